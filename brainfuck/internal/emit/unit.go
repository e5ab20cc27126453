package emit

import (
	"fmt"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// A Unit is a program to translate.
type Unit struct {
	// Program is optimised and well formed. It has Dump ops only if the
	// dialect has the command #.
	Program *ir.Program
	Machine ir.Machine
	// Name is the name of the source in messages, never empty; Source is its
	// text.
	Name   string
	Source []byte
	// Lines finds the line and column of an op's Pos.
	Lines syntax.Lines
	// Evaluate allows to run the program while it is translated.
	Evaluate bool
}

// NewUnit returns a unit. A source without a name is called "program", as in
// the errors of package brainfuck.
func NewUnit(p *ir.Program, m ir.Machine, name string, source []byte) *Unit {
	if name == "" {
		name = "program"
	}
	return &Unit{Program: p, Machine: m, Name: name, Source: source, Lines: syntax.NewLines(source)}
}

// Locate returns the line and the column, from 1, of an op's Pos.
func (u *Unit) Locate(pos int32) (line, column int) {
	p := u.Lines.Locate(int(pos))
	return p.Line, p.Column
}

// Uses reports whether the program has an op of a kind.
func (u *Unit) Uses(kind ir.Kind) bool {
	for i := range u.Program.Ops {
		if u.Program.Ops[i].Kind == kind {
			return true
		}
	}
	return false
}

// An Unfit says why a target can not have a program, and what it could have.
type Unfit struct{ Reason string }

func (e *Unfit) Error() string { return e.Reason }

// Unfitf returns an Unfit.
func Unfitf(format string, args ...any) error {
	return &Unfit{fmt.Sprintf(format, args...)}
}
