package cabi

import (
	"sync/atomic"
	"time"
	"unsafe"
)

// A Guard stands between the calls of a piece of generated code and the end of
// its memory. Calls that are made with it have their crashes caught.
//
// It costs a call no atomic operation: the gate notes the guard in the record
// of its thread and looks whether it is closed; Close closes it, makes all
// threads see that, and then looks at the records of all threads.
type Guard struct {
	closed uintptr
	_      [7]uintptr
}

// NewGuard returns an open guard.
func NewGuard() *Guard {
	prepareBarrier()
	return new(Guard)
}

// Close lets no new call begin and returns when no call is running.
func (g *Guard) Close() {
	atomic.StoreUintptr(&g.closed, 1)
	barrier()
	for wait := time.Microsecond; g.running(); wait = min(2*wait, time.Millisecond) {
		time.Sleep(wait)
	}
}

// Open lets calls begin again.
func (g *Guard) Open() { atomic.StoreUintptr(&g.closed, 0) }

// running reports whether a thread is in a call guarded by g.
func (g *Guard) running() bool {
	records.Lock()
	all := records.all
	records.Unlock()
	addr := uintptr(unsafe.Pointer(g))
	for _, t := range all {
		for i := range min(atomic.LoadUintptr(&t.depth), maxDepth) {
			e := &t.calls[i]
			if atomic.LoadUintptr(&e.guard) == addr && atomic.LoadUintptr(&e.token) != 0 {
				return true
			}
		}
	}
	return false
}
