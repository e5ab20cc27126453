package exe

import (
	"fmt"
	"math"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
)

// Where the segments are in memory. Code and constants end before the work area.
const (
	textBase = 0x40_0000
	workBase = 0x7000_0000
)

// The work area: the State, then these variables, then the buffers.
const (
	stateAt   = 0
	writtenAt = 128 + 8*iota // address of the first byte of output that is not written
	tapeAt                   // address of the tape's mapping
	scratchAt                // 64 bytes for arguments of system calls and for digits

	outAt      = 0x400
	bufferSize = 64 << 10 // of each buffer: that of a pipe
	inAt       = outAt + bufferSize
	workSize   = inAt + bufferSize
)

// A tape is how the tape lies in its mapping, as in package rt: guard pages on
// both sides, the right end at a page boundary. All in bytes.
type tape struct {
	size   int64 // of the mapping
	guard  int64 // of the pages before and after the tape
	mapped int64 // of the tape's pages
	first  int64 // of the leftmost cell, from the mapping's start
	start  int64 // of the start cell
	exact  bool  // the leftmost cell lies at a page boundary
}

func layTape(u *emit.Unit, reach, page int64) (tape, error) {
	bytes := int64(u.Program.Bits / 8)
	cells := (u.Machine.Left + u.Machine.Right) * bytes
	t := tape{mapped: roundUp(cells, page)}
	if reach > math.MaxInt64/8 {
		return t, fmt.Errorf("moves over %d bytes at once: no address space has so many", reach)
	}
	t.guard = roundUp(reach, page) + page
	t.size = t.guard + t.mapped + t.guard
	t.first = t.guard + t.mapped - cells
	t.start = t.first + u.Machine.Left*bytes
	t.exact = t.mapped == cells
	return t, nil
}

func roundUp(n, page int64) int64 { return (n + page - 1) / page * page }

// state returns the offset in the work area of a field of the State.
func state(offset int32) int32 { return stateAt + offset }
