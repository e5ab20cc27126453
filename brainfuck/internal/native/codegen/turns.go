package codegen

import (
	"math"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// walk finds out what is known of the tape where a turn of a loop ends and
// another begins: for each loop, by the order of their Opens, a hull that what is
// known before the loop is cut down to. One walk over the program is enough,
// because a turn's own accesses do not depend on the loops around it.
//
// With H known at the beginning of a turn that accesses T, as seen from its end,
// and moves the pointer to the right, the next turn knows H moved to the left,
// T, and what is between. So its lower end is as good as before, and its upper
// end that of T.
func (t *turnWalk) walk(ops []ir.Op) {
	*t = turnWalk{hull: noHull(), turns: t.turns[:0], blocks: t.blocks[:0]}
	for i := range ops {
		op := &ops[i]
		switch op.Kind {
		case ir.Add, ir.Set, ir.Out: // most
			t.hull = t.hull.with(op.Off)
			continue
		}
		t.hull = t.hull.after(op)
		switch op.Kind {
		case ir.Move:
			t.drift.by += op.Arg
		case ir.Scan:
			t.drift.repeat(drift{by: op.Arg})
		case ir.Call, ir.Follow:
			if op.Entry != 0 {
				t.drift.left, t.drift.right = true, true
			}
		case ir.Open:
			t.enter(len(t.turns))
			t.turns = append(t.turns, hull{})
			t.hull = hullOf(op.Off)
		case ir.If:
			t.enter(-1)
		case ir.Close, ir.End:
			t.leave()
		}
	}
}

type turnWalk struct {
	hull   hull
	drift  drift
	turns  []hull
	blocks []turnBlock
}

// A turnBlock is an Open or If whose partner has not come yet.
type turnBlock struct {
	hull  hull  // on the way around the block
	drift drift // since the beginning of the block around it
	loop  int   // its number, negative for an If
}

func (t *turnWalk) enter(loop int) {
	t.blocks = append(t.blocks, turnBlock{t.hull, t.drift, loop})
	t.drift = drift{}
}

func (t *turnWalk) leave() {
	b := t.blocks[len(t.blocks)-1]
	t.blocks = t.blocks[:len(t.blocks)-1]
	if b.loop >= 0 {
		t.turns[b.loop] = t.hull.drifted(t.drift)
	}
	b.drift.repeat(t.drift)
	t.hull, t.drift = t.hull.meet(b.hull), b.drift
}

// drifted widens h to what a turn keeps of everything that it was known.
func (h hull) drifted(d drift) hull {
	if !d.left && d.by >= 0 {
		h.lo = math.MinInt64
	}
	if !d.right && d.by <= 0 {
		h.hi = math.MaxInt64
	}
	return h
}

// A drift is how far the tape pointer may have moved: by a number of cells, and
// by any more to the sides that are set.
type drift struct {
	by          int64
	left, right bool
}

// repeat adds that the pointer may have moved by a drift, any number of times.
func (d *drift) repeat(o drift) {
	d.left = d.left || o.left || o.by < 0
	d.right = d.right || o.right || o.by > 0
}
