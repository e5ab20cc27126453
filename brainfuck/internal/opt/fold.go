package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// fold adds up neighbours and drops what comes to nothing.
//
//	add [0], 2; add [0], 3    =>  add [0], 5
//	move 2; move -3           =>  move -1
//	add [0], 1; add [0], -1   =>
//
// An op that came to 0 stays last until something else follows, so that an add
// after it still gets the position of the first.
func fold(p *ir.Program) {
	from := unfolded(p.Ops)
	w := rewriteFrom(p, from)
	ops := p.Ops[from:]
	for r := range ops {
		op := &ops[r]
		for !w.join(op) {
			if !w.dropZero() {
				w.put(op)
				break
			}
		}
	}
	for w.dropZero() {
	}
	w.done()
}

// unfolded returns the index of the first op that may have to be dropped.
func unfolded(ops []ir.Op) int {
	before := ir.Set
	for i := range ops {
		op := &ops[i]
		kind := op.Kind
		if sums(kind) && (kind == before || op.Arg == 0) {
			return i
		}
		before = kind
	}
	return len(ops)
}

// sums reports whether two ops of a kind may be one.
func sums(k ir.Kind) bool { return k == ir.Add || k == ir.Move }

// join adds op to the last op, if it is one of the same kind.
func (w *rewriter) join(op *ir.Op) bool {
	last := w.last()
	if last == nil || last.Kind != op.Kind {
		return false
	}
	switch {
	case op.Kind == ir.Add && last.Off == op.Off:
		last.Arg = w.p.Wrap(last.Arg + op.Arg)
		return true
	case op.Kind == ir.Move && inReach(last.Arg+op.Arg):
		last.Arg += op.Arg
		return true
	}
	return false
}

// inReach reports whether a Move can go so far.
func inReach(distance int64) bool {
	return distance == int64(int32(distance)) && distance != -1<<31
}

// dropZero takes back the last op if it does nothing.
func (w *rewriter) dropZero() bool {
	last := w.last()
	if last == nil || last.Arg != 0 || !sums(last.Kind) {
		return false
	}
	w.ops = w.ops[:len(w.ops)-1]
	return true
}
