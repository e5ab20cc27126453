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

// rewriteFrom returns a rewriter that has put the first n ops as they are.
func rewriteFrom(p *ir.Program, n int) rewriter {
	w := rewriter{p: p, ops: p.Ops[:n], top: -1}
	for i := range w.ops {
		if op := &w.ops[i]; op.Kind.Bounds() {
			w.link(op, int32(i))
		}
	}
	return w
}

// put writes op, which may be where it is written. Close and End end the innermost
// open block.
func (w *rewriter) put(op *ir.Op) {
	at := len(w.ops)
	w.ops = w.ops[:at+1] // there is room: see rewrite
	to := &w.ops[at]
	*to = *op
	if to.Kind.Bounds() {
		w.link(to, int32(at))
	}
}

// link sets the partner of an op that begins or ends a block. It is not inlined so that
// put can be.
//
//go:noinline
func (w *rewriter) link(op *ir.Op, at int32) {
	if op.Kind == ir.Open || op.Kind == ir.If {
		op.Match = w.top
		w.top = at
		return
	}
	open := &w.ops[w.top]
	op.Match = w.top
	w.top, open.Match = open.Match, at
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
