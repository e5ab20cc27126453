package arm64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/arm64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// Linux's numbers for 64-bit Arm (include/uapi/asm-generic/unistd.h,
// errno-base.h and poll.h). There is no poll but ppoll.
const (
	sysRead  = 63
	sysWrite = 64
	sysPpoll = 73
	eintr    = 4
	eagain   = 11
	pollIn   = 1
	pollOut  = 4
)

// The kernel takes the number in X8 and arguments in X0 to X4. It returns a
// result or a negated error number in X0, and changes no other register.

// writeSyscall writes the byte at the address in at.
func (g *generator) writeSyscall() {
	again, odd := g.NewLabel(), g.NewLabel()
	g.Bind(again)
	g.stopped()
	g.Ldr(arm64.W0, arm64.Ptr(state, native.OffsetOutFd))
	g.Mov(arm64.X1, at)
	g.Mov(arm64.X2, arm64.Imm(1))
	g.Mov(arm64.X8, arm64.Imm(sysWrite))
	g.Svc(0)
	g.Cmp(arm64.X0, arm64.Imm(1))
	g.Bcc(arm64.NE, odd)
	g.Ret()
	g.Bind(odd)
	g.Cbz(arm64.X0, again)
	g.syscallFailed(native.OffsetOutFd, pollOut, again)
}

// readSyscall reads a byte into the cell at the address in at. The byte goes
// through the State, because the rest of the cell must become 0.
func (g *generator) readSyscall() {
	again, odd, failed := g.NewLabel(), g.NewLabel(), g.NewLabel()
	g.Bind(again)
	g.stopped()
	g.Ldr(arm64.W0, arm64.Ptr(state, native.OffsetInFd))
	g.Add(arm64.X1, state, arm64.Imm(native.OffsetByte))
	g.Mov(arm64.X2, arm64.Imm(1))
	g.Mov(arm64.X8, arm64.Imm(sysRead))
	g.Svc(0)
	g.Cmp(arm64.X0, arm64.Imm(1))
	g.Bcc(arm64.NE, odd)
	g.Ldrb(temp32, arm64.Ptr(state, native.OffsetByte))
	g.storeInput()
	g.Bind(odd)
	g.Cbnz(arm64.X0, failed)
	g.inputEnded()
	g.Bind(failed)
	g.syscallFailed(native.OffsetInFd, pollIn, again)
}

// syscallFailed tries again after an interruption, and when a descriptor that
// does not block becomes ready for events. It is the field of the State at fd.
func (g *generator) syscallFailed(fd int32, events int64, again asm.Label) {
	fatal := g.NewLabel()
	g.Cmn(arm64.X0, arm64.Imm(eintr))
	g.Bcc(arm64.EQ, again)
	g.Cmn(arm64.X0, arm64.Imm(eagain))
	g.Bcc(arm64.NE, fatal)
	g.Ldr(temp32, arm64.Ptr(state, fd))
	g.Str(temp32, arm64.Ptr(state, native.OffsetPoll))
	g.Mov(temp32, arm64.Imm(events)) // and no revents
	g.Str(temp32, arm64.Ptr(state, native.OffsetPollEvents))
	g.Add(arm64.X0, state, arm64.Imm(native.OffsetPoll))
	g.Mov(arm64.X1, arm64.Imm(1))
	g.Mov(arm64.X2, arm64.XZR) // no time limit
	g.Mov(arm64.X3, arm64.XZR) // the mask of signals stays
	g.Mov(arm64.X8, arm64.Imm(sysPpoll))
	g.Svc(0)
	g.B(again)
	g.Bind(fatal)
	g.Neg(arm64.W0, arm64.W0)
	g.Str(arm64.W0, arm64.Ptr(state, native.OffsetErrno))
	g.B(g.Exits[native.IOError])
}
