package arm64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/arm64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// CountTurn is codegen.Machine's.
func (g *generator) CountTurn(to asm.Label) {
	g.Ldr(temp, arm64.Ptr(state, native.OffsetTurns))
	g.Sub(temp, temp, arm64.Imm(1))
	g.Str(temp, arm64.Ptr(state, native.OffsetTurns))
	g.Cbz(temp, to)
}

// BranchEmpty is codegen.Machine's.
func (g *generator) BranchEmpty(to asm.Label) {
	g.Ldr(temp, arm64.Ptr(state, native.OffsetInEnd))
	g.Cmp(in, temp)
	g.Bcc(arm64.HS, to)
}

// BranchWatched is codegen.Machine's.
func (g *generator) BranchWatched(lo, hi int64, to asm.Label) {
	skip := g.NewLabel()
	g.addAddress(at, tape, hi*g.Size)
	g.Ldr(temp, arm64.Ptr(state, native.OffsetWatchLow))
	g.Cmp(at, temp)
	g.Bcc(arm64.LO, skip)
	g.addAddress(at, tape, lo*g.Size)
	g.Ldr(temp, arm64.Ptr(state, native.OffsetWatchHigh))
	g.Cmp(at, temp)
	g.Bcc(arm64.LS, to)
	g.Bind(skip)
}
