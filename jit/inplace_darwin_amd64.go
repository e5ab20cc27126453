package jit

import (
	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
)

// On Intel's processors macOS lets a process of the hardened runtime that may
// have generated code (com.apple.security.cs.allow-jit) have it in memory that is
// mapped with MAP_JIT. There are no write scopes, pthread_jit_write_protect_np
// does nothing: such memory is made writable and then executable as on other
// systems. It can not be mapped at a fixed address, so the whole space is mapped
// so at once; pages that nobody touches cost nothing.
//
// None of this has ever run: there was no machine to test it on.

// reserveSpace maps the space for code, without access.
func reserveSpace(size uintptr) (addr uintptr, err error) {
	return ffi.Mmap(0, size, unix.PROT_NONE, reserveFlags|unix.MAP_JIT, -1, 0)
}

// fillInPlace makes the pages at p writable, and then executable.
func fillInPlace(p span, code []byte) error {
	if err := ffi.Mprotect(p.addr, p.size, unix.PROT_READ|unix.PROT_WRITE); err != nil {
		return err
	}
	copyCode(p.memory(), code)
	return ffi.Mprotect(p.addr, p.size, unix.PROT_READ|unix.PROT_EXEC)
}

// empty lets the system have the memory of the pages at p, and takes all access
// away.
func empty(p span) error {
	if err := unix.Madvise(p.memory(), unix.MADV_FREE); err != nil {
		return err
	}
	return ffi.Mprotect(p.addr, p.size, unix.PROT_NONE)
}
