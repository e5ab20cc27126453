package jit

import (
	"fmt"
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi/cabi"
)

// Regs holds the general registers of interrupted code.
type Regs = cabi.Regs

// A Fault is a crash of generated code, as an error.
type Fault struct {
	// Signal is SIGSEGV, SIGBUS, SIGILL, SIGFPE or SIGTRAP, and Code its
	// si_code, see sigaction(2).
	Signal syscall.Signal
	Code   int32
	// Addr is the address of the bad access for SIGSEGV and SIGBUS, as far as
	// the processor tells, and that of the instruction for the others.
	Addr uintptr
	// PC is the address of the instruction, on x86-64 for SIGTRAP of the one
	// after it.
	PC uintptr
	// Name is the name of the function that PC lies in: that of the symbol of
	// the [Object], if the piece was linked and has symbols, and otherwise that
	// of the piece; "" if it has none. Base is the offset of this function from
	// the beginning of the piece.
	Name string
	Base int
	// Offset is the distance of PC from the beginning of the piece of code
	// that it lies in. If code called an address that is not code, it is that
	// of the return address. It is -1 if that piece is not loaded any more.
	Offset int
	// Regs holds the registers at the fault.
	Regs Regs
}

func (f *Fault) Error() string {
	text := fmt.Sprintf("jit: %s at %s", unix.SignalName(f.Signal), f.place())
	if f.Signal == syscall.SIGSEGV || f.Signal == syscall.SIGBUS {
		text += fmt.Sprintf(": access to address %#x", f.Addr)
	}
	return text
}

func (f *Fault) place() string {
	switch {
	case f.Offset < 0:
		return fmt.Sprintf("address %#x, where no code is loaded", f.PC)
	case f.Name != "":
		return fmt.Sprintf("%s+%#x", f.Name, f.Offset-f.Base)
	default:
		return fmt.Sprintf("code offset %#x", f.Offset)
	}
}

// fault puts what the signal handler noted into the terms of this package.
func (s *space) fault(ended *cabi.Fault) *Fault {
	f := &Fault{
		Signal: ended.Signal,
		Code:   ended.Code,
		Addr:   ended.Addr,
		PC:     ended.Regs.PC(),
		Offset: -1,
		Regs:   ended.Regs,
	}
	at := f.PC
	if ended.Caller != 0 {
		at = ended.Caller
	}
	inside := at
	if f.Signal == syscall.SIGTRAP && trapsAfter || ended.Caller != 0 {
		inside-- // at may be where the next piece begins
	}
	if c := s.find(inside); c != nil {
		f.Offset = int(at - c.addr)
		f.Name, f.Base = c.function(int(inside - c.addr))
	}
	return f
}
