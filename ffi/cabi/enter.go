package cabi

import (
	"sync/atomic"
	"unsafe"
)

// cgocall is the runtime's own way into C. The runtime keeps its name and type
// for packages that link to it by name (runtime/cgocall.go says so). What arg
// points to may lie on the goroutine's stack, as in the calls that cgo makes.
//
//go:noescape
//go:linkname cgocall runtime.cgocall
func cgocall(fn uintptr, arg unsafe.Pointer) int32

// call sends f through the gate and returns the gate's status.
//
//go:nocheckptr
func (f *frame) call() uintptr {
	for {
		f.state = goroutine()
		cgocall(gate, unsafe.Pointer(f))
		if f.state != statusUnknown || !newRecord() {
			return f.state
		}
	}
}

// unlist is deferred around guarded calls: when a callback panics, it marks the
// call's entry as stale, which the gate has not taken away. The goroutine may be
// on another thread by then, and the entry may serve another call.
//
//go:nocheckptr
func (f *frame) unlist() {
	if f.state > lastStatus && f.entry != 0 {
		// Entries lie in records, which are never freed.
		e := *(**entry)(unsafe.Pointer(&f.entry))
		// The token is the last that the gate writes: while it is the same, so is the
		// rest. No other call of this goroutine can have the entry that is running now:
		// those around this one have entries before it.
		token := atomic.LoadUintptr(&e.token)
		if atomic.LoadUintptr(&e.g) == f.state {
			atomic.CompareAndSwapUintptr(&e.token, token, token|1)
		}
	}
}
