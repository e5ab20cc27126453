package cabi

import "sync/atomic"

// A Watch lets other goroutines see and stop a running call of generated code.
// It serves one call at a time, and lies in memory that does not move.
type Watch struct {
	// Lo and Hi bound the instructions at which a request may be served.
	Lo, Hi uintptr

	thread  uintptr // the thread pointer of the thread in the call, 0 if none
	request uintptr // a Request, 0 if none
	sample  Regs    // the registers at the last Sample request
}

// A Request asks something of code that runs on another thread.
type Request uintptr

// The requests.
const (
	// Sample: note the registers and go on.
	Sample Request = iota + 1
	// Stop: end the call.
	Stop
)

// Request leaves a request for the thread that is in the watched call, which
// is served when the thread gets SIGURG while it is at an instruction in [w.Lo,
// w.Hi); see [Watch.Thread]. A new request replaces the last.
func (w *Watch) Request(r Request) { atomic.StoreUintptr(&w.request, uintptr(r)) }

// Pending reports whether a request waits to be served.
func (w *Watch) Pending() bool { return atomic.LoadUintptr(&w.request) != 0 }

// Registers returns what the last served Sample request noted.
func (w *Watch) Registers() Regs { return w.sample }

// Thread returns the thread pointer (see [ThreadPointer]) of the thread that is
// in the watched call, 0 if there is none. The thread may leave the call at any moment:
// the caller makes sure that it does not end, for instance with a lock that
// whoever made the call takes after it.
func (w *Watch) Thread() uintptr { return atomic.LoadUintptr(&w.thread) }
