package explain

import (
	"errors"
	"runtime"
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/jit/disasm"
)

// A Subject is a program to be explained.
type Subject struct {
	Name   string
	Source []byte
	*brainfuck.Trace
	// Code is the machine code for this processor; it is empty where there is
	// none.
	Code []Inst
	Size int // of the code, in bytes

	from, to int // the part to be shown, as offsets in the source
}

// An Inst is an instruction and the command that it belongs to, the zero
// Position if it belongs to none.
type Inst struct {
	disasm.Inst
	Pos brainfuck.Position
}

// New collects what there is to tell about a program.
func New(name string, src []byte, p *brainfuck.Program, mode brainfuck.IOMode) (*Subject, error) {
	trace, err := p.Trace()
	if err != nil {
		return nil, err
	}
	s := &Subject{Name: name, Source: src, Trace: trace, to: len(src)}
	listing, err := p.Listing(mode)
	if errors.Is(err, errors.ErrUnsupported) {
		return s, nil
	}
	if err != nil {
		return nil, err
	}
	insts, err := disasm.Decode(runtime.GOARCH, listing.Code, 0)
	if err != nil {
		return nil, err
	}
	s.Size = len(listing.Code)
	lines := listing.Lines
	var pos brainfuck.Position
	for _, inst := range insts {
		for ; len(lines) > 0 && lines[0].Offset <= inst.Offset; lines = lines[1:] {
			pos = lines[0].Pos
		}
		s.Code = append(s.Code, Inst{inst, pos})
	}
	return s, nil
}

// Only restricts what is shown to the innermost loop at a line and column of the
// source. It reports whether there is one.
func (s *Subject) Only(line, column int) bool {
	for i := range slices.Backward(s.Loops) { // inner ones come after outer ones
		l := &s.Loops[i]
		if !before(line, column, l.Start) && !before(l.End.Line, l.End.Column, brainfuck.Position{Line: line, Column: column}) {
			s.from, s.to = l.Start.Offset, l.End.Offset+1
			return true
		}
	}
	return false
}

// before reports whether a line and column lie before a position.
func before(line, column int, p brainfuck.Position) bool {
	return line < p.Line || line == p.Line && column < p.Column
}

// shows reports whether an offset of the source lies in the part to be shown.
func (s *Subject) shows(offset int) bool { return s.from <= offset && offset < s.to }

// whole reports whether all of the program is shown.
func (s *Subject) whole() bool { return s.from == 0 && s.to == len(s.Source) }
