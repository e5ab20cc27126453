package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// scan replaces loops that do nothing but move to a cell that is 0.
//
//	open [1]; move -2; close [1]   =>  scan [1], -2
func scan(p *ir.Program) {
	w := rewrite(p)
	for r := range p.Ops {
		op := p.Ops[r]
		if op.Kind == ir.Close && w.scans() {
			step := w.last().Arg
			open := w.undo()
			op = ir.Op{Kind: ir.Scan, Off: open.Off, Arg: step, Pos: op.Pos, Entry: open.Pos}
		}
		w.put(op)
	}
	w.done()
}

// scans reports whether the innermost loop is one that scan replaces.
func (w *rewriter) scans() bool {
	body := w.body()
	return len(body) == 1 && body[0].Kind == ir.Move && body[0].Arg != 0
}
