package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// The pass scan replaces loops that do nothing but move to a cell that is 0.
//
//	open [1]; move -2; close [1]   =>  scan [1], -2

// scans reports whether a loop with a body is one that scan replaces.
func scans(body []ir.Op) bool {
	return len(body) == 1 && body[0].Kind == ir.Move && body[0].Arg != 0
}

func (w *forward) closeScan(end *ir.Op) {
	step := w.rewriter.last().Arg
	w.leave()
	open := w.rewriter.undo()
	w.put(&ir.Op{Kind: ir.Scan, Off: open.Off, Arg: step, Pos: end.Pos, Entry: open.Pos})
}
