package amd64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// CallRoutine is codegen.Machine's. It passes the address of the cell in at.
func (g *generator) CallRoutine(off int32, routine asm.Label) {
	g.Lea(at, g.cell(off))
	g.Cmp(amd64.Byte(amd64.Ptr(at, 0)), amd64.Imm(0))
	g.CallLabel(routine)
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
	g.Cmp(amd64.Dword(amd64.Ptr(state, native.OffsetStop)), amd64.Imm(0))
	g.Jcc(amd64.NE, g.Exits[native.Stopped])
}

// storeInput puts a byte into the cell at the address in at, and returns.
func (g *generator) storeInput(from amd64.Operand) {
	g.Movzx(temp32, from)
	g.Mov(amd64.Ptr(at, 0), g.tempCell())
	g.Ret()
}

// inputEnded does what the program's convention wants for the cell at the
// address in at.
func (g *generator) inputEnded() {
	v, stores, goesOn := g.AtEnd()
	if !goesOn {
		g.Jmp(g.Exits[native.EOF])
		return
	}
	if stores {
		m := amd64.Ptr(at, 0)
		m.Size = uint8(g.Size)
		g.Mov(m, amd64.Imm(v))
	}
	g.Ret()
}
