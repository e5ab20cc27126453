package arm64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/arm64"
)

// frame is the size of the frame on the stack, in bytes: a multiple of 16.
const frame = 48

// saved are the registers that the code uses and the ABI wants kept, in pairs.
func saved() [3][2]arm64.Reg {
	return [3][2]arm64.Reg{{arm64.FP, arm64.LR}, {tape, state}, {out, in}}
}

// EntryAndExits writes the C function, which takes the address of the State in
// X0, and a way out for each Reason.
func (g *generator) EntryAndExits() {
	pairs := saved()
	g.Stp(pairs[0][0], pairs[0][1], arm64.PtrPre(arm64.SP, -frame))
	g.Stp(pairs[1][0], pairs[1][1], arm64.Ptr(arm64.SP, 16))
	g.Stp(pairs[2][0], pairs[2][1], arm64.Ptr(arm64.SP, 32))
	g.Mov(arm64.FP, arm64.SP)
	g.Mov(state, arm64.X0)
	g.Ldr(tape, arm64.Ptr(state, native.OffsetTape))
	g.Ldr(out, arm64.Ptr(state, native.OffsetOutPos))
	g.Ldr(in, arm64.Ptr(state, native.OffsetInPos))
	g.Ldr(temp, arm64.Ptr(state, native.OffsetResume))
	g.Br(temp)

	leave := g.NewLabel()
	for reason, exit := range g.Exits {
		if !g.Config.Leaves(native.Reason(reason)) {
			continue
		}
		g.Bind(exit)
		g.Mov(arm64.W0, arm64.Imm(reason))
		g.B(leave)
	}
	// Called, not jumped to: the link register is where to go on.
	g.Bind(leave)
	g.Str(arm64.LR, arm64.Ptr(state, native.OffsetResume))
	g.Str(tape, arm64.Ptr(state, native.OffsetTape))
	g.Str(out, arm64.Ptr(state, native.OffsetOutPos))
	g.Str(in, arm64.Ptr(state, native.OffsetInPos))
	g.Ldp(pairs[2][0], pairs[2][1], arm64.Ptr(arm64.SP, 32))
	g.Ldp(pairs[1][0], pairs[1][1], arm64.Ptr(arm64.SP, 16))
	g.Ldp(pairs[0][0], pairs[0][1], arm64.PtrPost(arm64.SP, frame))
	g.Ret()
}

// Leave is codegen.Machine's.
func (g *generator) Leave(reason native.Reason) { g.Bl(g.Exits[reason]) }

// LeaveAt is codegen.Machine's.
func (g *generator) LeaveAt(reason native.Reason, off int32) {
	disp := g.disp(off)
	if disp != 0 {
		g.addAddress(tape, tape, int64(disp))
	}
	g.Leave(reason)
	if disp != 0 {
		g.addAddress(tape, tape, -int64(disp))
	}
}
