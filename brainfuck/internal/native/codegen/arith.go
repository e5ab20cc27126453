package codegen

import (
	"math/bits"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// add: cell[Off] += k, for ops[i]
func (g *Generator) add(i int, off int32, k int64) {
	if k == 0 && g.hull.has(off) {
		return
	}
	c := &g.cache
	s := c.find(off)
	if c.isConst(s) {
		c.set(s, g.wrap(c.slots[s].value+k), g.now)
		g.changed(off)
		return
	}
	// 1 less than what is not 0 borrows nothing from the bits above.
	down := k == -1 && s != None && c.exact&c.nonzero>>s&1 != 0
	to := g.place(i, off, s)
	g.m.AddConst(to, k)
	if down {
		g.SetExact(to.Slot)
	}
}

// wrap is ir.Program.Wrap.
func (g *Generator) wrap(v int64) int64 {
	shift := 64 - 8*g.Size
	return v << shift >> shift
}

// set: cell[Off] = v. Within the hull that can wait.
func (g *Generator) set(off int32, v int64) {
	c := &g.cache
	i := c.find(off)
	switch {
	case c.isPinned(i):
		g.m.LoadConst(i, v)
		g.SetExact(i)
		c.nonzero &^= 1 << i
		c.dirty |= 1 << i
	case g.hull.has(off):
		g.know(off, v, true)
	default:
		g.Touch(off)
		g.m.StoreConst(off, v)
		g.know(off, v, false)
	}
	g.changed(off)
}

// changed notes that the flags do not tell about the value of the cell at off.
func (g *Generator) changed(off int32) {
	if g.Zero.Is(off) {
		g.Zero.ok = false
	}
}

// move: p += distance
func (g *Generator) move(distance int64) {
	g.dropFar(distance)
	g.m.MovePointer(distance)
	g.Facts.moved(distance)
}

// dropFar removes from the cache what would be too far off after a move.
func (g *Generator) dropFar(distance int64) {
	c := &g.cache
	for m := c.live; m != 0; m &= m - 1 {
		i := bits.TrailingZeros32(m)
		if off := c.slots[i].off - distance; off > maxDistance || off < -maxDistance {
			g.writeBack(1 << i)
			c.drop(i)
		}
	}
}

// mulAdd: cell[Off] += cell[Src] * Arg, by ops[i]
func (g *Generator) mulAdd(i int, op *ir.Op) {
	c := &g.cache
	src := c.find(op.Src)
	if c.isConst(src) {
		g.add(i, op.Off, g.wrap(c.slots[src].value*op.Arg))
		return
	}
	g.addSlot(i, op.Off, g.fetch(op.Src, src), op.Arg)
}

// addSlot adds k times the value of a slot to the cell at off, for ops[i].
func (g *Generator) addSlot(i int, off int32, src int, k int64) {
	c := &g.cache
	dst := c.find(off)
	if c.isConst(dst) {
		v := c.slots[dst].value
		c.drop(dst)
		dst = g.take(c.regs, off)
		c.dirty |= 1 << dst
		g.m.LoadSum(dst, v, src, k)
		g.Zero.ok = false
		return
	}
	g.m.AddProduct(g.place(i, off, dst), src, k)
}
