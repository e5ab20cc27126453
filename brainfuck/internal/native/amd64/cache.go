package amd64

import "math/bits"

// The cache holds the values of cells along a straight line: in registers, or
// as constants that need none. A cell whose value is newer than in memory is
// dirty, and is written back when the line ends, when somebody else looks at
// the tape, or when its place is wanted for another. Only cells within the hull
// are ever dirty, so that no write-back can fault.
//
// Slots below cacheRegs stand for the register of that number, the others hold
// constants.
type cache struct {
	live  uint32 // slots in use, a bit each
	dirty uint32 // those that are newer than the tape
	// pinned are those that belong to their cell for the length of a loop,
	// which loads them before it and stores them after it (promote.go).
	pinned uint32
	slots  [cacheSlots]slot
}

const (
	cacheRegs  = 10 // numbers of them: cacheNumbers
	cacheSlots = 24

	regSlots   = 1<<cacheRegs - 1
	constSlots = 1<<cacheSlots - 1 - regSlots
)

type slot struct {
	off   int64 // the cell
	value int64 // of a constant
	used  int32 // time of the last use, for the choice of which one has to go
}

// none is the number of no slot.
const none = -1

// find returns the slot of the cell at off, none if it has none.
func (c *cache) find(off int32) int {
	for m := c.live; m != 0; m &= m - 1 {
		if i := bits.TrailingZeros32(m); c.slots[i].off == int64(off) {
			return i
		}
	}
	return none
}

// constant returns the value of the cell at off if it is known.
func (c *cache) constant(off int32) (v int64, known bool) {
	i := c.find(off)
	if i < cacheRegs { // none is, too
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
	oldest := none
	for m := among; m != 0; m &= m - 1 {
		if i := bits.TrailingZeros32(m); oldest == none || c.slots[i].used < c.slots[oldest].used {
			oldest = i
		}
	}
	return oldest
}

// take returns a slot of a kind that nobody uses, for the cell at off. If there
// is none, the one that was used longest ago is written back and taken; slots
// that the present op uses are never that.
func (g *generator) take(kind uint32, off int32) int {
	c := &g.cache
	i := bits.TrailingZeros32(kind &^ c.live)
	if i == 32 {
		i = c.oldest(kind &^ c.pinned)
		g.writeBack(1 << i)
	}
	c.live |= 1 << i
	c.slots[i] = slot{off: int64(off), used: g.now}
	return i
}

// scratch returns a register that holds no cell until the next one is taken.
func (g *generator) scratch() int {
	i := g.take(regSlots, 0)
	g.cache.drop(i)
	return i
}

// fetch returns the slot of the register with the value of the cell at off,
// which it loads if need be. It is an access.
func (g *generator) fetch(off int32) int {
	i := g.cache.find(off)
	switch {
	case i == none:
		g.touch(off)
		i = g.take(regSlots, off)
		g.load(i, off)
	case i >= cacheRegs:
		i = g.materialise(i)
	default:
		g.cache.slots[i].used = g.now
	}
	return i
}

// materialise puts the constant of slot i into a register, and returns its slot.
func (g *generator) materialise(i int) int {
	s, dirty := g.cache.slots[i], g.cache.dirty>>i&1
	g.cache.drop(i)
	r := g.take(regSlots, int32(s.off))
	g.cache.dirty |= dirty << r
	g.Mov(g.wide(r), g.reduced(s.value))
	return r
}

// know notes that the cell at off, in the hull, has the value v, which is to be
// written back if dirty.
func (g *generator) know(off int32, v int64, dirty bool) {
	c := &g.cache
	i := c.find(off)
	if i < cacheRegs {
		if i != none {
			c.drop(i)
		}
		i = g.take(constSlots, off)
	}
	c.slots[i].value, c.slots[i].used = v, g.now
	c.dirty &^= 1 << i
	if dirty {
		c.dirty |= 1 << i
	}
}

// flush writes back what is dirty. It keeps the flags.
func (g *generator) flush() { g.writeBack(g.cache.dirty &^ g.cache.pinned) }

// writeBack writes some slots back, if they are dirty.
func (g *generator) writeBack(slots uint32) {
	c := &g.cache
	for m := slots & c.dirty; m != 0; m &= m - 1 {
		i := bits.TrailingZeros32(m)
		g.writeBackOne(i)
	}
	c.dirty &^= slots
}

func (g *generator) writeBackOne(i int) {
	s := &g.cache.slots[i]
	if i < cacheRegs {
		g.Mov(g.cell(int32(s.off)), g.reg(i))
	} else {
		g.store(int32(s.off), s.value)
	}
}

// forget drops some slots, which must not be dirty.
func (g *generator) forget(slots uint32) { g.cache.live &^= slots &^ g.cache.pinned }
