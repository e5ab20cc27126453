package syntax

import (
	"bytes"
	"sort"
)

// Lines finds many positions in the same source, where Locate would look at all
// of it each time: it holds the offsets at which lines begin.
type Lines []int

// NewLines returns the lines of a source.
func NewLines(src []byte) Lines {
	t := Lines{0}
	for at := 0; ; {
		n := bytes.IndexByte(src[at:], '\n')
		if n < 0 {
			return t
		}
		at += n + 1
		t = append(t, at)
	}
}

// Locate returns the position of a byte of the source, or of the source's end.
func (t Lines) Locate(offset int) Position {
	line := sort.SearchInts(t, offset+1)
	return Position{offset, line, offset - t[line-1] + 1}
}
