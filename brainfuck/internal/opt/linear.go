package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

const (
	maxLinear = 64 // ops in the body of a loop that multiply looks at
	maxCells  = 12 // cells in it
)

// A linear is a loop whose body leaves in each cell a linear form over what the
// cells held before.
type linear struct {
	ok     bool // not found to be otherwise
	n      int  // cells
	cells  [maxCells]linearCell
	forms  [maxCells]form // what one turn leaves in each cell
	result [maxCells]form // what all turns leave in each cell

	// The loop runs count turns if that is known, otherwise factor times what
	// its counter, the first of the cells, holds.
	known         bool
	count, factor int64

	code []ir.Op // what does the same as the loop
}

type linearCell struct {
	off int32
	pos int32 // of the first op that works on it, negative if there is none
}

// A form is the sum of k and of[i] times what cell i held.
type form struct {
	k  int64
	of [maxCells]int64
}

// is reports whether x is what cell i held.
func (x *form) is(i int) bool {
	y := form{}
	y.of[i] = 1
	return *x == y
}

// add adds factor times y to x.
func (x *form) add(y *form, factor int64) {
	x.k += y.k * factor
	for i := range x.of {
		x.of[i] += y.of[i] * factor
	}
}

// wrap reduces forms to the width of the cells.
func (l *linear) wrap(p *ir.Program, forms *[maxCells]form) {
	for i := range l.n {
		x := &forms[i]
		x.k = p.Wrap(x.k)
		for y := range l.n {
			x.of[y] = p.Wrap(x.of[y])
		}
	}
}

func (l *linear) reset() {
	l.ok, l.n = true, 0
}

// cell returns the index of a cell that an op at pos works on.
func (l *linear) cell(off, pos int32) int {
	for i := range l.n {
		if c := &l.cells[i]; c.off == off {
			if c.pos < 0 {
				c.pos = pos
			}
			return i
		}
	}
	if l.n == maxCells {
		l.ok = false
		return 0
	}
	i := l.n
	l.n++
	l.cells[i] = linearCell{off, pos}
	l.forms[i] = form{}
	l.forms[i].of[i] = 1
	return i
}

// op adds an op at the end of the turn.
func (l *linear) op(op *ir.Op) {
	i := l.cell(op.Off, op.Pos)
	switch op.Kind {
	case ir.Add:
		l.forms[i].k += op.Arg
	case ir.Set:
		l.forms[i] = form{k: op.Arg}
	case ir.MulAdd:
		src := l.cell(op.Src, -1)
		l.forms[i].add(&l.forms[src], op.Arg)
	}
}

// A role says what the turns of a loop make of a cell.
type role uint8

const (
	kept    role = iota // it stays as it is
	stepped             // a constant is added
	fixed               // it becomes a constant
	summed              // a form over others is added
	derived             // it becomes a form over others
	wild                // anything else
)

func (l *linear) role(i int) role {
	x := l.forms[i]
	self := x.of[i]
	x.of[i] = 0
	constant := x == form{k: x.k}
	switch {
	case self == 1 && x == form{}:
		return kept
	case self == 1 && constant:
		return stepped
	case self == 0 && constant:
		return fixed
	case self == 1:
		return summed
	case self == 0:
		return derived
	}
	return wild
}

// iterate computes what all turns leave in the cells, and reports whether that
// is linear in what they held before.
func (l *linear) iterate() bool {
	for i := range l.n {
		x := &l.forms[i]
		to := &l.result[i]
		*to = form{}
		switch l.role(i) {
		case kept:
			to.of[i] = 1
		case stepped:
			to.of[i] = 1
			l.addTurns(to, x.k)
		case fixed:
			to.k = x.k
		case summed:
			to.of[i] = 1
			l.addTurns(to, x.k)
			if !l.sum(to, x, i) {
				return false
			}
		case derived:
			to.k = x.k
			if !l.derive(to, x) {
				return false
			}
		default:
			return false
		}
	}
	l.result[0] = form{} // the counter; exact also where a step was even
	return true
}

// addTurns adds factor times the number of turns.
func (l *linear) addTurns(to *form, factor int64) {
	if l.known {
		to.k += l.count * factor
	} else {
		to.of[0] += l.factor * factor
	}
}

// sum adds what the cells that x is made of, apart from self, hold at the
// beginning of each turn.
func (l *linear) sum(to, x *form, self int) bool {
	for y := range l.n {
		f := x.of[y]
		if f == 0 || y == self {
			continue
		}
		from := &l.forms[y]
		switch l.role(y) {
		case fixed: // as it was in the first turn, then the constant
			to.of[y] += f
			l.addTurns(to, f*from.k)
			to.k -= f * from.k
		case kept, stepped:
			if !l.known {
				return false
			}
			to.of[y] += f * l.count
			to.k += f * from.k * triangle(l.count)
		default:
			return false
		}
	}
	return true
}

// triangle returns n(n-1)/2, modulo 2 to the 64th, for an n without sign.
func triangle(n int64) int64 {
	if n&1 == 0 {
		return int64(uint64(n)>>1) * (n - 1)
	}
	return n * int64(uint64(n-1)>>1)
}

// derive adds what the cells that x is made of hold at the beginning of the last
// turn.
func (l *linear) derive(to, x *form) bool {
	for y := range l.n {
		f := x.of[y]
		if f == 0 {
			continue
		}
		from := &l.forms[y]
		switch l.role(y) {
		case kept:
			to.of[y] += f
		case stepped:
			if y != 0 {
				to.of[y] += f
				l.addTurns(to, f*from.k)
			}
			to.k -= f * from.k
		default:
			return false
		}
	}
	return true
}

// write writes the code that leaves the results in the cells. Cells that others
// are made of are written after them.
func (l *linear) write(open, end int32, inIf bool) {
	l.begin(open, inIf)
	var written [maxCells]bool
	for left := l.n; left > 0; left-- {
		i := l.free(&written)
		if i < 0 {
			l.ok = false
			return
		}
		written[i] = true
		l.writeCell(i)
	}
	l.end(open, end, inIf)
}

// begin begins the code for a loop.
func (l *linear) begin(open int32, inIf bool) {
	l.code = l.code[:0]
	if inIf {
		l.code = append(l.code, ir.Op{Kind: ir.If, Off: l.cells[0].off, Pos: open})
	}
}

// end ends the code for a loop.
func (l *linear) end(open, end int32, inIf bool) {
	if inIf {
		l.code = append(l.code, ir.Op{Kind: ir.End, Pos: end})
		return
	}
	// Without the if, what touches the counter first is to blame if that is off the
	// tape, and in the source that is the [. The other cells are on the tape.
	counter := l.cells[0].off
	for i := range l.code {
		if op := &l.code[i]; op.Off == counter || op.Kind == ir.MulAdd && op.Src == counter {
			op.Pos = open
		}
	}
}

// free returns the first cell that is to be written and of which no other is
// made, negative if there is none. The counter comes last.
func (l *linear) free(written *[maxCells]bool) int {
next:
	for n := 1; n <= l.n; n++ {
		i := n % l.n
		if written[i] {
			continue
		}
		for y := range l.n {
			if y != i && !written[y] && l.result[y].of[i] != 0 {
				continue next
			}
		}
		return i
	}
	return -1
}

func (l *linear) writeCell(i int) {
	x := &l.result[i]
	c := &l.cells[i]
	switch {
	case x.of[i] == 0:
		l.code = append(l.code, ir.Op{Kind: ir.Set, Off: c.off, Arg: x.k, Pos: c.pos})
	case x.of[i] != 1:
		l.ok = false
	case x.k != 0:
		l.code = append(l.code, ir.Op{Kind: ir.Add, Off: c.off, Arg: x.k, Pos: c.pos})
	}
	for y := range l.n {
		if f := x.of[y]; f != 0 && y != i {
			l.code = append(l.code, ir.Op{Kind: ir.MulAdd, Off: c.off, Src: l.cells[y].off, Arg: f, Pos: c.pos})
		}
	}
}
