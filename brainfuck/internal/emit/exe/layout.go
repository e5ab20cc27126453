package exe

import (
	"math"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
)

// Where the segments are in memory. Code and constants end before the work area.
const (
	textBase = 0x40_0000
	workBase = 0x7000_0000
	maxText  = workBase - textBase - 1<<20
)

// The work area: the native.State, then these variables, then the buffers.
const (
	stateSize  = 128                // room for it
	writtenAt  = stateSize          // address of the first byte of output that is not written
	limitAt    = writtenAt + 8      // address of the end of the output to write
	tapeAt     = limitAt + 8        // address of the tape's mapping
	tickingAt  = tapeAt + 8         // not 0 while the timer runs
	readingAt  = tickingAt + 8      // not 0 while the program waits for input
	intervalAt = readingAt + 8      // 32 bytes: the timer's
	scratchAt  = intervalAt + 32    // 64 bytes for arguments of system calls and for digits
	outAt      = 0x400              // the output buffer
	inAt       = outAt + bufferSize // the input buffer
	workSize   = inAt + bufferSize

	bufferSize = 64 << 10 // that of a pipe
)

// A tape says how the tape lies in its mapping, as in package rt: guard pages on
// both sides, the right end at a page boundary. All in bytes.
type tape struct {
	size   int64 // of the mapping
	guard  int64 // of the pages before and after the tape
	mapped int64 // of the tape's pages
	first  int64 // of the leftmost cell, from the mapping's start
	start  int64 // of the start cell
}

// layTape returns the layout for pages of a size, or of any smaller size, and
// for accesses that reach so far.
func layTape(u *emit.Unit, reach, page int64) (tape, error) {
	bytes := int64(u.Program.Bits / 8)
	cells := (u.Machine.Left + u.Machine.Right) * bytes
	t := tape{mapped: roundUp(cells, page)}
	if reach > math.MaxInt64/4 {
		return t, emit.Unfitf("the program moves over %d bytes at once, more than there are addresses", reach)
	}
	t.guard = roundUp(reach, page) + page
	t.size = t.guard + t.mapped + t.guard
	t.first = t.guard + t.mapped - cells
	t.start = t.first + u.Machine.Left*bytes
	return t, nil
}

func roundUp(n, page int64) int64 { return (n + page - 1) / page * page }

// exact reports whether the leftmost cell lies at a page boundary, so that no
// access left of it goes unnoticed.
func exact(u *emit.Unit, page int64) bool {
	return (u.Machine.Left+u.Machine.Right)*int64(u.Program.Bits/8)%page == 0
}
