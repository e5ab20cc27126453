package room

import "math/bits"

// A block knows what its units are used for.
type block struct {
	used int32 // units
	// tags holds, at the first and the last unit of a gap, the gap's number,
	// and 0 at the first and last unit of a span in use. Between them it holds
	// anything: only ends are looked at.
	tags []int32
	// starts has a bit set for each unit that a span in use starts at.
	starts []uint64
}

func newBlock(n int) block {
	return block{tags: make([]int32, n), starts: make([]uint64, (n+63)/64)}
}

// tag notes the ends of a gap.
func (b *block) tag(start, n, gap int32) {
	b.tags[start], b.tags[start+n-1] = gap, gap
}

// take notes a span as used.
func (b *block) take(start, n int32) {
	b.tag(start, n, 0)
	b.starts[start/64] |= 1 << (start % 64)
	b.used += n
}

// give notes that a span does not start here any more.
func (b *block) give(start int32) { b.starts[start/64] &^= 1 << (start % 64) }

// shrink notes that of n units only the first m remain in use.
func (b *block) shrink(start, n, m int32) {
	b.tags[start+m-1] = 0
	b.used -= n - m
}

// gapBefore returns the gap that ends right before a unit, or 0.
func (b *block) gapBefore(at int32) int32 {
	if at == 0 {
		return 0
	}
	return b.tags[at-1]
}

// gapAfter returns the gap that starts at a unit, or 0.
func (b *block) gapAfter(at int32) int32 {
	if int(at) == len(b.tags) {
		return 0
	}
	return b.tags[at]
}

// find returns the last start at or before a unit.
func (b *block) find(at int) (start int, ok bool) {
	word := at / 64
	set := b.starts[word] & (1<<(at%64+1) - 1)
	for set == 0 {
		if word--; word < 0 {
			return 0, false
		}
		set = b.starts[word]
	}
	return word*64 + bits.Len64(set) - 1, true
}
