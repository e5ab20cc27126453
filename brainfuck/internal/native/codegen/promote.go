package codegen

import (
	"math/bits"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// unpinned is how many registers stay free for the operands of any op.
const unpinned = 3

// promote gives cells of the innermost loop that begins at ops[i] a register
// each for all of its turns, and loads them. It does so if the loop never moves
// the pointer and nothing in it needs the tape to be up to date, and reports
// whether it has.
//
// Only cells that the loop is certain to access are loaded before it, and those
// which are not known to lie on the tape in the order of the loop's own
// accesses: the first that fails must be the one that fails in the first turn.
func (g *Generator) promote(i int) bool {
	if !g.promotable(i) {
		return false
	}
	c := &g.cache
	certain := true // all accesses up to here are made before the loop, too
	depth := 0
	pin := func(op *ir.Op, off int32) {
		s := c.find(off)
		if c.isPinned(s) {
			return
		}
		known := g.hull.has(off)
		if !known && (!certain || depth > 0) || bits.OnesCount32(c.pinned) == g.traits.Slots-unpinned {
			certain = certain && known
			return
		}
		g.now++
		g.Line(op.Pos)
		s = g.Fetch(off)
		c.pinned |= 1 << s
	}
	pin(&g.ops[i], g.ops[i].Off)
	for j := i + 1; g.ops[j].Kind != ir.Close; j++ {
		op := &g.ops[j]
		switch op.Kind {
		case ir.If:
			pin(op, op.Off)
			depth++
		case ir.End:
			depth--
		case ir.MulAdd:
			pin(op, op.Src)
			pin(op, op.Off)
		default:
			pin(op, op.Off)
		}
	}
	g.Line(g.ops[i].Pos)
	return true
}

// promotable reports whether promote can do anything for a loop.
func (g *Generator) promotable(i int) bool {
	for j := i + 1; ; j++ {
		switch op := &g.ops[j]; op.Kind {
		case ir.Add, ir.Set, ir.MulAdd, ir.If, ir.End:
		case ir.Close:
			return op.Off == g.ops[i].Off
		default:
			return false
		}
	}
}

// demote stores the pinned cells after a loop's last turn.
func (g *Generator) demote() {
	c := &g.cache
	g.writeBack(c.pinned)
	c.pinned = 0
}
