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
func (f *frame) call() uintptr {
	cgocall(gate, unsafe.Pointer(f))
	for f.status == statusUnknown && newRecord() {
		cgocall(gate, unsafe.Pointer(f))
	}
	return f.status
}

// unlist is deferred around guarded calls: when a callback panics, it marks the
// call's entry as stale, which the gate has not taken away. The goroutine may be
// on another thread by then, and the entry may serve another call.
func (f *frame) unlist() {
	if f.entry != 0 {
		staleEntry(f.entry, f.token)
	}
}

// staleEntry takes the token from the entry at the address, if it is there.
func staleEntry(at, token uintptr) {
	// Entries lie in records, which are never freed.
	e := *(**entry)(unsafe.Pointer(&at))
	atomic.CompareAndSwapUintptr(&e.token, token, 0)
}
