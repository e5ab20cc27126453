package cabi

import (
	"sync/atomic"
	"unsafe"
)

// MaxArgs is the number of arguments that Call can pass.
const MaxArgs = IntRegisters + MaxStack

// shortFrame is the frame of a call without stack arguments.
type shortFrame struct {
	header
	floats [MaxFloats]uint64
	words  [IntRegisters]uintptr
}

// Call calls the function at fn with at most MaxArgs words. errnoLocation is
// as in [Binding]; errno is 0 without it. The caller keeps alive whatever the
// arguments point to.
//
//go:nocheckptr
func Call(fn, errnoLocation uintptr, args ...uintptr) (r, errno uintptr) {
	if len(args) > IntRegisters {
		return callLong(fn, errnoLocation, args)
	}
	t := target{fn: fn, errno: errnoLocation}
	f := shortFrame{header: header{target: unsafe.Pointer(&t)}}
	copy(f.words[:], args)
	// The gate looks at no more than the short frame, as t has no stack words.
	f.state = goroutine()
	cgocall(gate, unsafe.Pointer(&f))
	return f.r, f.result()
}

func callLong(fn, errnoLocation uintptr, args []uintptr) (r, errno uintptr) {
	t := target{fn: fn, errno: errnoLocation, stack: uintptr(len(args) - IntRegisters), more: 1}
	f := frame{header: header{target: unsafe.Pointer(&t)}}
	copy(f.words[:], args)
	f.call()
	return f.r, f.result()
}

// result returns errno.
func (h *header) result() uintptr {
	if h.state != statusErrno {
		return 0
	}
	return h.errno
}

// CallWatched calls the function at fn of the code that guard guards, with at
// most IntRegisters words, while w watches. The error is a *Fault (after a
// [Stop] request was served, with SIGURG) or ErrClosed.
func CallWatched(fn uintptr, guard *Guard, w *Watch, args ...uintptr) (r uintptr, err error) {
	t := target{fn: fn, guard: guard, watch: w}
	f := frame{header: header{target: unsafe.Pointer(&t)}}
	copy(f.words[:IntRegisters], args)
	// The gate does not come to that when a callback panics, and the thread may have
	// ended by the next call.
	defer atomic.StoreUintptr(&w.thread, 0)
	defer f.unlist()
	if f.call() != statusReturned {
		return 0, f.failure()
	}
	return f.r, nil
}
