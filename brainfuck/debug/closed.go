package debug

import (
	"math/bits"
	"slices"
)

// A closed loop is an innermost one of + - < > that always ends and does what a
// formula can: it either only moves, or comes back to its cell and adds an odd
// number to it. Its turns are not counted, so that machine code need not make
// them, and neither need the Debugger.
//
// Which loops are closed depends on nothing but their own text.
type closedLoop struct {
	scan   bool    // only moves
	length int64   // commands of a turn, the ] included
	lo, hi int64   // cells that it accesses, relative to the pointer
	step   uint64  // what a turn adds to the loop's own cell
	others []added // what a turn adds to others
}

// added is what a turn adds to a cell, not 0.
type added struct {
	off int64
	sum uint64
}

// maxOthers is the number of other cells that a closed loop adds to: the optimiser
// has a limit, too.
const maxOthers = 16

// closedAt returns the closed loop that begins with command i, nil if there is
// none.
func (d *Debugger) closedAt(i int) *closedLoop {
	l, known := d.closed[int32(i)]
	if !known {
		l = d.readClosed(i)
		d.closed[int32(i)] = l
	}
	return l
}

func (d *Debugger) readClosed(i int) *closedLoop {
	end := int(d.code[i].match)
	l := closedLoop{length: int64(end - i), scan: true}
	at := int64(0)
	sums := []added{{}}
	for _, c := range d.code[i+1 : end] {
		switch c.op {
		case '>':
			at++
		case '<':
			at--
		case '+', '-':
			l.scan = false
			l.lo, l.hi = min(l.lo, at), max(l.hi, at)
			k := slices.IndexFunc(sums, func(a added) bool { return a.off == at })
			if k < 0 {
				if len(sums) > maxOthers {
					return nil
				}
				k = len(sums)
				sums = append(sums, added{off: at})
			}
			sums[k].sum += 44 - uint64(c.op) // + is 43, - is 45
		default:
			return nil
		}
	}
	if l.scan {
		if at == 0 {
			return nil
		}
		return &l
	}
	l.step, l.others = sums[0].sum, sums[1:]
	mask := ^uint64(0) >> (64 - d.bits)
	vanishes := slices.ContainsFunc(sums, func(a added) bool { return a.sum&mask == 0 })
	if at != 0 || l.step&1 == 0 || vanishes {
		return nil
	}
	return &l
}

// skip runs the rest of the closed loop whose first or last command is at pc, or
// as many whole turns of it as are within the limit. It fails if that is none. The
// loop's cell is v, not 0.
func (d *Debugger) skip(l *closedLoop, v uint64, limit *skipLimit) bool {
	if l.scan || limit.watch && d.changesWatched(l) {
		return false
	}
	for _, cell := range [2]int64{d.p + l.lo, d.p + l.hi} {
		if _, ok := d.tape.index(cell); !ok {
			return false
		}
	}
	turns := -v * inverse(l.step) & d.tape.mask
	first, last := d.pc, int(d.code[d.pc].match)
	if first > last {
		first, last = last, first
	}
	pc := last + 1
	one := count{lo: 1}
	n := times(turns, uint64(l.length)).plus(one)
	if limit.most != nil && limit.most.less(n) {
		if *limit.most == (count{}) {
			return false
		}
		rest := limit.most.minus(one)
		turns, _ = bits.Div64(rest.hi, rest.lo, uint64(l.length)) // fewer than there are
		if turns == 0 {
			return false
		}
		n = times(turns, uint64(l.length)).plus(one)
		pc = first + 1
	}
	for _, o := range l.others {
		i, _ := d.tape.index(d.p + o.off)
		d.tape.store(i, d.tape.load(i)+o.sum*turns)
	}
	i, _ := d.tape.index(d.p)
	d.tape.store(i, v+l.step*turns)
	d.pc = pc
	d.pass(n)
	return true
}

// changesWatched reports whether a closed loop at the pointer changes a watched
// cell.
func (d *Debugger) changesWatched(l *closedLoop) bool {
	return d.watches.has(d.p) || slices.ContainsFunc(l.others, func(o added) bool { return d.watches.has(d.p + o.off) })
}

// inverse returns the number that makes 1 when multiplied with the odd number a,
// modulo 2 to the 64: Newton's iteration doubles the bits that are right.
func inverse(a uint64) uint64 {
	x := a
	for range 5 {
		x *= 2 - a*x
	}
	return x
}

// A count is a number of commands: 128 bits, since a loop on cells of 64 bits can
// run 2 to the 64 turns.
type count struct{ hi, lo uint64 }

func times(a, b uint64) count {
	hi, lo := bits.Mul64(a, b)
	return count{hi, lo}
}

func (c count) plus(o count) count {
	lo, carry := bits.Add64(c.lo, o.lo, 0)
	hi, _ := bits.Add64(c.hi, o.hi, carry)
	return count{hi, lo}
}

// minus returns c - o, which must not be negative.
func (c count) minus(o count) count {
	lo, borrow := bits.Sub64(c.lo, o.lo, 0)
	hi, _ := bits.Sub64(c.hi, o.hi, borrow)
	return count{hi, lo}
}

func (c count) less(o count) bool { return c.hi < o.hi || c.hi == o.hi && c.lo < o.lo }
