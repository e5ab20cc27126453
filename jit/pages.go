package jit

import (
	"errors"
	"fmt"
	"unsafe"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
)

// fill writes code, and traps after it, to the pages at p and makes them
// executable. The pages are the caller's alone; on an error they may be left
// in any state but writable and executable.
func fill(p span, code []byte) error {
	err := fillInPlace(p, code)
	if !errors.Is(err, unix.EACCES) && !errors.Is(err, unix.EPERM) {
		return err
	}
	// The kernel forbids that memory which was writable becomes executable.
	if dual := fillThroughFile(p, code); dual != nil {
		return fmt.Errorf("%w: this system forbids generated code (%v; %v)", errors.ErrUnsupported, err, dual)
	}
	return nil
}

// fillInPlace maps the pages writable, and then makes them executable.
func fillInPlace(p span, code []byte) error {
	const flags = unix.MAP_PRIVATE | unix.MAP_ANON | unix.MAP_FIXED
	if _, err := ffi.Mmap(p.addr, p.size, unix.PROT_READ|unix.PROT_WRITE, flags, -1, 0); err != nil {
		return err
	}
	copyCode(p, code)
	return ffi.Mprotect(p.addr, p.size, unix.PROT_READ|unix.PROT_EXEC)
}

// mapTwice maps the file at p executable and copies the code through a second,
// writable mapping elsewhere, which is gone when it returns.
func mapTwice(p span, code []byte, fd int) error {
	alias, err := ffi.Mmap(0, p.size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED, fd, 0)
	if err != nil {
		return err
	}
	copyCode(span{alias, p.size}, code)
	if err := ffi.Munmap(alias, p.size); err != nil {
		return err
	}
	_, err = ffi.Mmap(p.addr, p.size, unix.PROT_READ|unix.PROT_EXEC, unix.MAP_SHARED|unix.MAP_FIXED, fd, 0)
	return err
}

// copyCode fills the writable pages at p with code and, behind it, traps, so
// that running off the end is a fault and not the next piece of code.
func copyCode(p span, code []byte) {
	// The pages are mapped writable by the caller, are not Go's memory, and
	// nobody else knows them yet. The address is read as a pointer through its
	// own variable because it never was a Go pointer.
	addr := p.addr
	page := unsafe.Slice(*(**byte)(unsafe.Pointer(&addr)), p.size)
	n := copy(page, code)
	for i := n; i < len(page); i++ {
		page[i] = trap[i%len(trap)]
	}
}

// empty takes all access away from the pages at p and frees their memory; the
// addresses stay reserved.
func empty(p span) error {
	_, err := ffi.Mmap(p.addr, p.size, unix.PROT_NONE, reserveFlags|unix.MAP_FIXED, -1, 0)
	return err
}
