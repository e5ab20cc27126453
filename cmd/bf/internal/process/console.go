package process

import (
	"context"
	"sync"
	"sync/atomic"
)

// A Console is what the process has changed about its terminal, and what it does
// at a signal that does not end it. It belongs to the process, not to a command: a
// command that hangs can not clean up after itself.
type Console struct {
	mu     sync.Mutex
	onQuit func()   // at SIGQUIT, which ends the process if it is nil
	undo   []func() // at the end, the last first
	listen func()   // begins to receive signals
	hears  atomic.Bool
}

type consoleKey struct{}

// Of returns the console of a command's context. Where there is none, as
// in tests, it is one that nobody closes.
func Of(ctx context.Context) *Console {
	if c, ok := ctx.Value(consoleKey{}).(*Console); ok {
		return c
	}
	return new(Console)
}

// Watch makes signals reach bf from now on. Before, they do what they did when
// bf started. Calling it again is harmless.
func (c *Console) Watch() {
	if c.listen != nil {
		c.listen()
	}
	c.hears.Store(true)
}

// Watches reports whether Watch was called.
func (c *Console) Watches() bool { return c.hears.Load() }

// SetQuit sets what to do at SIGQUIT.
func (c *Console) SetQuit(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.onQuit = f
}

// quit does what is to be done at SIGQUIT and reports whether that is anything.
func (c *Console) quit() bool {
	c.mu.Lock()
	f := c.onQuit
	c.mu.Unlock()
	if f != nil {
		f()
	}
	return f != nil
}

// AtEnd makes close call f.
func (c *Console) AtEnd(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.undo = append(c.undo, f)
}

// close leaves the terminal as it was. Calling it again is harmless.
func (c *Console) close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := len(c.undo) - 1; i >= 0; i-- {
		c.undo[i]()
	}
	c.undo = nil
}
