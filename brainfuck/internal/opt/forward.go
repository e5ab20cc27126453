package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// forward is the walk that several passes share: those that need to know what
// cells hold, and those that replace a loop by something simpler when they come
// to its end. Sharing it makes them see what the others did, from inside out: a
// loop that becomes a set may make the loop around it a multiplication.
type forward struct {
	rewriter
	facts
	on      rules
	effects effects
	// dropped tells of each block being read whether only its body is written.
	dropped []bool
	linear  linear    // multiply.go
	settled []settled // settle.go
	copies  copies    // copy.go
	scratch []ir.Op
}

func (w *forward) run(p *ir.Program, on rules) {
	lowest, highest := reach(p)
	w.effects.find(p, on&ruleOnce != 0, lowest, highest)
	w.facts.reset(p, lowest, highest)
	w.rewriter, w.on = rewrite(p), on
	w.copies = copies{from: -1, to: -1, zeros: w.copies.zeros[:0]}
	ops := p.Ops
	for r := 0; r < len(ops); r++ {
		op := &ops[r] // until something is put
		if op.Kind != ir.Open && op.Kind != ir.If {
			w.op(op, r)
			continue
		}
		end := int(op.Match)
		switch {
		case w.skips(op):
			r = end
		case op.Kind == ir.If:
			w.openIf(op)
		case op.Arg == ofAdds && w.closedAdds(op, ops[r+1:end], end):
			r = end
		default:
			e := w.effects.of(op, r)
			w.open(op, &e)
		}
	}
	w.done()
}

// op reads an op that is not an Open, the last of the first r+1 ops. It may
// change it.
func (w *forward) op(op *ir.Op, r int) {
	switch op.Kind {
	case ir.If:
		w.openIf(op)
	case ir.Close:
		w.close(op, r)
	case ir.End:
		w.end(op)
	default:
		if w.on&ruleConstants != 0 {
			w.simplify(op)
		}
		if w.idle(op) {
			return
		}
		w.pass(op)
		w.put(op)
	}
}

func (w *forward) open(op *ir.Op, e *effect) {
	w.dropped = append(w.dropped, false)
	w.enterLoop(op, e)
	w.put(op)
}

func (w *forward) openIf(op *ir.Op) {
	drop := w.on&ruleConstants != 0 && w.isNonzero(op.Off)
	w.dropped = append(w.dropped, drop)
	if !drop {
		w.enterIf(op)
		w.put(op)
	}
}

func (w *forward) end(op *ir.Op) {
	if !w.wasDropped() {
		w.leave()
		w.put(op)
	}
}

func (w *forward) wasDropped() bool {
	n := len(w.dropped) - 1
	was := w.dropped[n]
	w.dropped = w.dropped[:n]
	return was
}

// close ends a loop, or what it is replaced by.
func (w *forward) close(op *ir.Op, r int) {
	w.wasDropped()
	body := w.body()
	switch {
	case w.on&ruleClear != 0 && clears(body, op):
		open := w.takeBack()
		w.op(&ir.Op{Kind: ir.Set, Off: open.Off, Pos: open.Pos}, r)
	case w.on&ruleScan != 0 && scans(body):
		w.closeScan(op)
	case w.on&ruleMultiply != 0 && w.multiplies(op, r):
		before := w.copies
		w.takeBack()
		w.replace(before, r)
	case w.on&ruleSettle != 0 && w.settles(op, r):
		w.closeSettled(op)
	case w.on&ruleOnce != 0 && w.isZero(op.Off):
		w.leave()
		w.ops[w.top].Kind = ir.If
		w.put(&ir.Op{Kind: ir.End, Pos: op.Pos})
	default:
		w.leave()
		w.put(op)
	}
}

// takeBack takes back the innermost loop, with all that was written in it and
// is known since, and returns its Open.
func (w *forward) takeBack() ir.Op {
	w.facts.undo()
	w.copies.to = -1
	return w.rewriter.undo()
}
