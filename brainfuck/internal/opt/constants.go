package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// The pass constants computes beforehand what does not depend on the input.
//
//	set [0], 2; out [0]; add [0], 3    =>  set [0], 2; out [0]; set [0], 5
//	set [0], 2; muladd [1], [0], 3     =>  set [0], 2; add [1], 6
//	set [0], 2; if [0]; out [1]; end   =>  set [0], 2; out [1]
//	if [0]; out [1]; if [0]; out [2]; end; end
//	                                   =>  if [0]; out [1]; out [2]; end
//	set [0], 2; out [0]; set [0], 2    =>  set [0], 2; out [0]

// idle reports whether op is known to do nothing and can be dropped.
func (w *forward) idle(op *ir.Op) bool {
	switch op.Kind {
	case ir.Add, ir.Move:
		return w.on&ruleConstants != 0 && op.Arg == 0
	case ir.Set:
		v, known := w.value(op.Off)
		return w.on&ruleConstants != 0 && known && v == op.Arg && w.spare(op.Off)
	case ir.Scan, ir.Call:
		return w.on&(ruleConstants|ruleDead) != 0 && w.isZero(op.Off) && w.spare(op.Off)
	}
	return false
}

// simplify makes op the simplest one that does what a write does: a Set if the
// result is known, an Add if what is added is.
func (w *forward) simplify(op *ir.Op) {
	if op.Kind == ir.MulAdd {
		if factor, known := w.value(op.Src); known && w.spare(op.Src) {
			op.Kind, op.Arg, op.Src = ir.Add, w.facts.p.Wrap(factor*op.Arg), 0
		}
	}
	if op.Kind == ir.Add {
		if v, known := w.value(op.Off); known {
			op.Kind, op.Arg = ir.Set, w.facts.p.Wrap(v+op.Arg)
		}
	}
}
