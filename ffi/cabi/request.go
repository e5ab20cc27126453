package cabi

import (
	"sync/atomic"
)

// A Request asks something of code that runs on another thread.
type Request uintptr

// The requests.
const (
	// Sample: note the registers and go on.
	Sample Request = iota + 1
	// Stop: end the call.
	Stop
)

// Request leaves a request for the thread that is in a call with f, which is
// served when the thread gets SIGURG while it is at an instruction in [f.Lo,
// f.Hi); see [Frame.Thread]. A new request replaces the last.
func (f *Frame) Request(r Request) { atomic.StoreUintptr(&f.request, uintptr(r)) }

// Pending reports whether a request waits to be served.
func (f *Frame) Pending() bool { return atomic.LoadUintptr(&f.request) != 0 }

// Registers returns what the last served Sample request noted.
func (f *Frame) Registers() Regs { return f.sample }

// Thread identifies the thread that is in a call with f as pthread_kill(3)
// wants it, 0 if there is none. The thread may leave the call at any moment:
// the caller makes sure that it does not end, for instance with a lock that
// whoever made the call takes after it.
func (f *Frame) Thread() uintptr { return atomic.LoadUintptr(&f.thread) }
