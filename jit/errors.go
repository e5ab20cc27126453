package jit

import (
	"fmt"

	"github.com/seed1605a99e/movabs/ffi"
)

// An AddressError reports that no piece of an arena starts at an address.
type AddressError struct {
	Addr ffi.Addr
	// Inside and Offset tell which piece the address lies in, and how far from
	// its start; Offset is 0 if it lies in none.
	Inside string
	Offset int
}

func (e *AddressError) Error() string {
	if e.Offset == 0 {
		return fmt.Sprintf("jit: no piece of the arena is at %#x", uintptr(e.Addr))
	}
	return fmt.Sprintf("jit: address %#x lies %d bytes inside piece %q", uintptr(e.Addr), e.Offset, e.Inside)
}

// An InUseError reports that a piece can not be closed because others are
// linked to it.
type InUseError struct {
	Name  string
	Users int // how many are
}

func (e *InUseError) Error() string {
	return fmt.Sprintf("jit: piece %q is in use by %d others that are linked to it", e.Name, e.Users)
}
