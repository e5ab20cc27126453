package jit

import (
	"fmt"
	"runtime"
	"sync"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/ffi/cabi"
)

// catchFaults installs the signal handler, once. Its error wraps
// errors.ErrUnsupported on platforms where faults are not caught.
var catchFaults = sync.OnceValue(func() error {
	libc, err := ffi.Libc()
	if err != nil {
		return err
	}
	sigaction, err := libc.Lookup("sigaction")
	if err != nil {
		return err
	}
	return cabi.Catch(uintptr(sigaction))
})

// interrupt sends SIGURG to the thread of this process that has a thread pointer.
func interrupt(thread uintptr) error {
	kill, err := bindKill()
	if err != nil {
		return err
	}
	distance, err := selfDistance()
	if err != nil {
		return err
	}
	if errno := kill(thread+distance, int32(unix.SIGURG)); errno != 0 {
		return fmt.Errorf("jit: pthread_kill: %w", unix.Errno(errno))
	}
	return nil
}

var bindKill = sync.OnceValues(func() (func(thread uintptr, signal int32) int32, error) {
	libc, err := ffi.Libc()
	if err != nil {
		return nil, err
	}
	return ffi.Import[func(uintptr, int32) int32](libc, "pthread_kill")
})

// selfDistance returns how far what pthread_self returns is from the thread
// pointer: 0 on x86-64, and libc's own secret elsewhere.
var selfDistance = sync.OnceValues(func() (uintptr, error) {
	libc, err := ffi.Libc()
	if err != nil {
		return 0, err
	}
	self, err := ffi.Import[func() uintptr](libc, "pthread_self")
	if err != nil {
		return 0, err
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	return self() - cabi.ThreadPointer(), nil
})
