package syntax

import "bytes"

// A Position is a place in a source.
type Position struct {
	Offset int // in bytes, from 0
	Line   int // from 1; lines end in \n
	// Column is counted in bytes from 1, as Go's own tools count it, so that
	// it does not depend on what a comment's encoding is.
	Column int
}

// Locate returns the position of a byte of the source, or of the source's end.
func Locate(src []byte, offset int) Position {
	offset = max(0, min(offset, len(src)))
	before := src[:offset]
	return Position{
		Offset: offset,
		Line:   bytes.Count(before, []byte{'\n'}) + 1,
		Column: offset - bytes.LastIndexByte(before, '\n'),
	}
}
