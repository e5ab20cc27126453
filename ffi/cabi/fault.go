package cabi

import (
	"errors"
	"syscall"
	"unsafe"
)

// A Fault tells which signal ended a call.
type Fault struct {
	Signal syscall.Signal
	Code   int32   // si_code: why, see sigaction(2)
	Addr   uintptr // si_addr: the address that was accessed, or of the instruction
	Caller uintptr // if the code called or jumped out of its memory: the return address there
	Regs   Regs
}

// Error names the signal. Package jit has a better error.
func (f *Fault) Error() string { return "cabi: call ended by " + f.Signal.String() }

// ErrClosed reports a call of code whose [Guard] is closed.
var ErrClosed = errors.New("cabi: code is closed")

// errDeep reports that calls of generated code are nested too deeply.
var errDeep = errors.New("cabi: more than 60 calls of generated code inside of each other on one thread")

// errThreads reports that more threads have called generated code than the
// table of records has room for.
var errThreads = errors.New("cabi: too many threads have called generated code")

// failure returns how a call ended that did not return: a *Fault, ErrClosed,
// errDeep or errThreads.
//
//go:nocheckptr
func (f *frame) failure() error {
	switch f.state {
	case statusFault:
		// The gate has written it over the arguments.
		info := (*faultInfo)(unsafe.Pointer(&f.floats))
		return &Fault{
			Signal: syscall.Signal(info.signal),
			Code:   int32(info.code),
			Addr:   info.addr,
			Caller: info.caller,
			Regs:   info.regs,
		}
	case statusClosed:
		return ErrClosed
	case statusUnknown:
		return errThreads
	default:
		return errDeep
	}
}

func errnoError(errno uintptr) error { return syscall.Errno(uint32(errno)) }
