package brainfuck

import (
	"bytes"
	"fmt"
	"sort"

	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// A Position is a place in a source. The zero Position is unknown.
type Position struct {
	Offset int // in bytes, from 0
	Line   int // from 1; lines end in \n
	Column int // in bytes, from 1
}

// String formats the position as line:column.
func (p Position) String() string { return fmt.Sprintf("%d:%d", p.Line, p.Column) }

// position returns the position of a byte of the source.
func (p *Program) position(offset int32) Position {
	return Position(syntax.Locate(p.src, int(offset)))
}

// A lineTable finds many positions in the same source: it holds the offsets at
// which lines begin.
type lineTable []int

func newLineTable(src []byte) lineTable {
	t := lineTable{0}
	for at := 0; ; {
		n := bytes.IndexByte(src[at:], '\n')
		if n < 0 {
			return t
		}
		at += n + 1
		t = append(t, at)
	}
}

func (t lineTable) position(offset int) Position {
	line := sort.SearchInts(t, offset+1)
	return Position{offset, line, offset - t[line-1] + 1}
}
