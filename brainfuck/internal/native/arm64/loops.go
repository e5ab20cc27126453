package arm64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/arm64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// AlignLoop is codegen.Machine's. It does nothing: all instructions have one
// size, and to pad is to execute more of them.
func (g *generator) AlignLoop() {}

// Jump is codegen.Machine's.
func (g *generator) Jump(to asm.Label) { g.B(to) }

// JumpThrough is codegen.Machine's.
func (g *generator) JumpThrough(slot int32) {
	g.Ldr(temp, arm64.Ptr(state, native.OffsetParts))
	if slot >= 1<<12 { // beyond the displacements of Ldr
		g.addAddress(temp, temp, 8*int64(slot))
		slot = 0
	}
	g.Ldr(temp, arm64.Ptr(temp, 8*slot))
	g.Br(temp)
}

// Branch is codegen.Machine's.
func (g *generator) Branch(zero bool, off int32, to asm.Label) {
	r := g.exact(g.Fetch(off))
	if zero {
		g.Cbz(r, to)
	} else {
		g.Cbnz(r, to)
	}
}

// exact returns the register of a slot, with zeros above the cell.
func (g *generator) exact(slot int) arm64.Reg {
	r := g.reg(slot)
	if g.Size < 4 && !g.Exact(slot) {
		g.And(r, r, g.mask())
		g.SetExact(slot)
	}
	return r
}
