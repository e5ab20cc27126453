package brainfuck

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// A large program is compiled in parts, each when a run first comes to it: most of
// such a program never runs.

const (
	// minParted is the size in bytes of the smallest source that is divided.
	minParted = 32 << 10
	// Between parts nothing is known of the cells, so they must not be small.
	loopSize     = 1 << 10
	sequenceSize = 32 << 10
)

// parted is the rt.Source of a program.
type parted struct {
	*syntax.Parts
	passes []opt.Pass
}

// Compiler is rt.Source's.
func (p *parted) Compiler() func(n int) *ir.Program {
	var ops []ir.Op
	var o opt.Optimiser
	return func(n int) *ir.Program {
		part := p.Parse(n, ops)
		ops = part.Ops
		o.RunPasses(part, p.passes)
		return part
	}
}
