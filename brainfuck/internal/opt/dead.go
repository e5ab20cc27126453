package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// The pass dead removes what never runs: loops, ifs and scans on a cell that is
// known to be 0. The start cell is at the start of the program, and a loop's
// cell is after the loop.
//
//	(start) open [0]; ...; close [0]               =>
//	set [0], 0; open [0]; ...; close [0]           =>  set [0], 0
//	open [0]; in [0]; close [0]; if [0]; ...; end  =>  open [0]; in [0]; close [0]
//
// The body of a loop is skipped in one step, however long it is.

// skips reports whether op is known to go to the end of its block and can be
// dropped with it.
func (w *forward) skips(op *ir.Op) bool {
	return w.on&ruleDead != 0 && w.isZero(op.Off) && w.spare(op.Off)
}
