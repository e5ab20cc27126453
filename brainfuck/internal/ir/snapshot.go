package ir

import (
	"fmt"
	"strings"
)

// SnapshotReach is the number of cells that a [Snapshot] shows on either side
// of the tape pointer, where the tape has them.
const SnapshotReach = 8

// A Snapshot is what a Dump op shows: the tape pointer and the cells around it.
type Snapshot struct {
	Pos     int32    // offset of the command in the source, in bytes
	Pointer int64    // number of the cell that the pointer is at; it may be off the tape
	First   int64    // number of the cell in Cells[0]
	Cells   []uint64 // values; empty if the pointer is far off the tape
}

// Bounds returns the numbers of the first cell that a snapshot at the pointer
// shows and of the one after the last, given the tape's ends; they are equal
// if the pointer is too far off the tape to show any.
func (m *Machine) Bounds(pointer int64) (first, end int64) {
	first = max(pointer-SnapshotReach, -m.Left)
	end = min(pointer+SnapshotReach+1, m.Right)
	return first, max(first, end)
}

// String returns one line: the position, the pointer and the cells, the one
// that is pointed at in brackets.
func (s *Snapshot) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "byte %d: cell %d:", s.Pos, s.Pointer)
	for i, v := range s.Cells {
		if s.First+int64(i) == s.Pointer {
			fmt.Fprintf(&b, " [%d]", v)
		} else {
			fmt.Fprintf(&b, " %d", v)
		}
	}
	return b.String()
}
