package jit

import (
	"fmt"
	"sync"
	"syscall"
	"time"

	"github.com/seed1605a99e/movabs/ffi/cabi"
)

// A Call enters a piece of code again and again, one call at a time, and lets
// other goroutines stop it or ask where it is. This costs the running code
// nothing: it is interrupted by a signal.
type Call struct {
	code  *Code
	fn    uintptr
	guard *cabi.Guard
	watch *cabi.Watch // nil after Close; guarded by both locks

	do      sync.Mutex // held by Do
	mu      sync.Mutex
	running bool // in Do
	stopped bool // Stop was called
}

// Stopped is the error of a call that [Call.Stop] has ended.
type Stopped struct {
	// Inside tells that the code was running, and was interrupted with the
	// registers Regs. Otherwise it was not entered at all.
	Inside bool
	Regs   Regs
}

func (*Stopped) Error() string { return "jit: call stopped" }

// NewCall prepares calls of the C function at the given offset of the code,
// which may be interrupted at its instructions from offset lo to below hi. The
// code stays open until the Call is closed. The error wraps
// errors.ErrUnsupported where faults can not be caught.
func NewCall(code *Code, offset, lo, hi int) (*Call, error) {
	return newCall(code, code.Len(), offset, lo, hi)
}

// newCall is NewCall of a piece that has, or may have one day, size bytes.
func newCall(code *Code, size, offset, lo, hi int) (*Call, error) {
	if offset < 0 || offset >= code.Len() || lo < 0 || hi > size {
		return nil, fmt.Errorf("jit: offsets %d, %d, %d do not lie in %d bytes of code", offset, lo, hi, size)
	}
	if err := catchFaults(); err != nil {
		return nil, err
	}
	if err := code.begin(); err != nil {
		return nil, err
	}
	base := uintptr(code.Addr())
	return &Call{
		code:  code,
		fn:    base + uintptr(offset),
		guard: cabi.NewGuard(),
		watch: &cabi.Watch{Lo: base + uintptr(lo), Hi: base + uintptr(hi)},
	}, nil
}

// Close waits until no call is running and frees the Call; later calls return
// ErrClosed.
func (c *Call) Close() {
	c.do.Lock()
	defer c.do.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.watch == nil {
		return
	}
	c.watch = nil
	c.code.end()
}

// Do calls the function and returns its result. The error is a *Fault if the
// code crashed and a *Stopped if the call was stopped, or had been before it
// began. At most [cabi.IntRegisters] arguments can be passed. Of several
// goroutines that call Do, one runs and the others wait.
func (c *Call) Do(args ...uintptr) (uintptr, error) {
	if len(args) > cabi.IntRegisters {
		return 0, fmt.Errorf("jit: call with %d arguments; %d are possible", len(args), cabi.IntRegisters)
	}
	c.do.Lock()
	defer c.do.Unlock()
	if c.watch == nil {
		return 0, ErrClosed
	}
	if !c.enter() {
		return 0, &Stopped{}
	}
	defer c.leave()
	r, err := cabi.CallWatched(c.fn, c.guard, c.watch, args...)
	if err == nil {
		return r, nil
	}
	if fault, ok := err.(*cabi.Fault); ok && fault.Signal == syscall.SIGURG {
		return 0, &Stopped{Inside: true, Regs: fault.Regs}
	}
	return 0, c.code.ended(err)
}

func (c *Call) enter() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.stopped {
		return false
	}
	c.watch.Request(0)
	c.running = true
	return true
}

// leave takes the lock: while somebody holds it to send a signal, the thread
// that Do runs on can not end, because Do has not returned.
func (c *Call) leave() {
	c.mu.Lock()
	c.running = false
	c.mu.Unlock()
}

// How long to wait for an interrupted thread: signals that arrive while it is
// outside of the interruptible code, in libc for instance, are lost and must be
// sent again.
const (
	firstWait = 100 * time.Microsecond
	lastWait  = 10 * time.Millisecond
)

// Stop ends the running call of Do, as soon as its thread is at an
// interruptible instruction, and makes all later ones return a *Stopped. It
// returns when no call is running any more, or the Call is closed. Code that is
// blocked in a library function is stopped only after that returns.
func (c *Call) Stop() {
	for wait := firstWait; c.requestStop(); wait = min(2*wait, lastWait) {
		time.Sleep(wait)
	}
}

// requestStop asks a running call to stop, and reports whether there is one.
func (c *Call) requestStop() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.stopped = true
	if c.watch == nil || !c.running {
		return false
	}
	// The thread is known from when it passes the gate.
	if thread := c.watch.Thread(); thread != 0 {
		c.watch.Request(cabi.Stop)
		interrupt(thread)
	}
	return true
}

// sampleTime bounds how long Sample waits. A thread that the kernel does not
// run in this time is not sampled.
const sampleTime = 10 * time.Millisecond

// Sample returns the registers of the running call at an interruptible
// instruction, and lets it go on. It reports false if no call is running, or
// none was seen at such an instruction within some milliseconds.
func (c *Call) Sample() (Regs, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.watch == nil || !c.running {
		return Regs{}, false
	}
	thread := c.watch.Thread()
	if thread == 0 {
		return Regs{}, false
	}
	c.watch.Request(cabi.Sample)
	interrupt(thread)
	for end := time.Now().Add(sampleTime); time.Now().Before(end); time.Sleep(firstWait) {
		if !c.watch.Pending() {
			return c.watch.Registers(), true
		}
		if c.watch.Thread() == 0 {
			break
		}
	}
	c.watch.Request(0)
	return Regs{}, false
}
