package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// once makes ifs of loops that run one turn at most, because their cell is 0
// at the end of it whatever it was at the beginning.
//
//	open [0]; out [1]; set [0], 0; close [0]
//	  =>  if [0]; out [1]; set [0], 0; end
//	open [0]; move 1; open [0]; in [0]; close [0]; close [0]
//	  =>  if [0]; move 1; open [0]; in [0]; close [0]; end
func once(p *ir.Program) {
	w := rewrite(p)
	f := newFacts(p)
	for r := range p.Ops {
		op := p.Ops[r]
		ends := op.Kind == ir.Close && f.isZero(op.Off)
		f.pass(&op)
		if ends {
			w.ops[w.top].Kind = ir.If
			op = ir.Op{Kind: ir.End, Pos: op.Pos}
		}
		w.put(op)
	}
	w.done()
}
