package codegen

import "math/bits"

// The cache holds the values of cells along a straight line: in registers, or
// as constants that need none. A cell whose value is newer than in memory is
// dirty, and is written back when the line ends, when somebody else looks at
// the tape, or when its place is wanted for another. Only cells within the hull
// are ever dirty, so that no write-back can fault.
//
// Some slots, from 0 on, stand for a register each, the others hold constants.
type cache struct {
	regs, consts uint32 // the slots of either kind, a bit each

	live  uint32 // slots in use
	dirty uint32 // those that are newer than the tape
	// exact are the registers with zeros above the width of a cell, for machines
	// that test all of a register.
	exact uint32
	// nonzero are those whose cell is known not to be 0.
	nonzero uint32
	// pinned are those that belong to their cell for the length of a loop,
	// which loads them before it and stores them after it (promote.go).
	pinned uint32
	slots  [MaxSlots + constants]slot
}

const (
	// MaxSlots is how many registers a machine may have for cells.
	MaxSlots  = 18
	constants = 14 // number of slots for them
)

type slot struct {
	off   int64 // the cell
	value int64 // of a constant
	used  int32 // time of the last use, for the choice of which one has to go
}

// None is the number of no slot.
const None = -1

// split makes n slots registers.
func (c *cache) split(n int) {
	c.regs = 1<<n - 1
	c.consts = 1<<(n+constants) - 1 - c.regs
}

// isConst reports whether slot i holds a constant. None does not.
func (c *cache) isConst(i int) bool { return i >= 0 && c.consts>>i&1 != 0 }

// isReg reports whether slot i is a register.
func (c *cache) isReg(i int) bool { return i >= 0 && c.regs>>i&1 != 0 }

// register returns slot i if it is a register, None if it holds a constant.
func (c *cache) register(i int) int8 {
	if c.isConst(i) {
		return None
	}
	return int8(i)
}

// isPinned reports whether slot i is pinned.
func (c *cache) isPinned(i int) bool { return i >= 0 && c.pinned>>i&1 != 0 }

// find returns the slot of the cell at off, None if it has none.
func (c *cache) find(off int32) int {
	for m := c.live; m != 0; m &= m - 1 {
		if i := bits.TrailingZeros32(m); c.slots[i].off == int64(off) {
			return i
		}
	}
	return None
}

// Constant returns the value of the cell at off if it is known.
func (g *Generator) Constant(off int32) (v int64, known bool) { return g.cache.constant(off) }

// Cached returns the slot of the register with the value of the cell at off, None
// if there is none. The cell is not a known constant.
func (g *Generator) Cached(off int32) int { return g.cache.find(off) }

// Exact reports whether the bits of a slot's register above the width of a cell
// are known to be zeros.
func (g *Generator) Exact(slot int) bool { return g.cache.exact>>slot&1 != 0 }

// SetExact notes that they are.
func (g *Generator) SetExact(slot int) { g.cache.exact |= 1 << slot }

// constant is Generator.Constant.
func (c *cache) constant(off int32) (v int64, known bool) {
	i := c.find(off)
	if !c.isConst(i) {
		return 0, false
	}
	return c.slots[i].value, true
}

// drop frees slot i.
func (c *cache) drop(i int) {
	c.live &^= 1 << i
	c.dirty &^= 1 << i
	c.pinned &^= 1 << i
}

// moved changes the cells' offsets to those after a move of the pointer.
func (c *cache) moved(distance int64) {
	for m := c.live; m != 0; m &= m - 1 {
		c.slots[bits.TrailingZeros32(m)].off -= distance
	}
}

// oldest returns that of some slots which was used longest ago.
func (c *cache) oldest(among uint32) int {
	oldest := None
	for m := among; m != 0; m &= m - 1 {
		if i := bits.TrailingZeros32(m); oldest == None || c.slots[i].used < c.slots[oldest].used {
			oldest = i
		}
	}
	return oldest
}

// take returns a slot of a kind that nobody uses, for the cell at off. If there
// is none, the one that was used longest ago is written back and taken; slots
// that the present op uses are never that.
func (g *Generator) take(kind uint32, off int32) int {
	c := &g.cache
	i := bits.TrailingZeros32(kind &^ c.live)
	if i == 32 {
		i = c.oldest(kind &^ c.pinned)
		g.writeBack(1 << i)
	}
	c.occupy(i, off, g.now)
	return i
}

// occupy makes slot i that of the cell at off.
func (c *cache) occupy(i int, off, now int32) {
	c.live |= 1 << i
	c.exact &^= 1 << i
	c.nonzero &^= 1 << i
	c.slots[i] = slot{off: int64(off), used: now}
}

// Scratch returns a slot that holds no cell until the next one is taken.
func (g *Generator) Scratch() int {
	i := g.take(g.cache.regs, 0)
	g.cache.drop(i)
	return i
}

// Fetch returns the slot of the register with the value of the cell at off,
// which it loads if need be. It is an access.
func (g *Generator) Fetch(off int32) int { return g.fetch(off, g.cache.find(off)) }

// fetch is Fetch of a cell whose slot is i.
func (g *Generator) fetch(off int32, i int) int {
	switch {
	case i == None:
		g.Touch(off)
		i = g.take(g.cache.regs, off)
		g.m.LoadCell(i, off)
		g.SetExact(i)
	case g.cache.isConst(i):
		i = g.materialise(i)
	default:
		g.cache.slots[i].used = g.now
	}
	return i
}

// materialise puts the constant of slot i into a register, and returns its slot.
func (g *Generator) materialise(i int) int {
	s, dirty := g.cache.slots[i], g.cache.dirty>>i&1
	g.cache.drop(i)
	r := g.take(g.cache.regs, int32(s.off))
	g.cache.dirty |= dirty << r
	g.m.LoadConst(r, s.value)
	g.SetExact(r)
	return r
}

// know notes that the cell at off, in the hull, has the value v, which is to be
// written back if dirty.
func (g *Generator) know(off int32, v int64, dirty bool) {
	c := &g.cache
	i := c.find(off)
	if !c.isConst(i) {
		if i != None {
			c.drop(i)
		}
		i = g.take(c.consts, off)
	}
	c.slots[i].value, c.slots[i].used = v, g.now
	c.dirty &^= 1 << i
	if dirty {
		c.dirty |= 1 << i
	}
}

// set makes the constant of slot i another one, which is to be written back.
func (c *cache) set(i int, v int64, now int32) {
	c.slots[i].value, c.slots[i].used = v, now
	c.dirty |= 1 << i
}

// flush writes back what is dirty. It keeps the flags.
func (g *Generator) flush() { g.writeBack(g.cache.dirty &^ g.cache.pinned) }

// writeBack writes some slots back, if they are dirty.
func (g *Generator) writeBack(slots uint32) {
	c := &g.cache
	for m := slots & c.dirty; m != 0; m &= m - 1 {
		i := bits.TrailingZeros32(m)
		g.writeBackOne(i)
	}
	c.dirty &^= slots
}

func (g *Generator) writeBackOne(i int) {
	s := &g.cache.slots[i]
	if g.cache.isReg(i) {
		g.m.StoreCell(int32(s.off), i)
	} else {
		g.m.StoreConst(int32(s.off), s.value)
	}
}

// forget drops some slots, which must not be dirty.
func (g *Generator) forget(slots uint32) { g.cache.live &^= slots &^ g.cache.pinned }
