package codegen

import (
	"math/bits"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// A block is an Open or If whose partner has not come yet.
type block struct {
	head     asm.Label // of a loop: where it repeats
	exit     asm.Label // after the block
	hull     hull      // on the way around the block
	saved    int       // g.saved from here on is the cache on that way
	exact    uint32    // the registers that are exact on that way
	promoted bool      // the loop has pinned slots
	carried  int       // the slot that has the loop's cell at each turn's beginning, None if there is none
	peeled   bool      // the loop is in an If with its first turn
	ends     int       // Ends that follow of Ifs around which became one step (chains.go)
	region   bool      // the loop has paths, which end at its exit, too
}

// A savedSlot is one of the cache's on the way around a block.
type savedSlot struct {
	off, value int64
	register   int8 // None for a constant
}

// open: if cell[Off] == 0, continue after the matching Close. The loop is tested
// again at its end, so that one jump per repetition is enough. The test before
// the loop that begins at ops[i] is that of a given op.
func (g *Generator) open(i int, test *ir.Op) {
	b := g.enter(test)
	b.head = g.buf.NewLabel()
	turn := g.turns.turns[g.loops]
	g.loops++
	innermost := g.innermost(i)
	if innermost {
		b.promoted = g.promote(i)
	}
	b.carried = g.carry(i, test)
	g.keepLeaves(i, b.carried)
	g.blocks = append(g.blocks, b)
	g.hull = g.hull.meet(turn)
	g.Zero.ok = false
	g.loopFacts(i, test)
	if innermost {
		g.m.AlignLoop()
	}
	g.buf.Bind(b.head)
}

// keepLeaves forgets all that another turn of the loop at ops[i] may change, but
// for the slot that it carries.
func (g *Generator) keepLeaves(i, carried int) {
	c := &g.cache
	if c.live&c.consts != 0 {
		l, _ := g.leaves(i)
		for m := c.live & c.consts; m != 0; m &= m - 1 {
			k := bits.TrailingZeros32(m)
			if leaf := l.find(c.slots[k].off); leaf == nil || leaf.value != c.slots[k].value {
				c.drop(k)
			}
		}
	}
	if carried == None {
		g.forget(c.regs)
	} else {
		g.forget(c.regs &^ (1 << carried))
	}
}

// close: if cell[Off] != 0, continue after the matching Open.
func (g *Generator) close(i int) {
	op := &g.ops[i]
	b := g.pop()
	g.flush()
	if b.carried != None {
		g.bring(op.Off, b.carried)
	}
	switch v, known := g.cache.constant(op.Off); {
	case !known:
		g.m.Branch(false, op.Off, b.head)
	case v != 0:
		g.m.Jump(b.head)
	}
	if b.promoted {
		g.demote()
	}
	if b.region {
		g.forget(g.cache.regs)
	}
	g.buf.Bind(b.exit)
	g.know(op.Off, 0, false)
	g.join(b)
	if b.peeled {
		g.end(i)
	}
}

// innermost reports whether the loop that begins at ops[i] has no other in it.
func (g *Generator) innermost(i int) bool {
	for i++; g.ops[i].Kind != ir.Open; i++ {
		if g.ops[i].Kind == ir.Close {
			return true
		}
	}
	return false
}

// ifOp: if cell[Off] == 0, continue after the matching End.
func (g *Generator) ifOp(i int) {
	g.blocks = append(g.blocks, g.enter(&g.ops[i]))
}

// end: closes an If, whose End is ops[i]. It returns the index of the last End
// that this covers.
func (g *Generator) end(i int) int {
	b := g.pop()
	g.flush()
	last := i + b.ends
	if g.skipsNext(b, last) {
		g.around = b
		return last
	}
	g.buf.Bind(b.exit)
	g.join(b)
	return last
}

// enter tests the cell of an Open or If and leaves the block if it is 0.
func (g *Generator) enter(op *ir.Op) block {
	g.flush()
	around := g.around
	g.around = block{}
	b := block{exit: around.exit, saved: around.saved, carried: None}
	if around.exit == 0 {
		b.exit, b.saved = g.buf.NewLabel(), len(g.saved)
	}
	v, known := g.cache.constant(op.Off)
	if !known {
		g.m.Branch(true, op.Off, b.exit)
		g.notZero(op.Off)
	} else if v == 0 {
		g.m.Jump(b.exit)
	}
	b.hull, b.exact = g.hull, g.cache.exact
	if around.exit == 0 {
		g.save(op.Off)
	} else {
		b.hull = g.hull.meet(around.hull)
		b.exact &= around.exact
		g.saveBoth(b.saved, op.Off)
	}
	return b
}

// save notes the cache, which is clean, for where the cell at off is 0.
func (g *Generator) save(off int32) {
	c := &g.cache
	for m := c.live &^ c.pinned; m != 0; m &= m - 1 {
		i := bits.TrailingZeros32(m)
		if s := &c.slots[i]; s.off != int64(off) {
			g.saved = append(g.saved, savedSlot{s.off, s.value, c.register(i)})
		}
	}
	if !c.isPinned(c.find(off)) {
		g.saved = append(g.saved, savedSlot{int64(off), 0, None})
	}
}

// join keeps of the facts what also holds on the way around a block.
func (g *Generator) join(b block) {
	c := &g.cache
	for m := c.live &^ c.pinned; m != 0; m &= m - 1 {
		i := bits.TrailingZeros32(m)
		if !g.isSaved(b.saved, i) {
			c.drop(i)
		}
	}
	c.exact &= b.exact
	c.nonzero = 0
	g.saved = g.saved[:b.saved]
	g.hull = g.hull.meet(b.hull)
	g.Zero.ok = false
}

// isSaved reports whether slot i is the same among those that are saved: the same
// register or value for the same cell.
func (g *Generator) isSaved(from, i int) bool {
	s := &g.cache.slots[i]
	for k := range g.saved[from:] {
		if o := &g.saved[from+k]; o.off == s.off {
			return o.same(g.cache.register(i), s)
		}
	}
	return false
}

// same reports whether o is what a slot holds, in a register or as a constant.
func (o *savedSlot) same(register int8, s *slot) bool {
	return o.register == register && (register != None || o.value == s.value)
}

func (g *Generator) pop() block {
	last := len(g.blocks) - 1
	b := g.blocks[last]
	g.blocks = g.blocks[:last]
	return b
}
