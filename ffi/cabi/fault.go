package cabi

import "syscall"

// A Fault tells which signal ended a call.
type Fault struct {
	Signal syscall.Signal
	Code   int32   // si_code: why, see sigaction(2)
	Addr   uintptr // si_addr: the address that was accessed, or of the instruction
	Caller uintptr // if the code called or jumped out of its memory: the return address there
	Regs   Regs
}

// Fault returns how the last call ended: nil if the function returned. After a
// [Stop] request was served, the signal is SIGURG.
func (f *Frame) Fault() *Fault {
	if f.signal == 0 {
		return nil
	}
	return &Fault{
		Signal: syscall.Signal(f.signal),
		Code:   int32(f.code),
		Addr:   f.addr,
		Caller: f.caller,
		Regs:   f.regs,
	}
}
