package ir

// A Program is a sequence of ops for cells of one width.
type Program struct {
	Ops []Op
	// Bits is the width of a cell: 8, 16, 32 or 64.
	Bits int
	// Part says that the program is a part of another one, compiled by itself when
	// a Call or Follow comes to it: cells may hold anything before it. That of a
	// Call is a loop, cell[p] is not 0 before it and 0 after it.
	Part bool
}

// Wrap reduces v to the cell width and returns it sign-extended, so that equal
// cell values are equal int64s and small decrements stay small numbers.
func (p *Program) Wrap(v int64) int64 {
	shift := 64 - p.Bits
	return v << shift >> shift
}
