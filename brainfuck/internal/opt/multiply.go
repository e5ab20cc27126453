package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// multiply replaces loops that do nothing but add and set until their own
// cell, the counter, is 0.
//
//	open [0]; add [0], -1; add [1], 1; set [2], 5; close [0]
//	  =>  if [0]; muladd [1], [0], 1; set [2], 5; set [0], 0; end
//
//	open [0]; add [1], 2; add [0], 3; close [0]             (8 bits)
//	  =>  if [0]; muladd [1], [0], -86; set [0], 0; end     (-1/3 is 85)
//
// A loop that adds an odd number s to its counter c runs -c/s turns, modulo 2
// to the cell's width, where s has an inverse; so what is added to another
// cell in all is linear in c. With an even s the loop may be endless: it
// stays. The loop must not touch its other cells if it runs no turn, as they
// may be off the tape, hence the if. If there are no others the loop is one of
// those that clear.
func multiply(p *ir.Program) {
	w := rewrite(p)
	sets := newCellMap[struct{}](p)
	for _, op := range p.Ops {
		if op.Kind == ir.Close && straight(w.body()) {
			step, ok := linear(w.body(), op.Off, &sets)
			if ok && step&1 != 0 {
				w.multiply(-inverse(step), &op)
				continue
			}
		}
		w.put(op)
	}
	w.done()
}

// straight reports whether the body adds and sets only. It looks at no op that
// belongs to a loop within.
func straight(body []ir.Op) bool {
	for i := range body {
		if body[i].Kind != ir.Add && body[i].Kind != ir.Set {
			return false
		}
	}
	return true
}

// linear returns what a turn adds to the counter. It is not ok if the counter
// is set, or another cell is set and written again.
func linear(body []ir.Op, counter int32, sets *cellMap[struct{}]) (step int64, ok bool) {
	sets.clear()
	sets.put(counter, struct{}{})
	for i := range body {
		if body[i].Kind == ir.Set {
			if _, again := sets.get(body[i].Off); again {
				return 0, false
			}
			sets.put(body[i].Off, struct{}{})
		}
	}
	for i := range body {
		if body[i].Kind == ir.Add {
			if body[i].Off == counter {
				step += body[i].Arg
			} else if _, set := sets.get(body[i].Off); set {
				return 0, false
			}
		}
	}
	return step, true
}

// multiply replaces the innermost loop, which ends with the given Close, by
// what it does if it runs turns times as often as its counter says. The adds
// to the counter, of which there is one at least, become one Set.
func (w *rewriter) multiply(turns int64, end *ir.Op) {
	body := w.body()
	open := w.undo()
	counter := ir.Op{Kind: ir.Set, Off: open.Off, Pos: -1}
	w.put(ir.Op{Kind: ir.If, Off: open.Off, Pos: open.Pos})
	for _, op := range body { // is overwritten behind op
		factor := w.p.Wrap(op.Arg * turns)
		switch {
		case op.Kind == ir.Set:
			w.put(op)
		case op.Off == open.Off:
			if counter.Pos < 0 {
				counter.Pos = op.Pos
			}
		case factor != 0:
			w.put(ir.Op{Kind: ir.MulAdd, Off: op.Off, Src: open.Off, Arg: factor, Pos: op.Pos})
		}
	}
	if len(w.body()) == 0 {
		w.undo()
		w.put(ir.Op{Kind: ir.Set, Off: open.Off, Pos: open.Pos})
		return
	}
	w.put(counter)
	w.put(ir.Op{Kind: ir.End, Pos: end.Pos})
}

// inverse returns the number that makes 1 when multiplied with the odd number
// a, modulo 2 to any width up to 64.
func inverse(a int64) int64 {
	x := a // right in 3 bits; each step of Newton's doubles them
	for range 5 {
		x *= 2 - a*x
	}
	return x
}
