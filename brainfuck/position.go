package brainfuck

import (
	"fmt"

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
