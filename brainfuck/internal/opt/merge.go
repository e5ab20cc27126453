package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// The pass merge makes one op of all writes to a cell between which nobody reads
// it, where the first of them was.
//
//	add [0], 1; add [1], 2; add [0], 3   =>  add [0], 4; add [1], 2
//	set [0], 1; out [1]; add [0], 3      =>  set [0], 4; out [1]
//	add [0], 1; set [0], 3               =>  set [0], 3
//	muladd [0], [1], 2; set [0], 3       =>  set [0], 3
//
// A write that comes earlier than written is not seen: the cell is touched
// there already, so no error comes with it, and input and output of other
// cells do not depend on it. An In reads its cell, which it may leave as it
// is; so do all ops that test, and a Dump reads all.

// merges makes op do what the next write to its cell did, if it can.
func (w *backward) merges(op *ir.Op) bool {
	n, ok := w.next.get(op.Off)
	if !ok {
		return false
	}
	next := &w.p.Ops[n]
	switch {
	case next.Kind == ir.Set:
		op.Kind, op.Arg, op.Src = ir.Set, next.Arg, 0
		w.mark(op.Off, false) // or next would not be here
	case op.Kind == ir.MulAdd:
		return false
	default:
		op.Arg = w.p.Wrap(op.Arg + next.Arg)
	}
	*next = ir.Op{Kind: ir.Move}
	return true
}

// compact removes moves by 0.
func compact(p *ir.Program) {
	w := rewrite(p)
	ops := p.Ops
	for r := range ops {
		if op := &ops[r]; op.Kind != ir.Move || op.Arg != 0 {
			w.put(op)
		}
	}
	w.done()
}
