package codegen

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// Where the test of a loop loads the cell into a register, the next turn can use
// it there. All turns must agree about the slot: the test before the loop chooses
// it, and those at the ends of turns use the same.

// carry returns the slot that has the cell of the loop at ops[i] when a turn
// begins, None if that does not pay. The test before the loop is that of a given
// op.
func (g *Generator) carry(i int, test *ir.Op) int {
	last := &g.ops[g.ops[i].Match]
	if g.traits.InMemory || test.Off != last.Off || g.cache.isPinned(g.cache.find(test.Off)) || !g.again(i, test.Off) {
		return None
	}
	return g.Fetch(test.Off)
}

// bring puts the cell at off into the slot that a loop carries, for the next turn.
// Nothing is dirty then.
func (g *Generator) bring(off int32, slot int) {
	c := &g.cache
	i := c.find(off)
	if i == slot {
		return
	}
	v, known := c.constant(off)
	if known && v == 0 {
		return // there is no next turn
	}
	if i == None {
		g.Touch(off)
	}
	c.drop(slot)
	switch {
	case known:
		g.m.LoadConst(slot, v)
	case i == None:
		c.occupy(slot, off, g.now)
		g.m.LoadCell(slot, off)
		g.SetExact(slot)
	default:
		c.drop(i)
		c.occupy(slot, off, g.now)
		g.m.LoadSlot(slot, i)
		g.SetExact(slot)
	}
}

// loopFacts makes the facts about registers those that hold at the beginning of
// each turn of the loop at ops[i], whose cell has just been tested.
func (g *Generator) loopFacts(i int, test *ir.Op) {
	c := &g.cache
	s := c.find(test.Off)
	tested := c.isReg(s) && !g.traits.InMemory && test.Off == g.ops[g.ops[i].Match].Off && g.Exact(s)
	c.exact &^= c.pinned // a turn may change them
	c.nonzero = 0
	if tested { // as Machine.Branch leaves it
		g.SetExact(s)
		c.nonzero |= 1 << s
	}
}

// notZero notes that a test has found the cell at off not to be 0.
func (g *Generator) notZero(off int32) {
	if i := g.cache.find(off); g.cache.isReg(i) {
		g.cache.nonzero |= 1 << i
	}
}
