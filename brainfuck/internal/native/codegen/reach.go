package codegen

import (
	"math"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// reach returns how far, in bytes, an access can be from the one before. Between
// two accesses no op is executed twice, because the end of each loop and each
// step of a scan accesses a cell. Distances have 32 bits and a slice has less
// than 2^58 ops, so only the last product can be too large.
func reach(p *ir.Program) int64 {
	moves := int64(1)
	ops := p.Ops
	for i := range ops {
		switch op := &ops[i]; op.Kind {
		case ir.Move, ir.Scan:
			moves += max(op.Arg, -op.Arg)
		}
	}
	bytes := int64(p.Bits / 8)
	return min(moves+2*ir.MaxOffset, math.MaxInt64/2/bytes) * bytes
}
