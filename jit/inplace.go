//go:build !darwin

package jit

import (
	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
)

// reserveSpace maps addresses without access and without memory.
func reserveSpace(size uintptr) (addr uintptr, err error) {
	return ffi.Mmap(0, size, unix.PROT_NONE, reserveFlags, -1, 0)
}

// fillInPlace maps the pages at p writable, and then makes them executable.
func fillInPlace(p span, code []byte) error {
	const flags = unix.MAP_PRIVATE | unix.MAP_ANON | unix.MAP_FIXED
	if _, err := ffi.Mmap(p.addr, p.size, unix.PROT_READ|unix.PROT_WRITE, flags, -1, 0); err != nil {
		return err
	}
	copyCode(p.memory(), code)
	return ffi.Mprotect(p.addr, p.size, unix.PROT_READ|unix.PROT_EXEC)
}

// empty takes all access away from the pages at p and frees their memory; the
// addresses stay reserved.
func empty(p span) error {
	_, err := ffi.Mmap(p.addr, p.size, unix.PROT_NONE, reserveFlags|unix.MAP_FIXED, -1, 0)
	return err
}
