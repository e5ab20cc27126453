package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// constants computes beforehand what does not depend on the input.
//
//	set [0], 2; out [0]; add [0], 3    =>  set [0], 2; out [0]; set [0], 5
//	set [0], 2; muladd [1], [0], 3     =>  set [0], 2; add [1], 6
//	set [0], 2; if [0]; out [1]; end   =>  set [0], 2; out [1]
//	set [0], 0; if [0]; out [1]; end   =>  set [0], 0
//	set [0], 2; out [0]; set [0], 2    =>  set [0], 2; out [0]
func constants(p *ir.Program) {
	w := rewrite(p)
	f := newFacts(p)
	for r := 0; r < len(p.Ops); r++ {
		op := p.Ops[r]
		switch v, known := f.value(op.Off); op.Kind {
		case ir.Open, ir.If:
			if known && v == 0 {
				r = int(op.Match)
				continue
			}
			if known && op.Kind == ir.If {
				p.Ops[op.Match] = ir.Op{Kind: ir.Move} // by 0: goes the same way
				continue
			}
		case ir.Scan:
			if known && v == 0 {
				continue
			}
		case ir.Add, ir.Set, ir.MulAdd:
			op = f.simplest(op)
			if known && op.Kind == ir.Set && op.Arg == v || op.Kind == ir.Add && op.Arg == 0 {
				continue
			}
		case ir.Move:
			if op.Arg == 0 {
				continue
			}
		}
		f.pass(&op)
		w.put(op)
	}
	w.done()
}

// simplest returns the simplest op that does what a write does: a Set if the
// result is known, an Add if what is added is.
func (f *facts) simplest(op ir.Op) ir.Op {
	if op.Kind == ir.MulAdd {
		if factor, known := f.value(op.Src); known {
			op.Kind, op.Arg, op.Src = ir.Add, f.p.Wrap(factor*op.Arg), 0
		}
	}
	if op.Kind == ir.Add {
		if v, known := f.value(op.Off); known {
			op.Kind, op.Arg = ir.Set, f.p.Wrap(v+op.Arg)
		}
	}
	return op
}
