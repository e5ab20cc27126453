package process

import (
	"context"
	"os"
	"sync"
	"time"
)

// Main does the work of the process and returns its exit status, with which the
// process is about to end: what the kernel takes back then is left to it. The work
// runs on the caller's goroutine. Where a signal has made its context done, and it
// does not return within the grace, Main ends the process without it.
func Main(work func(context.Context) error) (exit int) {
	c := new(Console)
	ctx := withSignals(context.WithValue(context.Background(), consoleKey{}, c), c)
	time.AfterFunc(signalsAfter, c.Watch)
	var ending sync.Mutex // of whoever ends the process, for ever
	end := func(err error) int {
		ending.Lock()
		c.close()
		report(os.Stderr, err)
		return status(err)
	}
	context.AfterFunc(ctx, func() {
		time.Sleep(grace)
		os.Exit(end(context.Cause(ctx)))
	})
	growStack(false)
	return end(withCause(ctx, guarded(ctx, work)))
}
