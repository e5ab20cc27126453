package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// dead removes what never runs: loops, ifs and scans on a cell that is known
// to be 0. The start cell is at the start of the program, and a loop's cell is
// after the loop.
//
//	(start) open [0]; ...; close [0]               =>
//	set [0], 0; open [0]; ...; close [0]           =>  set [0], 0
//	open [0]; in [0]; close [0]; if [0]; ...; end  =>  open [0]; in [0]; close [0]
//
// The body of a loop is skipped in one step, however long it is.
func dead(p *ir.Program) {
	w := rewrite(p)
	f := newFacts(p)
	for r := 0; r < len(p.Ops); r++ {
		op := p.Ops[r]
		if f.skips(&op) {
			r = int(op.Match)
			continue
		}
		if op.Kind == ir.Scan && f.idle(&op) {
			continue
		}
		f.pass(&op)
		w.put(op)
	}
	w.done()
}

// skips reports whether op is known to go to the end of its block and can be
// dropped with it.
func (f *facts) skips(op *ir.Op) bool {
	return (op.Kind == ir.Open || op.Kind == ir.If) && f.isZero(op.Off) && f.spare(op.Off)
}
