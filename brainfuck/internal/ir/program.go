package ir

// A Program is a sequence of ops for cells of one width.
type Program struct {
	Ops []Op
	// Bits is the width of a cell: 8, 16, 32 or 64.
	Bits int
	// Part says that the program is a part of another one, a loop that is
	// compiled by itself when a Call comes to it: it begins with its Open, cells
	// may hold anything before it, and cell[p] is 0 after it.
	Part bool
}

// Wrap reduces v to the cell width and returns it sign-extended, so that equal
// cell values are equal int64s and small decrements stay small numbers.
func (p *Program) Wrap(v int64) int64 {
	shift := 64 - p.Bits
	return v << shift >> shift
}
