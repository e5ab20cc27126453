package interp

import "math"

// A cell is one of the widths that cells come in.
type cell interface {
	uint8 | uint16 | uint32 | uint64
}

const (
	firstCells = 1 << 12                    // cells of a tape when the first is touched
	maxBytes   = min(4<<30, math.MaxInt>>1) // of a tape
)

// A tape is the part of the program's tape that has been needed so far. Cells
// are numbered from the start cell, 0.
type tape[C cell] struct {
	cells       []C
	first       int64 // number of cells[0]
	left, right int64 // cells left of the start cell, and from it to the right end
	most        int64 // cells that fit in maxBytes
}

func newTape[C cell](left, right int64, bits int) tape[C] {
	return tape[C]{left: left, right: right, most: maxBytes / int64(bits/8)}
}

// on reports whether a cell is on the tape.
func (t *tape[C]) on(cell int64) bool {
	return -t.left <= cell && cell < t.right
}

// grow makes room for a cell that is on the tape but not in cells, and reports
// whether that can be done within maxBytes. It at least doubles the room, so
// that a program that walks along the tape has each cell copied only a few
// times; pages of a large slice that nothing touches cost no memory.
func (t *tape[C]) grow(cell int64) bool {
	if t.cells == nil {
		t.first = cell
	}
	have := int64(len(t.cells))
	first, end := min(t.first, cell), max(t.first+have, cell+1)
	if end-first > t.most {
		return false
	}
	if spare := max(have, firstCells) - (end - first - have); spare > 0 && have+spare < t.most {
		if cell < t.first {
			first = max(first-spare, -t.left)
		} else {
			end = min(end+spare, t.right)
		}
	}
	cells := make([]C, end-first)
	copy(cells[t.first-first:], t.cells)
	t.cells, t.first = cells, first
	return true
}
