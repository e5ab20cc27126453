package codegen

// Facts is what is known between two ops of a straight line. Offsets are
// relative to the tape pointer, in cells.
type Facts struct {
	// Zero is the cell that the processor's zero flag tells about, where there
	// is one that arithmetic sets anyway: set if the cell is 0.
	Zero CellRef
	// hull is where the tape is known to be.
	hull hull
	// cache is which cells' values are known or in registers.
	cache cache
}

// A CellRef names a cell, or none: the zero value.
type CellRef struct {
	off int64
	ok  bool
}

// Ref returns the CellRef of the cell at off.
func Ref(off int32) CellRef { return CellRef{int64(off), true} }

// Is reports whether r names the cell at off.
func (r CellRef) Is(off int32) bool { return r.ok && r.off == int64(off) }

// None reports whether r names no cell.
func (r CellRef) None() bool { return !r.ok }

// moved returns r as seen after the tape pointer has moved by distance.
func (r CellRef) moved(distance int64) CellRef {
	r.off -= distance
	return r
}

// moved changes the facts to what is seen after the tape pointer has moved.
func (f *Facts) moved(distance int64) {
	f.Zero = f.Zero.moved(distance)
	f.hull = f.hull.moved(distance)
	f.cache.moved(distance)
}
