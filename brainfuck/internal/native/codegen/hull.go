package codegen

import (
	"math"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// A hull is an interval of cells, relative to the tape pointer, that are known
// to lie on the tape. The tape has no gaps: between two cells that were accessed
// there is no other end of it. Accesses within the hull do not fault, so they
// may be made early, late, or although the program would not make them.
type hull struct {
	lo, hi int64 // inclusive; nothing is known if lo > hi
}

func noHull() hull { return hull{math.MaxInt64, math.MinInt64} }

func hullOf(off int32) hull { return hull{int64(off), int64(off)} }

func (h hull) has(off int32) bool { return h.lo <= int64(off) && int64(off) <= h.hi }

// with returns h after an access to the cell at off.
func (h hull) with(off int32) hull {
	return hull{min(h.lo, int64(off)), max(h.hi, int64(off))}
}

// moved returns h as seen after the tape pointer has moved by distance.
func (h hull) moved(distance int64) hull {
	if h.lo > h.hi {
		return h
	}
	return hull{h.lo - distance, h.hi - distance}
}

// meet returns what is known where two ways join.
func (h hull) meet(o hull) hull {
	m := hull{max(h.lo, o.lo), min(h.hi, o.hi)}
	if m.lo > m.hi {
		return noHull()
	}
	return m
}

// scanned returns h after a scan, which has accessed its first cell and, by any
// number of steps, its last: cells to the side that it came from stay known.
func (h hull) scanned(op *ir.Op) hull {
	h = h.with(op.Off)
	if op.Arg > 0 {
		h.hi = int64(op.Off)
	} else {
		h.lo = int64(op.Off)
	}
	return h
}

// after returns h after ops[i], for ops that have no block.
func (h hull) after(op *ir.Op) hull {
	switch op.Kind {
	case ir.Move:
		return h.moved(op.Arg)
	case ir.Scan:
		return h.scanned(op)
	case ir.MulAdd:
		return h.with(op.Src).with(op.Off)
	case ir.Call, ir.Follow:
		if op.Entry != 0 {
			h = noHull()
		}
	}
	if op.Touches() {
		h = h.with(op.Off)
	}
	return h
}
