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
		op := f.simplest(p.Ops[r])
		switch {
		case f.skips(&op):
			r = int(op.Match)
			continue
		case f.idle(&op):
			continue
		case op.Kind == ir.If:
			if v, known := f.value(op.Off); known && v != 0 {
				p.Ops[op.Match] = ir.Op{Kind: ir.Move} // by 0: is dropped, too
				continue
			}
		}
		f.pass(&op)
		w.put(op)
	}
	w.done()
}

// idle reports whether op is known to do nothing and can be dropped.
func (f *facts) idle(op *ir.Op) bool {
	switch op.Kind {
	case ir.Add, ir.Move:
		return op.Arg == 0
	case ir.Set:
		v, known := f.value(op.Off)
		return known && v == op.Arg && f.spare(op.Off)
	case ir.Scan:
		return f.isZero(op.Off) && f.spare(op.Off)
	}
	return false
}

// simplest returns the simplest op that does what a write does: a Set if the
// result is known, an Add if what is added is.
func (f *facts) simplest(op ir.Op) ir.Op {
	if op.Kind == ir.MulAdd {
		if factor, known := f.value(op.Src); known && f.spare(op.Src) {
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
