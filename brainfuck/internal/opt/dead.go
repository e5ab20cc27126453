package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// dead removes what never runs: loops, ifs and scans on a cell that is known
// to be 0. Every cell is at the start of the program, and a loop's cell is
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
		switch op.Kind {
		case ir.Open, ir.If:
			if f.isZero(op.Off) {
				r = int(op.Match)
				continue
			}
		case ir.Scan:
			if f.isZero(op.Off) {
				continue
			}
		}
		f.pass(&op)
		w.put(op)
	}
	w.done()
}
