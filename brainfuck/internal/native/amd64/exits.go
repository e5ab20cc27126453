package amd64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/amd64"
)

// saved are the registers that the code uses and the ABI wants kept. Their
// number is even: after the return address, they and one more word make the
// stack pointer a multiple of 16, as it must be at calls.
func saved() [6]amd64.Reg {
	return [6]amd64.Reg{tape, state, amd64.R12, amd64.R13, out, in}
}

// EntryAndExits writes the C function, which takes the address of the State in
// RDI, and a way out for each Reason.
func (g *generator) EntryAndExits() {
	regs := saved()
	for _, r := range regs {
		g.Push(r)
	}
	g.Sub(amd64.RSP, amd64.Imm(8))
	g.Mov(state, amd64.RDI)
	g.Mov(tape, amd64.Ptr(state, native.OffsetTape))
	g.Mov(out, amd64.Ptr(state, native.OffsetOutPos))
	g.Mov(in, amd64.Ptr(state, native.OffsetInPos))
	g.JmpTo(amd64.Qword(amd64.Ptr(state, native.OffsetResume)))

	leave := g.NewLabel()
	for reason, exit := range g.Exits {
		if !g.Config.Leaves(native.Reason(reason)) {
			continue
		}
		g.Bind(exit)
		g.Mov(amd64.EAX, amd64.Imm(reason))
		g.JmpShort(leave)
	}
	// Called, not jumped to: the return address is where to go on.
	g.Bind(leave)
	g.Pop(amd64.Qword(amd64.Ptr(state, native.OffsetResume)))
	g.Mov(amd64.Ptr(state, native.OffsetTape), tape)
	g.Mov(amd64.Ptr(state, native.OffsetOutPos), out)
	g.Mov(amd64.Ptr(state, native.OffsetInPos), in)
	g.Add(amd64.RSP, amd64.Imm(8))
	for i := range regs {
		g.Pop(regs[len(regs)-1-i])
	}
	g.Ret()
}

// Leave is codegen.Machine's.
func (g *generator) Leave(reason native.Reason) { g.CallLabel(g.Exits[reason]) }

// LeaveAt is codegen.Machine's.
func (g *generator) LeaveAt(reason native.Reason, off int32) {
	disp := g.cell(off).Disp
	if disp != 0 {
		g.Lea(tape, amd64.Ptr(tape, disp))
	}
	g.Leave(reason)
	if disp != 0 {
		g.Lea(tape, amd64.Ptr(tape, -disp))
	}
}
