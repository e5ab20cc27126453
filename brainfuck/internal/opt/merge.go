package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// merge makes one op of all writes to a cell between which nobody reads it,
// where the first of them was.
//
//	add [0], 1; add [1], 2; add [0], 3   =>  add [0], 4; add [1], 2
//	set [0], 1; out [1]; add [0], 3      =>  set [0], 4; out [1]
//	add [0], 1; set [0], 3               =>  set [0], 3
//
// A write that comes earlier than written is not seen: the cell is touched
// there already, so no error comes with it, and input and output of other
// cells do not depend on it. An In reads its cell, which it may leave as it
// is; so do all ops that test, and a Dump reads all.
func merge(p *ir.Program) {
	w := rewrite(p)
	writes := newCellMap[int32](p) // index of the write that nobody has read
	for r := range p.Ops {
		op := p.Ops[r]
		switch op.Kind {
		case ir.Add, ir.Set:
			if at, ok := writes.get(op.Off); ok {
				w.combine(&w.ops[at], &op)
				continue
			}
			writes.put(op.Off, int32(len(w.ops)))
		case ir.MulAdd:
			writes.delete(op.Off)
			writes.delete(op.Src)
		case ir.Out, ir.In:
			writes.delete(op.Off)
		default:
			writes.clear()
		}
		w.put(op)
	}
	w.done()
	dropZeros(p)
}

// combine makes write do what it and then next did.
func (w *rewriter) combine(write, next *ir.Op) {
	if next.Kind == ir.Set {
		write.Kind, write.Arg = ir.Set, next.Arg
	} else {
		write.Arg = w.p.Wrap(write.Arg + next.Arg)
	}
}

// dropZeros removes the adds that came to nothing.
func dropZeros(p *ir.Program) {
	w := rewrite(p)
	for _, op := range p.Ops {
		if op.Kind != ir.Add || op.Arg != 0 {
			w.put(op)
		}
	}
	w.done()
}
