package amd64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// loopAlign is what heads of innermost loops are aligned to, in bytes: the unit
// in which the processor fetches and keeps decoded code.
const loopAlign = 32

// AlignLoop is codegen.Machine's.
func (g *generator) AlignLoop() { g.Align(loopAlign) }

// Jump is codegen.Machine's.
func (g *generator) Jump(to asm.Label) { g.Jmp(to) }

// JumpThrough is codegen.Machine's.
func (g *generator) JumpThrough(slot int32) {
	g.Mov(temp, amd64.Ptr(state, native.OffsetParts))
	g.JmpTo(amd64.Qword(amd64.Ptr(temp, 8*slot)))
}

// Branch is codegen.Machine's.
func (g *generator) Branch(zero bool, off int32, to asm.Label) {
	g.test(off)
	if zero {
		g.Jcc(amd64.E, to)
	} else {
		g.Jcc(amd64.NE, to)
	}
}
