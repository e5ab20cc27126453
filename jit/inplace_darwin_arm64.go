package jit

import (
	"runtime"
	"sync"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
)

// On Apple's processors code lives in memory that is mapped with MAP_JIT. It
// is writable for a thread while that is in a write scope, and executable for
// it otherwise: never both. Such memory can not be mapped at a fixed address, so
// the whole space is mapped so at once; pages that nobody touches cost nothing.
//
// None of this has ever run: there was no machine to test it on.

// reserveSpace maps the space for code.
func reserveSpace(size uintptr) (addr uintptr, err error) {
	const prot = unix.PROT_READ | unix.PROT_WRITE | unix.PROT_EXEC
	return ffi.Mmap(0, size, prot, reserveFlags|unix.MAP_JIT, -1, 0)
}

// fillInPlace fills the pages at p in a write scope.
func fillInPlace(p span, code []byte) error {
	return writeScope(func() { copyCode(p.memory(), code) })
}

// empty fills the pages at p with traps and lets the system have their memory
// when it needs some.
func empty(p span) error {
	err := writeScope(func() {
		fillTraps(p.memory())
		flush(p.memory())
	})
	if err != nil {
		return err
	}
	return unix.Madvise(p.memory(), unix.MADV_FREE)
}

// writeScope calls write while this thread can write to the memory of code,
// and not run it.
func writeScope(write func()) error {
	protect, err := bindProtect()
	if err != nil {
		return err
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	protect(0)
	defer protect(1)
	write()
	return nil
}

// bindProtect binds pthread_jit_write_protect_np(3).
var bindProtect = sync.OnceValues(func() (func(enabled int32), error) {
	libc, err := ffi.Libc()
	if err != nil {
		return nil, err
	}
	return ffi.Import[func(int32)](libc, "pthread_jit_write_protect_np")
})
