package opt

import (
	"math/bits"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// The pass multiply replaces loops that count with a constant step, and do in
// each turn what is linear in the cells.
//
//	open [0]; add [0], -1; add [1], 1; add [2], 5; close [0]
//	  =>  if [0]; muladd [1], [0], 1; muladd [2], [0], 5; set [0], 0; end
//
//	open [0]; add [1], 2; add [0], 3; close [0]             (8 bits)
//	  =>  if [0]; muladd [1], [0], -86; set [0], 0; end     (-1/3 is 85)
//
//	open [0]; add [0], -1; set [1], 3; add [2], 1; close [0]
//	  =>  if [0]; set [1], 3; muladd [2], [0], 1; set [0], 0; end
//
//	open [0]; add [0], -1; if [1]; muladd [2], [1], 1; set [1], 0; end; close [0]
//	  =>  if [0]; muladd [2], [1], 1; set [1], 0; set [0], 0; end
//
// A loop that adds an odd number s to its counter c runs -c/s turns, modulo 2
// to the cell's width, where s has an inverse; so what is added to another
// cell in all is linear in c. With an even s the loop may be endless: it stays,
// unless the counter is known.
//
// The loop must not touch its other cells if it runs no turn, as they may be
// off the tape, hence the if. It is left out where they are on the tape and
// there is little to be skipped.

// maxUnguarded is the number of products up to which it is better to add 0 than
// to jump.
const maxUnguarded = 1

// multiplies reports whether the innermost loop, which ends with the given
// Close, is one that multiply replaces, and puts what does the same in
// w.linear.code.
func (w *forward) multiplies(end *ir.Op, r int) bool {
	open := &w.ops[w.top]
	l := &w.linear
	if !w.readBody(open.Off) {
		return false
	}
	counter := l.forms[0]
	step := counter.k
	counter.k = 0
	count, known := w.before(open.Off)
	if !counter.is(0) || !l.turns(w.facts.p, step, count, known && count != 0) || !l.iterate() {
		return false
	}
	l.wrap(w.facts.p, &l.result)
	l.write(open.Pos, end.Pos, w.needsIf())
	return l.ok && int(w.top)+len(l.code) <= r+1
}

// readBody makes w.linear the body of the innermost loop. It reports whether
// the body is linear.
func (w *forward) readBody(counter int32) bool {
	body := w.body()
	if len(body) > maxLinear {
		return false
	}
	for i := range body {
		switch body[i].Kind {
		case ir.Add, ir.Set, ir.MulAdd, ir.If, ir.End:
		default:
			return false
		}
	}
	l := &w.linear
	l.reset()
	l.cell(counter, -1)
	for i := range body {
		op := &body[i]
		if op.Kind == ir.End {
			continue
		}
		if op.Kind == ir.If {
			if !w.skippable(body[i : op.Match-w.top]) {
				return false
			}
			continue
		}
		l.op(op)
	}
	l.wrap(w.facts.p, &l.forms)
	return l.ok
}

// skippable reports whether the body of the if does nothing where the if's cell
// is 0, and so could run always.
func (w *forward) skippable(ops []ir.Op) bool {
	cell := ops[0].Off
	for i := 1; i < len(ops)-1; i++ {
		op := &ops[i]
		switch {
		case op.Kind == ir.MulAdd && op.Src == cell && w.spare(op.Off):
		case op.Kind == ir.Set && op.Off == cell && op.Arg == 0 && i == len(ops)-2:
		default:
			return false
		}
	}
	return true
}

// needsIf reports whether what replaces the loop may only run where the loop
// runs a turn.
func (w *forward) needsIf() bool {
	l := &w.linear
	products, others := 0, 0
	outer := w.blocks[len(w.blocks)-1]
	for i := 1; i < l.n; i++ {
		x := &l.result[i]
		if x.is(i) {
			continue
		}
		rest := *x
		rest.of[i]--
		if rest.of[0] != 0 {
			products++
		}
		rest.of[0] = 0
		place := w.place(l.cells[i].off)
		if rest != (form{}) || place < outer.low || place > outer.high {
			others++
		}
	}
	return others > 0 || products > maxUnguarded
}

// before returns the value of a cell before the innermost loop, if it is known.
func (f *facts) before(off int32) (v int64, ok bool) {
	b := &f.blocks[len(f.blocks)-1]
	place := f.place(off)
	for i := b.log; i < b.head; i++ {
		if c := &f.log[i]; c.place == place {
			return f.exactly(&c.old)
		}
	}
	return 0, false
}

// turns sets how often the loop runs that begins with the count, if it is
// known: it adds a step to its cell, the first, until that is 0. It fails if
// that may never be.
func (l *linear) turns(p *ir.Program, step, count int64, known bool) bool {
	l.known = known
	width := p.Bits
	switch step = p.Wrap(step); {
	case step == 0:
		return false
	case step&1 != 0:
		l.factor = -inverse(step)
	case !known:
		return false
	default:
		shift := bits.TrailingZeros64(uint64(step))
		if count&(1<<shift-1) != 0 {
			return false // never ends
		}
		count >>= shift
		l.factor = -inverse(step >> shift)
		width -= shift
	}
	if known {
		l.count = count * l.factor & (1<<width - 1) // of 64: all bits
	}
	return true
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
