package bpf

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// A whole program has two maps, arrays with one element each. One is the tape,
// the other what the program shares with user space, by its offsets:
//
//	0         the control block
//	inStart   the input buffer
//	outStart  the output buffer
const (
	tapeName   = "tape"
	sharedName = "shared"

	inStart     = 4096
	bufferBytes = 1 << 16
	outStart    = inStart + bufferBytes
	sharedBytes = outStart + bufferBytes
)

// The fields of the control block. All have 64 bits.
const (
	controlSite  = 8 * iota // where the program left, and goes on
	controlIndex            // of the cell at the pointer: its offset in the tape's map
	controlIn               // the offset of the next byte of input
	controlInEnd            // the offset of the end of the input
	controlEOF              // not 0: that is all there is
	controlOut              // the offset of the end of the output
	controlZero             // always 0, which the verifier does not know
)

// maxTape bounds the bytes of a tape and its margin: the verifier accepts offsets
// of less than 512 MiB.
const maxTape = 1<<29 - 8

// defaultTapeBytes is what a tape has if nobody asked for a size: the kernel
// takes all of it from its own memory when the program is loaded.
const defaultTapeBytes = 64 << 20

// A tape is the place of the cells in their map.
type tape struct {
	width int64 // bytes of a cell
	cells int64 // bytes of all cells
	start int64 // from the leftmost cell to the one where the pointer starts
	// margin is how far right of the pointer a straight piece of code may have
	// its leftmost access. The cells begin so far from the start of the map: an
	// index that is negative there would not be accepted.
	margin int64
}

func newTape(m *ir.Machine, width int64) (*tape, error) {
	if m.Left > maxTape || m.Right > maxTape || (m.Left+m.Right)*width > maxTape {
		return nil, emit.Unfitf("the kernel's verifier accepts maps of 512 MiB, too few for a tape of %d+%d cells; it can have up to %d of this width",
			m.Left, m.Right, maxTape/width)
	}
	return &tape{width: width, cells: (m.Left + m.Right) * width, start: m.Left * width}, nil
}

// bounds returns the lowest and the highest index of the pointer at which all
// cells from offset lo to hi, in cells, are on the tape.
func (t *tape) bounds(lo, hi int64) (least, most int64) {
	return t.margin - lo*t.width, t.margin + t.cells - t.width - hi*t.width
}

// bytes is the size of the map.
func (t *tape) bytes() int64 { return (t.margin + t.cells + 7) &^ 7 }
