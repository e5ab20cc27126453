package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// A rewriter writes a program anew into its own slice, behind the ops that are
// still to be read: a pass must at no time have put more ops than it has read.
// It sets the partners of the blocks that it is given.
type rewriter struct {
	p   *ir.Program
	ops []ir.Op // all of p's; those before n are written
	n   int32
	top int32 // innermost open block; its Match holds the one around it
}

func rewrite(p *ir.Program) *rewriter {
	return &rewriter{p: p, ops: p.Ops, top: -1}
}

// put writes op. Close and End end the innermost open block.
func (w *rewriter) put(op ir.Op) {
	switch op.Kind {
	case ir.Open, ir.If:
		op.Match = w.top
		w.top = w.n
	case ir.Close, ir.End:
		open := &w.ops[w.top]
		op.Match = w.top
		w.top, open.Match = open.Match, w.n
	}
	w.ops[w.n] = op
	w.n++
}

// last returns the op that was written last, nil if there is none.
func (w *rewriter) last() *ir.Op {
	if w.n == 0 {
		return nil
	}
	return &w.ops[w.n-1]
}

// body returns what was written since the innermost Open or If.
func (w *rewriter) body() []ir.Op {
	return w.ops[w.top+1 : w.n]
}

// undo takes back the innermost Open or If with all that was written since,
// and returns it.
func (w *rewriter) undo() ir.Op {
	open := w.ops[w.top]
	w.n, w.top = w.top, open.Match
	return open
}

// done makes what was written the program.
func (w *rewriter) done() {
	w.p.Ops = w.ops[:w.n]
}
