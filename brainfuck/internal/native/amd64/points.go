package amd64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// CountTurn is codegen.Machine's.
func (g *generator) CountTurn(to asm.Label) {
	g.Dec(amd64.Qword(amd64.Ptr(state, native.OffsetTurns)))
	g.Jcc(amd64.E, to)
}

// BranchEmpty is codegen.Machine's.
func (g *generator) BranchEmpty(to asm.Label) {
	g.Cmp(in, amd64.Ptr(state, native.OffsetInEnd))
	g.Jcc(amd64.AE, to)
}

// BranchWatched is codegen.Machine's.
func (g *generator) BranchWatched(lo, hi int64, to asm.Label) {
	skip := g.NewLabel()
	g.Lea(temp, amd64.Ptr(tape, int32(hi*g.Size)))
	g.Cmp(temp, amd64.Ptr(state, native.OffsetWatchLow))
	g.JccShort(amd64.B, skip)
	g.Lea(temp, amd64.Ptr(tape, int32(lo*g.Size)))
	g.Cmp(temp, amd64.Ptr(state, native.OffsetWatchHigh))
	g.Jcc(amd64.BE, to)
	g.Bind(skip)
}
