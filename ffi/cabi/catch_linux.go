//go:build amd64 || arm64

package cabi

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"unsafe"
)

// handler is the address of the signal handler; codeLo and codeHi bound the
// memory whose faults it catches; previous holds, by signal number, the
// handlers that were there before it (handler_linux_*.s).
var (
	handler        uintptr
	codeLo, codeHi uintptr
	previous       [65]uintptr
)

// SetCodeRange declares that generated code lies in [lo, hi). There is one such
// range in a process, which package jit reserves; a later call replaces it.
func SetCodeRange(lo, hi uintptr) {
	atomic.StoreUintptr(&codeHi, hi)
	atomic.StoreUintptr(&codeLo, lo)
}

// sigaction is glibc's struct sigaction on x86-64 (bits/sigaction.h), which
// musl shares.
type sigaction struct {
	handler  uintptr
	mask     [16]uint64
	flags    int32
	restorer uintptr
}

var catch sync.Mutex

// Catch puts the handler in front of the handlers for SIGSEGV, SIGBUS, SIGILL,
// SIGFPE, SIGTRAP and SIGURG, with libc's function sigaction at the given
// address. Calls after the first that succeeded do nothing.
func Catch(sigactionAddr uintptr) error {
	catch.Lock()
	defer catch.Unlock()
	for _, sig := range []syscall.Signal{syscall.SIGSEGV, syscall.SIGBUS, syscall.SIGILL, syscall.SIGFPE, syscall.SIGTRAP, syscall.SIGURG} {
		if previous[sig] != 0 {
			continue
		}
		if err := catchSignal(sigactionAddr, sig); err != nil {
			return err
		}
	}
	return nil
}

func catchSignal(sigactionAddr uintptr, sig syscall.Signal) error {
	old := new(sigaction)
	if err := callSigaction(sigactionAddr, sig, nil, old); err != nil {
		return err
	}
	if old.handler <= 1 { // SIG_DFL or SIG_IGN: nobody to pass other faults on to
		return fmt.Errorf("cabi: the Go runtime does not handle %v", sig)
	}
	// Known before it is needed: the handler may run at once.
	previous[sig] = old.handler
	new := *old
	new.handler = handler
	for i := range new.mask {
		new.mask[i] = ^uint64(0)
	}
	if err := callSigaction(sigactionAddr, sig, &new, nil); err != nil {
		previous[sig] = 0
		return err
	}
	return nil
}

func callSigaction(addr uintptr, sig syscall.Signal, new, old *sigaction) error {
	// Pinned, the structures stay where they are during the call, after which
	// libc does not use them.
	var pins runtime.Pinner
	defer pins.Unpin()
	for _, s := range []*sigaction{new, old} {
		if s != nil {
			pins.Pin(s)
		}
	}
	r, _ := Call(addr, 0, uintptr(sig), uintptr(unsafe.Pointer(new)), uintptr(unsafe.Pointer(old)))
	if int32(r) != 0 {
		return fmt.Errorf("cabi: sigaction refused to catch %v", sig)
	}
	return nil
}
