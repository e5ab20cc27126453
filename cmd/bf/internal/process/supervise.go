package process

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"github.com/seed1605a99e/movabs/ffi"
)

// grace is how long a command may take to end by itself after its context is
// done. Machine code stops within a few milliseconds; only a thread that is
// blocked in a system call does not.
const grace = 250 * time.Millisecond

// Supervise calls f and returns its error. If ctx is done before f returns, f has
// a little time left; then Supervise returns without it, so that a read that
// nobody answers can not keep the process alive. An error of f that only says
// that ctx is done becomes the cause of that. A panic becomes an error.
func Supervise(ctx context.Context, f func(context.Context) error) error {
	done := make(chan error, 1)
	go func() {
		growStack(false)
		done <- guarded(ctx, f)
	}()
	select {
	case err := <-done:
		return withCause(ctx, err)
	case <-ctx.Done():
	}
	select {
	case err := <-done:
		return withCause(ctx, err)
	case <-time.After(grace):
		return context.Cause(ctx)
	}
}

// guarded calls f and makes a panic an error: a stack trace is no message to a user.
func guarded(ctx context.Context, f func(context.Context) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("internal error, please report it: %v", r)
		}
	}()
	return f(ctx)
}

// stackSize is about what a command needs of its stack.
const stackSize = 24 << 10

// growStack makes the stack of the goroutine large enough for a command, while
// there is next to nothing on it: it would be doubled and copied time after time,
// deep in the compiler, which costs a short run a tenth of a millisecond. Having
// such a frame is enough, whether or not it is used.
//
//go:noinline
func growStack(use bool) byte {
	if !use {
		return 0
	}
	var frame [stackSize]byte
	touch(&frame)
	return frame[0]
}

//go:noinline
func touch(frame *[stackSize]byte) { frame[0] = 1 }

// withCause replaces an error that only says that ctx is done.
func withCause(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return context.Cause(ctx)
	}
	return err
}

// signalsAfter is how long bf leaves signals alone, unless a command asks for them
// (Console.Watch): to begin to receive them takes a millisecond or two, as goroutines
// and threads must be made, and a small program has nothing to put in order.
const signalsAfter = 30 * time.Millisecond

// withSignals returns a context that the signals which ask a process to end make
// done, with a signalError as its cause, once the console watches for them. A
// second signal ends the process at once, after the console's last actions.
// Signals that the parent process has ignored, as nohup does, stay so.
func withSignals(parent context.Context, c *Console) context.Context {
	ctx, cancel := context.WithCancelCause(parent)
	c.listen = sync.OnceFunc(func() {
		signals := make(chan os.Signal, 2)
		for _, s := range []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
			if !signal.Ignored(s) {
				signal.Notify(signals, s)
			}
		}
		go receive(signals, c, cancel)
	})
	return ctx
}

// receive acts on signals until the process ends.
func receive(signals <-chan os.Signal, c *Console, cancel context.CancelCauseFunc) {
	for n := 0; ; {
		s := (<-signals).(syscall.Signal)
		if s == syscall.SIGQUIT && c.quit() {
			continue
		}
		if n > 0 {
			c.close()
			os.Exit(Signalled + int(s))
		}
		n++
		cancel(signalError{s})
	}
}

// FlushStdio writes out what C's stdout has buffered. A thread that is blocked in
// getchar holds the lock of stdin, for which fflush(NULL) waits after it has come
// by stdout: so this does not wait for its end for long.
func FlushStdio() {
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = ffi.Flush() // nobody is left to tell
	}()
	select {
	case <-done:
	case <-time.After(grace):
	}
}
