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
	// PC is the address of the instruction, for SIGTRAP of the one after it.
	PC uintptr
	// Offset is the distance of PC from the beginning of the piece of code
	// that it lies in. If code called an address that is not code, it is that
	// of the return address. It is -1 if that piece is not loaded any more.
	Offset int
	// Regs holds the registers at the fault.
	Regs Regs
}

func (f *Fault) Error() string {
	name := unix.SignalName(f.Signal)
	switch f.Signal {
	case syscall.SIGSEGV, syscall.SIGBUS:
		return fmt.Sprintf("jit: %s at code offset %#x: access to address %#x", name, f.Offset, f.Addr)
	default:
		return fmt.Sprintf("jit: %s at code offset %#x", name, f.Offset)
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
	if c := s.find(at); c != nil {
		f.Offset = int(at - c.pages.addr)
	}
	return f
}
