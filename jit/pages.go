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
	dual := fillThroughFile(p, code)
	switch {
	case dual == nil:
		return nil
	case errors.Is(dual, unix.EACCES), errors.Is(dual, unix.EPERM): // Probe tells the reasons
		return fmt.Errorf("this system forbids generated code: %w", errors.ErrUnsupported)
	default:
		return fmt.Errorf("this system forbids that memory becomes executable (%v), and mapping it twice fails: %w (%w)", err, dual, errors.ErrUnsupported)
	}
}

// fillThroughFile fills the pages at p through a second mapping of their
// memory, which is gone when it returns.
func fillThroughFile(p span, code []byte) error {
	memory, err := mapTwice(p, false, func(memory []byte) { copyCode(memory, code) })
	if err != nil {
		return err
	}
	return unmap(memory)
}

// copyCode fills memory with code and, behind it, traps, so that running off
// the end is a fault and not the next piece of code.
func copyCode(memory, code []byte) {
	n := copy(memory, code)
	fillTraps(memory[n:])
	flush(memory)
}

// fillTraps fills memory with instructions that trap, each where instructions
// can be.
func fillTraps(memory []byte) {
	for len(memory) > 0 {
		memory = memory[copy(memory, traps[address(memory)%trapLen:]):]
	}
}

// memory returns the bytes at p, which the caller has mapped.
func (p span) memory() []byte {
	// The memory is not Go's, and is not unmapped while the slice is in use.
	// The address is read as a pointer through its own variable because it
	// never was a Go pointer.
	addr := p.addr
	return unsafe.Slice(*(**byte)(unsafe.Pointer(&addr)), p.size)
}

// unmap ends a mapping that memory is the whole of.
func unmap(memory []byte) error {
	return ffi.Munmap(address(memory), uintptr(len(memory)))
}

// address returns where memory begins. It is not Go's and does not move.
func address(memory []byte) uintptr {
	return uintptr(unsafe.Pointer(unsafe.SliceData(memory)))
}
