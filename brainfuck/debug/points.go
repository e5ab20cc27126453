package debug

import (
	"sort"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
)

// A point is a place at which machine code can be left and entered.
type point struct {
	native.Point
	pc int
	// guard is set before a closed loop with a stop in it: commands execute
	// that loop, not machine code.
	guard bool
}

// A builder makes a program with points of the commands.
type builder struct {
	d      *Debugger
	stops  []int // commands to stop at, ascending
	watch  bool  // look out for cells
	ops    []ir.Op
	points []point
}

// build returns the program with the points that are needed to stop at some
// commands, to count turns, to have input before a read, and to look out for
// cells.
func (b *builder) build() *ir.Program {
	d := b.d
	end := 0 // of the segment
	for i := 0; i < len(d.code); {
		if i == end {
			s := b.segment(i)
			end = s.end
			b.begin(i, &s)
		}
		i = b.op(i)
	}
	b.add(point{pc: len(d.code), Point: native.Point{Stop: true}})
	p := &ir.Program{Ops: b.ops, Bits: d.bits}
	if err := p.Link(); err != nil {
		panic(err) // the brackets of the commands match
	}
	return p
}

// add adds a point.
func (b *builder) add(p point) {
	b.points = append(b.points, p)
	pos := int32(len(b.d.src))
	if p.pc < len(b.d.code) {
		pos = b.d.code[p.pc].pos
	}
	b.ops = append(b.ops, ir.Op{Kind: ir.Dump, Arg: int64(len(b.points)), Pos: pos})
}

// op adds the op of command i, or of several, and returns the index of the one
// after it.
func (b *builder) op(i int) int {
	c := &b.d.code[i]
	op := ir.Op{Pos: c.pos}
	switch c.op {
	case '+', '-':
		op.Kind, op.Arg = ir.Add, 44-int64(c.op)
	case '>', '<':
		op.Kind, op.Arg = ir.Move, int64(c.op)-61 // < is 60, > is 62
	case '.':
		op.Kind = ir.Out
	case ',':
		op.Kind = ir.In
	case '[':
		op.Kind = ir.Open
	case ']':
		op.Kind = ir.Close
	case '#':
		return i + 1
	}
	b.ops = append(b.ops, op)
	return i + 1
}

// stopIn reports whether there is a stop at commands from first to last.
func (b *builder) stopIn(first, last int) bool {
	i := sort.SearchInts(b.stops, first)
	return i < len(b.stops) && b.stops[i] <= last
}

// isGuard reports whether command i begins a closed loop with a stop in it.
func (b *builder) isGuard(i int) bool {
	c := &b.d.code[i]
	return c.op == '[' && !c.counted && b.stopIn(i+1, int(c.match))
}

// begin adds the point that the segment beginning with command i needs, if it
// needs one.
func (b *builder) begin(i int, s *segment) {
	d := b.d
	p := point{pc: i, guard: b.isGuard(i)}
	p.Stop = p.guard || b.stopIn(i, i)
	p.Tick = i > 0 && d.code[i-1].op == '[' && d.code[i-1].counted
	p.Input = d.code[i].op == ','
	p.Watch = b.watch && s.writes
	p.Touch = s.vanishing
	if p.Watch {
		p.Lo, p.Hi = int32(s.lo), int32(s.hi)
	}
	if i == 0 || p.Stop || p.Tick || p.Input || p.Watch || len(p.Touch) > 0 {
		b.add(p)
	}
}

// A segment is a stretch of commands in which it is known which cells are
// accessed, relative to the pointer at its beginning: up to the next point, loop
// with turns that count, or search.
type segment struct {
	end    int
	writes bool  // it may write to
	lo, hi int64 // cells from lo to hi
	// vanishing are the cells that it adds to and takes the same from, which
	// the optimiser will not access. They may be off the tape.
	vanishing []int32
}

// maxDistance bounds lo and hi.
const maxDistance = 1 << 16

func (b *builder) segment(i int) segment {
	d := b.d
	s := segment{}
	sums := map[int64]uint64{}
	tested := map[int64]bool{} // cells that are accessed in other ways than by + and -
	at := int64(0)
	write := func(lo, hi int64) {
		if !s.writes {
			s.writes, s.lo, s.hi = true, lo, hi
		}
		s.lo, s.hi = min(s.lo, lo), max(s.hi, hi)
	}
	j := i
scan:
	for ; j < len(d.code); j++ {
		c := &d.code[j]
		if j > i && (c.op == ',' || b.stopIn(j, j) || b.isGuard(j) || at > maxDistance || at < -maxDistance) {
			break
		}
		switch c.op {
		case '>':
			at++
		case '<':
			at--
		case '+', '-':
			write(at, at)
			sums[at] += 44 - uint64(c.op)
		case '.':
			tested[at] = true
		case ',':
			tested[at] = true
			write(at, at)
		case '[', ']':
			tested[at] = true
			if c.counted {
				j++
				break scan
			}
			l := d.closedAt(j)
			j = int(c.match)
			if l.scan {
				j++
				break scan
			}
			write(at+l.lo, at+l.hi)
		}
	}
	s.end = j
	for off, sum := range sums {
		if sum&d.tape.mask == 0 && !tested[off] {
			s.vanishing = append(s.vanishing, int32(off))
		}
	}
	sort.Slice(s.vanishing, func(i, k int) bool { return s.vanishing[i] < s.vanishing[k] })
	return s
}
