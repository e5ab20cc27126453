package brainfuck

import (
	"errors"
	"fmt"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// A SyntaxError reports brackets that do not match.
type SyntaxError struct {
	Name string // of the source
	// Pos is the bracket without a partner; Other is where the partner was
	// missed: the end of the program for a [, and the end of the last loop
	// before it for a ], or Pos if there is none.
	Pos, Other Position
	// Msg says what is wrong, in one line.
	Msg string

	excerpt string
}

func (e *SyntaxError) Error() string { return at(e.Name, e.Pos) + e.Msg }

// Excerpt returns the source lines of both ends, with a caret under each. It
// contains no characters that a terminal would act upon.
func (e *SyntaxError) Excerpt() string { return e.excerpt }

// syntaxError names the source in an error of the parser.
func syntaxError(name string, err error) error {
	var e *syntax.SyntaxError
	if !errors.As(err, &e) {
		return err
	}
	return &SyntaxError{name, Position(e.Pos), Position(e.Other), e.Msg, e.Excerpt()}
}

// A RangeError reports that a program accessed a cell that is not on its tape.
type RangeError struct {
	Name        string // of the source
	Pos         Position
	Cell        int64 // number of the cell; the start cell is 0
	Left, Right int64 // the tape's cells are -Left to Right-1
}

func (e *RangeError) Error() string {
	side := "right"
	if e.Cell < 0 {
		side = "left"
	}
	return fmt.Sprintf("%sthe program leaves the tape on the %s: cell %d, but the cells are %d to %d",
		at(e.Name, e.Pos), side, e.Cell, -e.Left, e.Right-1)
}

// An InputError reports that a program read at the end of its input under
// [EOFError].
type InputError struct {
	Name string // of the source
	Pos  Position
}

func (e *InputError) Error() string {
	return at(e.Name, e.Pos) + "the program reads, but the input has ended"
}

// at formats a place as the beginning of an error message.
func at(name string, pos Position) string {
	if name == "" {
		name = "program"
	}
	return fmt.Sprintf("%s:%v: ", name, pos)
}

// explain puts the errors of the stages, which know offsets only, into terms of
// the source.
func (p *Program) explain(err error) error {
	var outside *ir.RangeError
	var input *ir.InputError
	switch {
	case errors.As(err, &outside):
		return &RangeError{p.name, p.position(outside.Pos), outside.Cell, p.machine.Left, p.machine.Right}
	case errors.As(err, &input):
		return &InputError{p.name, p.position(input.Pos)}
	default:
		return err
	}
}
