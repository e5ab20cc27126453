package cabi

import (
	"sync/atomic"
	"time"
	"unsafe"
)

// A Guard stands between the calls of a piece of generated code and the end of
// its memory. Calls that are made with it have their crashes caught. The zero
// Guard is open. It must not be copied, and what it lies in must not move.
//
// In the long run it costs a call no atomic operation: the gate notes the guard
// in the record of its thread and looks whether it is closed; whoever closes it
// makes all threads see that by a system call, and then looks at the records of
// all threads. That call takes as long as many atomic operations; so the first
// calls have one each, and the guard of a piece that is called a few times
// closes without it.
type Guard struct {
	// State is the state of the piece: negative if it is closed. The bits from
	// GuardShift on count the calls that have begun, as far as youngCalls. As long
	// as they are less, the gate adds 1 with a locked instruction (on arm64
	// followed by a barrier), between its note and its look: then either it sees
	// that the guard is closed, or whoever has closed it sees the note. As long as
	// the system call is not available, the count does not go beyond 1. The bits
	// below are the owner's.
	//
	// So the uppermost 16 bits, a number with a sign, tell by one comparison that a
	// guard is neither young nor closed.
	//
	// What the count was when the guard was closed, the instruction that did that
	// has found. If it was less than youngCalls, every call that finds more
	// finds the guard closed.
	State atomic.Int64
}

const (
	// GuardShift is the number of the lowest bit of a Guard's State that the gate
	// changes. Changes of the bits below must leave it and those above as they are, in
	// one atomic operation.
	GuardShift = 48

	// youngMask is the bits of the count. It may become youngCalls, and one more
	// for each thread.
	youngMask = 1<<63 - 1<<GuardShift
	// youngCalls is how many calls are counted: about as many as cost what the
	// system call costs.
	youngCalls = 64
)

// NewGuard returns an open guard.
func NewGuard() *Guard {
	prepareBarrier()
	return new(Guard)
}

// Wait returns when no call is running. The guard is closed; before, its State
// was the given one.
func (g *Guard) Wait(state int64) {
	switch calls := state & youngMask; {
	case calls == 0:
		return
	case calls>>GuardShift >= youngCalls:
		barrier()
	}
	for wait := time.Microsecond; g.running(); wait = min(2*wait, time.Millisecond) {
		time.Sleep(wait)
	}
}

// running reports whether a thread is in a call guarded by g.
func (g *Guard) running() bool {
	addr := uintptr(unsafe.Pointer(g))
	for _, t := range *records.all.Load() { // there are some, as there were calls
		calls := t.running()
		for i := range calls {
			if e := &calls[i]; atomic.LoadUintptr(&e.guard)&^watched == addr && !e.stale() {
				return true
			}
		}
	}
	return false
}
