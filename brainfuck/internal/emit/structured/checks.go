package structured

import (
	"math"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// Needs are the comparisons that an op must make before it accesses its cells.
// They come in the order of these constants.
type Needs uint8

// The comparisons: with the left end of the tape, the right end, or both.
const (
	SrcLow  Needs = 1 << iota // the cell at Src, of a MulAdd
	SrcHigh                   //
	OffLow                    // the cell at Off; of a Scan, before its first step
	OffHigh                   //
	StepLow                   // the cell at Off after each step of a Scan
	StepHigh
)

// Needs returns the comparisons that op i must make.
func (p *Plan) Needs(i int) Needs { return p.needs[i] }

// A hull is an interval of cells, relative to the tape pointer, that lie on the
// tape for certain. It holds all cells that were accessed: between two of them,
// the tape has no gaps.
type hull struct{ lo, hi int64 } // inclusive; empty if lo > hi

func (h hull) empty() bool { return h.lo > h.hi }

// needs returns which ends an access at off must be compared with.
func (h hull) needs(off int64) (low, high bool) {
	return h.empty() || off < h.lo, h.empty() || off > h.hi
}

func (h hull) with(off int64) hull { return hull{min(h.lo, off), max(h.hi, off)} }

func (h hull) moved(by int64) hull {
	if h.empty() {
		return h
	}
	return hull{h.lo - by, h.hi - by}
}

// meet returns what is known where two ways join.
func (h hull) meet(o hull) hull {
	m := hull{max(h.lo, o.lo), min(h.hi, o.hi)}
	if m.empty() {
		return nothing()
	}
	return m
}

func nothing() hull { return hull{math.MaxInt64, math.MinInt64} }

// findChecks walks over the program once with the hull, which is the whole tape at
// the start.
func (p *Plan) findChecks() {
	ways := p.ways()
	h := hull{-p.Machine.Left, p.Machine.Right - 1}
	var around []hull // of the blocks around the op, what holds where they may be skipped
	for i := range p.Ops {
		op := &p.Ops[i]
		if op.Kind == ir.MulAdd {
			h = p.access(i, h, int64(op.Src), SrcLow)
		}
		if op.Touches() {
			h = p.access(i, h, int64(op.Off), OffLow)
		}
		switch op.Kind {
		case ir.Move:
			h = h.moved(op.Arg)
		case ir.Scan:
			h = p.scanned(i, h)
		case ir.Open:
			around = append(around, h)
			h = h.after(ways[i], int64(op.Off))
		case ir.If:
			around = append(around, h)
		case ir.Close, ir.End:
			h = h.meet(around[len(around)-1])
			around = around[:len(around)-1]
		}
	}
}

// access notes what an access of op i needs, and returns the hull after it. low
// is the first of the two constants for it.
func (p *Plan) access(i int, h hull, off int64, low Needs) hull {
	atLow, atHigh := h.needs(off)
	if atLow {
		p.needs[i] |= low
	}
	if atHigh {
		p.needs[i] |= low << 1
	}
	p.Checks = p.Checks || atLow || atHigh
	return h.with(off)
}

// scanned notes that each step of a Scan is compared with the end that it goes
// to, and returns the hull after it: what lies where it came from stays known.
func (p *Plan) scanned(i int, h hull) hull {
	op := &p.Ops[i]
	p.Checks = true
	if op.Arg > 0 {
		p.needs[i] |= StepHigh
	} else {
		p.needs[i] |= StepLow
	}
	return h.after(way{op.Arg, op.Arg}, int64(op.Off))
}

// after returns what is left of h, which holds off, after any number of turns that
// move the pointer by w and access the cell at off: to the side that the pointer
// came from, nothing was lost.
func (h hull) after(w way, off int64) hull {
	if w.most > 0 {
		h.hi = off
	}
	if w.least < 0 {
		h.lo = off
	}
	return h
}

// A way is how far a block moves the pointer, at least and at most.
type way struct{ least, most int64 }

func (w way) then(v way) way { return way{add(w.least, v.least), add(w.most, v.most)} }

// far stands for any distance. It is more than a program can move by without a
// loop.
const far = math.MaxInt64 / 2

func add(a, b int64) int64 { return max(-far, min(a+b, far)) }

// often returns the way of a loop with such a body.
func (w way) often() way {
	var all way
	if w.least < 0 {
		all.least = -far
	}
	if w.most > 0 {
		all.most = far
	}
	return all
}

// ways returns for each Open the way of its loop's body.
func (p *Plan) ways() []way {
	bodies := make([]way, len(p.Ops))
	blocks := []way{{}}
	for i := range p.Ops {
		op := &p.Ops[i]
		top := &blocks[len(blocks)-1]
		switch op.Kind {
		case ir.Move:
			*top = top.then(way{op.Arg, op.Arg})
		case ir.Scan:
			*top = top.then(way{op.Arg, op.Arg}.often())
		case ir.Open, ir.If:
			blocks = append(blocks, way{})
		case ir.Close:
			body := *top
			bodies[op.Match] = body
			blocks = blocks[:len(blocks)-1]
			blocks[len(blocks)-1] = blocks[len(blocks)-1].then(body.often())
		case ir.End:
			body := *top
			blocks = blocks[:len(blocks)-1]
			blocks[len(blocks)-1] = blocks[len(blocks)-1].then(way{min(body.least, 0), max(body.most, 0)})
		}
	}
	return bodies
}
