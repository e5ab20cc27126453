package amd64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// Linux's numbers for x86-64 (arch/x86/entry/syscalls/syscall_64.tbl,
// include/uapi/asm-generic/errno-base.h and poll.h).
const (
	sysRead  = 0
	sysWrite = 1
	sysPoll  = 7
	eintr    = 4
	eagain   = 11
	pollIn   = 1
	pollOut  = 4
)

// The kernel takes the number in EAX and arguments in RDI, RSI, RDX. It returns
// a result or a negated error number in RAX, and changes RCX and R11 only.

// writeSyscall writes the byte at the address in at.
func (g *generator) writeSyscall() {
	again, odd := g.NewLabel(), g.NewLabel()
	g.Bind(again)
	g.stopped()
	g.Mov(amd64.EDI, amd64.Ptr(state, native.OffsetOutFd))
	g.Mov(amd64.RSI, at)
	g.Mov(amd64.EDX, amd64.Imm(1))
	g.Mov(amd64.EAX, amd64.Imm(sysWrite))
	g.Syscall()
	g.Cmp(amd64.RAX, amd64.Imm(1))
	g.JccShort(amd64.NE, odd)
	g.Ret()
	g.Bind(odd)
	g.Test(amd64.RAX, amd64.RAX)
	g.Jcc(amd64.E, again)
	g.syscallFailed(pollOut, again)
}

// readSyscall reads a byte into the cell at the address in at. The byte goes
// through the State, because the rest of the cell must become 0.
func (g *generator) readSyscall() {
	again, odd, failed := g.NewLabel(), g.NewLabel(), g.NewLabel()
	g.Bind(again)
	g.stopped()
	g.Mov(amd64.EDI, amd64.Ptr(state, native.OffsetInFd))
	g.Lea(amd64.RSI, amd64.Ptr(state, native.OffsetByte))
	g.Mov(amd64.EDX, amd64.Imm(1))
	g.Xor(amd64.EAX, amd64.EAX) // sysRead
	g.Syscall()
	g.Cmp(amd64.RAX, amd64.Imm(1))
	g.JccShort(amd64.NE, odd)
	g.storeInput(amd64.Byte(amd64.Ptr(state, native.OffsetByte)))
	g.Bind(odd)
	g.Test(amd64.RAX, amd64.RAX)
	g.JccShort(amd64.NE, failed)
	g.inputEnded()
	g.Bind(failed)
	g.syscallFailed(pollIn, again)
}

// syscallFailed tries again after an interruption, and when a descriptor that
// does not block becomes ready for events. The descriptor is still in EDI.
func (g *generator) syscallFailed(events int64, again asm.Label) {
	fatal := g.NewLabel()
	g.Cmp(amd64.RAX, amd64.Imm(-eintr))
	g.Jcc(amd64.E, again)
	g.Cmp(amd64.RAX, amd64.Imm(-eagain))
	g.JccShort(amd64.NE, fatal)
	g.Mov(amd64.Ptr(state, native.OffsetPoll), amd64.EDI)
	g.Mov(amd64.Dword(amd64.Ptr(state, native.OffsetPollEvents)), amd64.Imm(events))
	g.Lea(amd64.RDI, amd64.Ptr(state, native.OffsetPoll))
	g.Mov(amd64.ESI, amd64.Imm(1))
	g.Mov(amd64.EDX, amd64.Imm(-1)) // no time limit
	g.Mov(amd64.EAX, amd64.Imm(sysPoll))
	g.Syscall()
	g.Jmp(again)
	g.Bind(fatal)
	g.Neg(amd64.EAX)
	g.Mov(amd64.Ptr(state, native.OffsetErrno), amd64.EAX)
	g.Jmp(g.Exits[native.IOError])
}
