package amd64

import "math"

// facts is what is known between two ops of a straight line. Offsets are
// relative to the tape pointer, in cells.
type facts struct {
	// zero is the cell that the zero flag tells about: set if it is 0.
	zero cellRef
	// loaded is the cell whose value is in the register value, zero-extended.
	loaded cellRef
	// low is the lowest cell that is known to lie on the tape or right of it,
	// for Config.CheckLow.
	low int64
}

// A cellRef names a cell, or none if ok is false.
type cellRef struct {
	off int64
	ok  bool
}

func ref(off int32) cellRef { return cellRef{int64(off), true} }

// nothing is facts.low where no cell is known to lie on the tape.
const nothing = math.MaxInt64

// is reports whether r names the cell at off.
func (r cellRef) is(off int32) bool { return r.ok && r.off == int64(off) }

// without returns r if it does not name the cell at off.
func (r cellRef) without(off int32) cellRef {
	if r.is(off) {
		return cellRef{}
	}
	return r
}

// moved returns r as seen after the tape pointer has moved by distance.
func (r cellRef) moved(distance int64) cellRef {
	r.off -= distance
	return r
}
