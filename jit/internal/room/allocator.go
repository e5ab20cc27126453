package room

// MaxUnits is the largest size of a block.
const MaxUnits = 1 << 30

// An Allocator hands out spans of units in blocks. The zero value has no
// blocks. It is not safe for concurrent use.
type Allocator struct {
	blocks []block
	unused []int // numbers of dropped blocks
	gaps   gaps
	recent [recentUnits]recent // by size, from 1 on
	kept   int                 // how many spans these hold
}

// Grow adds a block of n units, all free, and returns its number.
func (a *Allocator) Grow(n int) int {
	number := len(a.blocks)
	if last := len(a.unused) - 1; last >= 0 {
		number = a.unused[last]
		a.unused = a.unused[:last]
	} else {
		a.blocks = append(a.blocks, block{})
	}
	a.blocks[number] = newBlock(n)
	a.free(number, 0, n)
	return number
}

// Drop takes away a block in which nothing is used. Its number will be used
// again.
func (a *Allocator) Drop(number int) {
	b := &a.blocks[number]
	if b.used != 0 {
		panic("room: drop of a block in use")
	}
	a.settle()
	a.gaps.remove(b.tags[0])
	*b = block{}
	a.unused = append(a.unused, number)
}

// Used returns how many units of a block are used.
func (a *Allocator) Used(number int) int { return int(a.blocks[number].used) }

// Take finds n free units, and marks them as used. It reports false if it knows
// no gap that is large enough.
func (a *Allocator) Take(n int) (number, start int, ok bool) {
	if number, start, ok = a.takeKept(n); ok {
		a.blocks[number].used += int32(n)
		return number, start, true
	}
	id := a.gaps.find(int32(n))
	if id == 0 && a.kept > 0 {
		a.settle()
		id = a.gaps.find(int32(n))
	}
	if id == 0 {
		return 0, 0, false
	}
	g := &a.gaps.all[id]
	number, start = int(g.block), int(g.start)
	b := &a.blocks[number]
	if int(g.size) == n {
		a.gaps.remove(id)
	} else {
		a.gaps.change(id, g.start+int32(n), g.size-int32(n))
		b.tag(g.start, g.size, id)
	}
	b.take(int32(start), int32(n))
	return number, start, true
}

// Give frees n units that Take returned, or that Shrink left of them.
func (a *Allocator) Give(number, start, n int) {
	b := &a.blocks[number]
	b.used -= int32(n)
	if !a.keep(number, start, n) {
		b.give(int32(start))
		a.free(number, start, n)
	}
}

// Shrink frees all but the first m of n units that Take returned; 0 < m < n.
func (a *Allocator) Shrink(number, start, n, m int) {
	a.blocks[number].shrink(int32(start), int32(n), int32(m))
	a.free(number, start+m, n-m)
}

// Find returns the start of the last span that is in use, or was until lately,
// and starts at or before the unit at, and false if there is none. Whether the
// span is used, and reaches as far as the unit, its owner knows.
func (a *Allocator) Find(number, at int) (start int, ok bool) {
	return a.blocks[number].find(at)
}

// free makes a gap of n units, joined with the gaps beside it.
func (a *Allocator) free(number, start, n int) {
	b := &a.blocks[number]
	from, size := int32(start), int32(n)
	before, after := b.gapBefore(from), b.gapAfter(from+size)
	if after != 0 {
		size += a.gaps.all[after].size
	}
	switch {
	case before != 0:
		if after != 0 {
			a.gaps.remove(after)
		}
		g := a.gaps.all[before]
		from, size = g.start, size+g.size
		a.gaps.change(before, from, size)
		b.tag(from, size, before)
	case after != 0:
		a.gaps.change(after, from, size)
		b.tag(from, size, after)
	default:
		b.tag(from, size, a.gaps.add(int32(number), from, size))
	}
}
