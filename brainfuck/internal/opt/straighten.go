package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// runStraighten runs the passes that bring a program as it was written into
// the form that the others expect: sums and moves as few ops, and no moves but
// where a loop does not come back to its cell.
func runStraighten(p *ir.Program, on rules) {
	if on&ruleFold != 0 {
		fold(p)
	}
	if on&ruleOffsets != 0 {
		offsets(p)
	}
}
