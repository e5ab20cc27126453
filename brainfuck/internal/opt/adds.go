package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// Most loops of a program that was written by hand or by a compiler only add
// constants. The passes clear and multiply take them before their body is read,
// with the same result as at their end, for a fraction of the work.
//
//	open [0]; add [0], -1; close [0]
//	open [0]; add [0], -1; add [1], 1; add [2], 5; close [0]

// ofAdds is in the Arg of the Open of such a loop, for want of a number in
// effects.loops.
const ofAdds = -1

// onlyAdds returns the index of the Close of the loop at ops[i] if it only adds, else 0.
func onlyAdds(ops []ir.Op, i int) int {
	end := i + 1
	for ops[end].Kind == ir.Add && ops[end].Arg != 0 {
		end++
	}
	if n := end - i - 1; ops[end].Kind != ir.Close || n == 0 || n > maxLinear {
		return 0
	}
	return end
}

// adds is close for a loop that only adds, without its Close.
func (e *effects) adds(ops []ir.Op) {
	ops[0].Arg = ofAdds
	if len(e.stack) == 0 {
		return
	}
	for i := range ops[1:] {
		e.change(ops[i+1].Off).state = anything
	}
	*e.change(ops[0].Off) = cellEffect{ops[0].Off, always, 0}
}

// ofAdds returns the effect of a loop with a body that only adds.
func (e *effects) ofAdds(body []ir.Op) effect {
	from := len(e.cells)
next:
	for i := range body {
		off := body[i].Off
		for k := range e.cells[from:] {
			if e.cells[from+k].off == off {
				continue next
			}
		}
		e.cells = append(e.cells, cellEffect{off: off, state: anything})
	}
	return effect{true, true, e.cells[from:]}
}

// closedAdds replaces a loop with a body that only adds, and its Close at ops[end],
// if clear or multiply do so. It reports whether it has.
func (w *forward) closedAdds(open *ir.Op, body []ir.Op, end int) bool {
	w.touch(open.Off)
	if w.on&ruleClear != 0 && len(body) == 1 && body[0].Off == open.Off && body[0].Arg&1 != 0 {
		w.copies.to = -1
		w.op(&ir.Op{Kind: ir.Set, Off: open.Off, Pos: open.Pos}, end)
		return true
	}
	if w.on&ruleMultiply == 0 || !w.multipliesAdds(open, body, end) {
		return false
	}
	w.replace(w.copies, end)
	return true
}

// multipliesAdds is multiplies for a loop with a body that only adds, and its Close
// at ops[end].
func (w *forward) multipliesAdds(open *ir.Op, body []ir.Op, end int) bool {
	l, p := &w.linear, w.facts.p
	var sums [maxCells]int64
	if !l.readAdds(open.Off, body, &sums) {
		return false
	}
	count, known := w.value(open.Off)
	if !l.turns(p, sums[0], count, known && count != 0) {
		return false
	}
	inIf, products := false, 0
	for i := 1; i < l.n; i++ {
		if l.known {
			sums[i] = p.Wrap(sums[i] * l.count)
		} else {
			sums[i] = p.Wrap(sums[i] * l.factor)
		}
		if sums[i] != 0 {
			products++
			inIf = inIf || l.known || products > maxUnguarded || !w.spare(l.cells[i].off)
		}
	}
	l.begin(open.Pos, inIf)
	for i := 1; i < l.n; i++ {
		c := &l.cells[i]
		switch {
		case sums[i] == 0:
		case l.known:
			l.code = append(l.code, ir.Op{Kind: ir.Add, Off: c.off, Arg: sums[i], Pos: c.pos})
		default:
			l.code = append(l.code, ir.Op{Kind: ir.MulAdd, Off: c.off, Src: open.Off, Arg: sums[i], Pos: c.pos})
		}
	}
	l.code = append(l.code, ir.Op{Kind: ir.Set, Off: open.Off, Pos: l.cells[0].pos})
	l.end(open.Pos, p.Ops[end].Pos, inIf)
	return len(w.ops)+len(l.code) <= end+1
}

// readAdds finds the cells of a loop with a body that only adds, and what a turn adds
// to them. It fails if they are too many.
func (l *linear) readAdds(counter int32, body []ir.Op, sums *[maxCells]int64) bool {
	l.cells[0] = linearCell{counter, -1}
	l.n = 1
next:
	for i := range body {
		op := &body[i]
		for k := range l.cells[:l.n] {
			if c := &l.cells[k]; c.off == op.Off {
				if c.pos < 0 {
					c.pos = op.Pos
				}
				sums[k] += op.Arg
				continue next
			}
		}
		if l.n == maxCells {
			return false
		}
		l.cells[l.n], sums[l.n] = linearCell{op.Off, op.Pos}, op.Arg
		l.n++
	}
	return true
}
