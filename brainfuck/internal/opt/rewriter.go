package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// A rewriter writes a program anew. It sets the partners of the blocks that it
// is given.
type rewriter struct {
	p   *ir.Program
	ops []ir.Op // written so far
	top int32   // innermost open block; its Match holds the one around it
}

// rewrite returns a rewriter that writes into p's own slice, behind the ops
// that are still to be read: the pass must at no time have put more ops than
// it has read.
func rewrite(p *ir.Program) rewriter {
	return rewriter{p: p, ops: p.Ops[:0], top: -1}
}

// put writes op. Close and End end the innermost open block.
func (w *rewriter) put(op ir.Op) {
	at := int32(len(w.ops))
	switch op.Kind {
	case ir.Open, ir.If:
		op.Match = w.top
		w.top = at
	case ir.Close, ir.End:
		open := &w.ops[w.top]
		op.Match = w.top
		w.top, open.Match = open.Match, at
	}
	w.ops = append(w.ops, op)
}

// last returns the op that was written last, nil if there is none.
func (w *rewriter) last() *ir.Op {
	if len(w.ops) == 0 {
		return nil
	}
	return &w.ops[len(w.ops)-1]
}

// body returns what was written since the innermost Open or If.
func (w *rewriter) body() []ir.Op {
	return w.ops[w.top+1:]
}

// undo takes back the innermost Open or If with all that was written since,
// and returns it.
func (w *rewriter) undo() ir.Op {
	open := w.ops[w.top]
	w.ops, w.top = w.ops[:w.top], open.Match
	return open
}

// done makes what was written the program.
func (w *rewriter) done() {
	w.p.Ops = w.ops
}
