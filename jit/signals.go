package jit

import (
	"fmt"
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

// interrupt sends SIGURG to a thread of this process.
func interrupt(thread uintptr) error {
	kill, err := bindKill()
	if err != nil {
		return err
	}
	if errno := kill(thread, int32(unix.SIGURG)); errno != 0 {
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
