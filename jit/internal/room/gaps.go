package room

import "math/bits"

// A gap is a span of free units of one block, in the list of its class.
type gap struct {
	block       int32
	start, size int32
	prev, next  int32 // gaps of the same class; 0 at the ends
}

// Classes: level 0 has the sizes 1 to 7 themselves; level l > 0 has the sizes
// from 8<<(l-1) to below 16<<(l-1), in steps of 1<<(l-1).
const (
	steps  = 8
	levels = 32
)

// gaps holds all gaps. A gap has a number, its index; 0 is none.
type gaps struct {
	all    []gap
	spare  int32 // list, linked by next, of records without a gap
	heads  [levels * steps]int32
	levels uint32        // bit l: a class of level l is not empty
	steps  [levels]uint8 // bit s: class s of the level is not empty
}

// class returns the class that gaps of size n are in.
func class(n int32) int {
	level := max(bits.Len32(uint32(n))-3, 0)
	if level == 0 {
		return int(n)
	}
	return level*steps + int(n>>(level-1))%steps
}

// find returns a gap of at least n units, 0 if there seems to be none: larger
// gaps of n's own class may hide behind its first.
func (g *gaps) find(n int32) int32 {
	own := class(n)
	if id := g.heads[own]; id != 0 && g.all[id].size >= n {
		return id
	}
	// In every class above n's own, all gaps are large enough.
	level, step := own/steps, own%steps
	set := uint32(g.steps[level]) &^ (2<<step - 1)
	if set == 0 {
		above := g.levels &^ (2<<level - 1)
		if above == 0 {
			return 0
		}
		level = bits.TrailingZeros32(above)
		set = uint32(g.steps[level])
	}
	return g.heads[level*steps+bits.TrailingZeros32(set)]
}

// add makes a gap and returns its number.
func (g *gaps) add(block, start, size int32) int32 {
	id := g.spare
	if id != 0 {
		g.spare = g.all[id].next
	} else {
		if len(g.all) == 0 {
			g.all = append(g.all, gap{}) // number 0
		}
		id = int32(len(g.all))
		g.all = append(g.all, gap{})
	}
	g.all[id] = gap{block: block, start: start, size: size}
	g.link(id)
	return id
}

// remove forgets a gap.
func (g *gaps) remove(id int32) {
	g.unlink(id)
	g.all[id].next = g.spare
	g.spare = id
}

// change moves or resizes a gap.
func (g *gaps) change(id, start, size int32) {
	x := &g.all[id]
	if class(x.size) == class(size) {
		x.start, x.size = start, size
		return
	}
	g.unlink(id)
	x.start, x.size = start, size
	g.link(id)
}

func (g *gaps) link(id int32) {
	x := &g.all[id]
	c := class(x.size)
	x.prev, x.next = 0, g.heads[c]
	if x.next != 0 {
		g.all[x.next].prev = id
	}
	g.heads[c] = id
	g.levels |= 1 << (c / steps)
	g.steps[c/steps] |= 1 << (c % steps)
}

func (g *gaps) unlink(id int32) {
	x := &g.all[id]
	if x.next != 0 {
		g.all[x.next].prev = x.prev
	}
	if x.prev != 0 {
		g.all[x.prev].next = x.next
		return
	}
	c := class(x.size)
	g.heads[c] = x.next
	if x.next != 0 {
		return
	}
	if g.steps[c/steps] &^= 1 << (c % steps); g.steps[c/steps] == 0 {
		g.levels &^= 1 << (c / steps)
	}
}
