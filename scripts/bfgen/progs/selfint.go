package progs

import (
	"bytes"
	"slices"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// selfint is an interpreter of Brainfuck. Its input is a program, which ends
// with an exclamation mark, and that program's input. The ends of input and the
// width of cells are those of the interpreter that selfint itself runs on.
//
// Command i and cell i of the program share record i+1. The records before the
// current command have the mark at, those before the current cell the mark here.
type selfint struct {
	at, here    macro.Cell
	op          macro.Cell // 1 to 8, or 0 after the last command
	open, close macro.Cell // 1 for a bracket
	depth, key  macro.Cell
	temps       []macro.Cell
	data        macro.Probe
	stride      int
	next        macro.Cell
}

func writeSelfint(a *macro.Asm) {
	a.Note("Interprets the program before the exclamation mark in its input")
	jump := a.Cell()
	s := selfint{at: a.Cell(), here: a.Cell(), op: a.Cell(), open: a.Cell(), close: a.Cell(),
		depth: a.Cell(), key: a.Cell(), temps: a.Cells(2), data: a.Probe()}
	s.stride = int(s.data.Value+4) - int(s.at)
	s.next = macro.Cell(s.stride)
	a.Fix(nil)
	a.Local(s.temps, func() {
		s.load(a)
		a.Note("execute")
		a.While(s.op, func() {
			a.Copy(s.op, s.key)
			a.Switch(s.key, nil, s.commands(a, jump)...)
			a.Inc(s.at)
			a.Shift(s.stride)
		})
	})
}

// load reads the program and leaves the frame at its first command.
func (s *selfint) load(a *macro.Asm) {
	more, c := s.depth, s.key
	var cases []macro.Case
	cases = append(cases, macro.Case{Value: 0, Do: func() { a.Dec(more) }})
	cases = append(cases, macro.Case{Value: '!', Do: func() { a.Dec(more) }})
	for i, b := range []byte("+,-.<>[]") {
		cases = append(cases, macro.Case{Value: int(b), Do: func() {
			a.Add(s.op, i+1)
			switch b {
			case '[':
				a.Inc(s.open)
			case ']':
				a.Inc(s.close)
			}
		}})
	}
	a.Note("read the program")
	a.Shift(s.stride)
	a.Inc(more)
	a.While(more, func() {
		a.Read(c)
		a.Switch(c, nil, cases...)
		a.Copy(s.op, c)
		a.If(c, func() {
			a.Move(more, more+s.next)
			a.Shift(s.stride)
		})
	})
	a.Shift(-s.stride)
	a.Slide(s.op, -s.stride)
	a.Shift(s.stride)
}

// commands returns the cases for the eight commands.
func (s *selfint) commands(a *macro.Asm, jump macro.Cell) []macro.Case {
	simple := func(body func()) func() {
		return func() {
			s.home(a, s.at)
			s.away(a, s.here)
			body()
			s.home(a, s.here)
			s.away(a, s.at)
		}
	}
	data := s.data.Value
	return []macro.Case{
		{Value: 1, Do: simple(func() { a.Inc(data) })},
		{Value: 2, Do: simple(func() { a.In(data) })},
		{Value: 3, Do: simple(func() { a.Dec(data) })},
		{Value: 4, Do: simple(func() { a.Out(data) })},
		{Value: 5, Do: simple(func() { a.Shift(-s.stride); a.Dec(s.here) })},
		{Value: 6, Do: simple(func() { a.Inc(s.here) })},
		{Value: 7, Do: func() { s.bracket(a, jump, false) }},
		{Value: 8, Do: func() { s.bracket(a, jump, true) }},
	}
}

// home moves the frame from the record after the marked ones to record 0.
func (s *selfint) home(a *macro.Asm, mark macro.Cell) {
	a.Shift(-s.stride)
	a.Slide(mark, -s.stride)
}

// away moves the frame from record 0 to the record after the marked ones.
func (s *selfint) away(a *macro.Asm, mark macro.Cell) {
	a.Shift(s.stride)
	a.Slide(mark, s.stride)
}

// bracket goes to the matching bracket if the data says so.
func (s *selfint) bracket(a *macro.Asm, jump macro.Cell, back bool) {
	tell := func() {
		s.home(a, s.here)
		a.Inc(jump)
		s.away(a, s.here)
	}
	a.Note("a bracket")
	s.home(a, s.at)
	s.away(a, s.here)
	if back {
		a.Branch(s.data, tell, nil)
	} else {
		a.Branch(s.data, nil, tell)
	}
	s.home(a, s.here)
	a.IfFlag(jump, func() {
		s.away(a, s.at)
		a.Inc(s.depth)
		a.While(s.depth, func() {
			if back {
				a.Move(s.depth, s.depth-s.next)
				a.Shift(-s.stride)
				a.Dec(s.at)
				a.Copy(s.close, s.depth)
				s.subtract(a, s.open)
			} else {
				a.Inc(s.at)
				a.Move(s.depth, s.depth+s.next)
				a.Shift(s.stride)
				a.Copy(s.open, s.depth)
				s.subtract(a, s.close)
			}
		})
		s.home(a, s.at)
	})
	s.away(a, s.at)
}

// subtract subtracts the flag from depth and keeps it.
func (s *selfint) subtract(a *macro.Asm, flag macro.Cell) {
	t := a.Temp()
	a.Pour(flag, macro.Term{Cell: s.depth, By: -1}, macro.Term{Cell: t, By: 1})
	a.Move(t, flag)
	a.Free(t)
}

// wantSelfint knows what the program in selfint.in does: it draws a triangle
// and writes the line after the exclamation mark backwards.
func wantSelfint(in []byte) []byte {
	var out bytes.Buffer
	for i := range 12 {
		out.Write(append(bytes.Repeat([]byte{'*'}, i+1), '\n'))
	}
	_, line, _ := bytes.Cut(in, []byte("!"))
	line = bytes.TrimSuffix(line, []byte("\n"))
	slices.Reverse(line)
	return append(append(out.Bytes(), line...), '\n')
}
