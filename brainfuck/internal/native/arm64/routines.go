package arm64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/arm64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// CallRoutine is codegen.Machine's. It passes the address of the cell in at.
func (g *generator) CallRoutine(off int32, routine asm.Label) {
	g.addAddress(at, tape, int64(g.disp(off)))
	g.Ldrb(arm64.WZR, arm64.Ptr(at, 0))
	g.Bl(routine)
}

// OutputRoutine is codegen.Machine's.
func (g *generator) OutputRoutine() {
	if g.Config.IO == native.Syscall {
		g.writeSyscall()
	} else {
		g.writeLibc()
	}
}

// InputRoutine is codegen.Machine's.
func (g *generator) InputRoutine() {
	if g.Config.IO == native.Syscall {
		g.readSyscall()
	} else {
		g.readLibc()
	}
}

// stopped leaves if someone has asked for it.
func (g *generator) stopped() {
	g.Ldr(temp32, arm64.Ptr(state, native.OffsetStop))
	g.Cbnz(temp32, g.Exits[native.Stopped])
}

// storeInput puts the byte in temp into the cell at the address in at, and
// returns.
func (g *generator) storeInput() {
	g.store(arm64.Ptr(at, 0), g.tempCell())
	g.Ret()
}

// inputEnded does what the program's convention wants for the cell at the
// address in at.
func (g *generator) inputEnded() {
	v, stores, goesOn := g.AtEnd()
	if !goesOn {
		g.B(g.Exits[native.EOF])
		return
	}
	if stores {
		g.storeConst(arm64.Ptr(at, 0), v)
	}
	g.Ret()
}
