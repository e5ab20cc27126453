package amd64

// facts is what is known between two ops of a straight line. Offsets are
// relative to the tape pointer, in cells.
type facts struct {
	// zero is the cell that the zero flag tells about: set if it is 0.
	zero cellRef
	// hull is where the tape is known to be.
	hull hull
	// cache is which cells' values are known or in registers.
	cache cache
}

// A cellRef names a cell, or none if ok is false.
type cellRef struct {
	off int64
	ok  bool
}

func ref(off int32) cellRef { return cellRef{int64(off), true} }

// is reports whether r names the cell at off.
func (r cellRef) is(off int32) bool { return r.ok && r.off == int64(off) }

// moved returns r as seen after the tape pointer has moved by distance.
func (r cellRef) moved(distance int64) cellRef {
	r.off -= distance
	return r
}

// moved changes the facts to what is seen after the tape pointer has moved.
func (f *facts) moved(distance int64) {
	f.zero = f.zero.moved(distance)
	f.hull = f.hull.moved(distance)
	f.cache.moved(distance)
}
