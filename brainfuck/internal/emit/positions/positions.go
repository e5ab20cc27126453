// Package positions puts the source positions of a program's instructions into
// its file, and writes the code that finds them there: for messages, when no
// debugger is at hand.
//
// The table is a sequence of entries of three numbers: how many bytes of code the
// entry begins after the one before, and by how much line and column differ from
// those before. Differences are folded, 0 -1 1 -2 2 being 0 1 2 3 4, and numbers
// are written in digits of 7 bits, the most significant first, all but the last
// marked with the high bit. The last entry begins beyond any code.
package positions

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/portable"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// end is where the last entry begins: beyond the largest text.
const end = 1 << 31

// Table returns the table for a program's code. Instructions without a position
// of their own get that of those before.
func Table(u *emit.Unit, lines []native.Line) []byte {
	var t []byte
	var offset, line, column int
	for _, l := range lines {
		if l.Pos < 0 {
			continue
		}
		newLine, newColumn := u.Locate(l.Pos)
		t = appendNumber(t, int(l.Offset)-offset)
		t = appendNumber(t, fold(newLine-line))
		t = appendNumber(t, fold(newColumn-column))
		offset, line, column = int(l.Offset), newLine, newColumn
	}
	return appendNumber(t, end)
}

// fold makes small numbers of small differences.
func fold(v int) int {
	if v < 0 {
		return -2*v - 1
	}
	return 2 * v
}

func appendNumber(t []byte, v int) []byte {
	var digits [10]byte
	i := len(digits) - 1
	digits[i] = byte(v & 0x7f)
	for v >>= 7; v > 0; v >>= 7 {
		i--
		digits[i] = byte(v&0x7f) | 0x80
	}
	return append(t, digits[i:]...)
}

// The results of the code that Find writes.
const (
	Line   = portable.A4
	Column = portable.A5
)

// Find writes code that finds the position of the instruction at the offset in
// T1, which is not before that of the first entry, in the table at a label. The
// code is a part of a function between Enter and Leave. It loses A1, A2, T0, V.
func Find(p portable.Assembler, table asm.Label) {
	b := p.Buffer()
	number, begin, found := b.NewLabel(), b.NewLabel(), b.NewLabel()
	p.Addr(portable.A1, table)
	p.Imm(portable.A2, 0)
	p.Imm(Line, 0)
	p.Imm(Column, 0)
	p.Jump(begin)

	writeNumber(p, number)

	again := b.NewLabel()
	b.Bind(again)
	for _, r := range []portable.Reg{Line, Column} {
		p.Call(number)
		unfold(p)
		p.Add(r, portable.V)
	}
	b.Bind(begin)
	p.Call(number)
	p.Add(portable.A2, portable.V)
	p.If(portable.AtLeast, portable.T1, portable.A2, again)
	b.Bind(found)
}

// writeNumber writes the function that reads a number at A1 into V.
func writeNumber(p portable.Assembler, number asm.Label) {
	b := p.Buffer()
	b.Bind(number)
	p.Imm(portable.V, 0)
	digit := b.NewLabel()
	b.Bind(digit)
	p.Load(portable.T0, portable.A1, 0, 1)
	p.AddImm(portable.A1, 1)
	p.ShiftLeft(portable.V, 7)
	p.Add(portable.V, portable.T0)
	last := b.NewLabel()
	p.IfImm(portable.Below, portable.T0, 0x80, last)
	p.AddImm(portable.V, -0x80)
	p.Jump(digit)
	b.Bind(last)
	p.Ret()
}

// unfold turns a folded difference in V back: (v >> 1) ^ -(v & 1).
func unfold(p portable.Assembler) {
	p.Mov(portable.T0, portable.V)
	p.AndImm(portable.T0, 1)
	p.Neg(portable.T0)
	p.ShiftRight(portable.V, 1)
	p.Xor(portable.V, portable.T0)
}
