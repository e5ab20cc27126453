package bpf

import (
	"fmt"
	"strings"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/insn"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// tracePrintk is the number of the helper, which takes a format, its size, and
// up to three numbers. What it prints is to be read in the kernel's trace_pipe.
const tracePrintk = 6

// dump emits what # does under --bpf-debug: it tells the number of the cell at
// the pointer and, where there is one, its value.
func (g *generator) dump(op *ir.Op) {
	if g.data == nil {
		return
	}
	a := &g.asm
	off := int64(op.Off)
	none, print := a.NewLabel(), a.NewLabel()
	t := g.tape
	a.Alu(insn.Mov, insn.R3, zero)
	a.Alu(insn.Add, insn.R3, index)
	a.AluImm(insn.Add, insn.R3, int32(off*t.width))
	a.JumpIfImm(insn.Below, insn.R3, int32(t.margin), none)
	a.JumpIfImm(insn.Above, insn.R3, int32(t.margin+t.cells-t.width), none)
	a.Alu(insn.Mov, insn.R4, base)
	a.Alu(insn.Add, insn.R4, insn.R3)
	a.Load(g.size, insn.R4, insn.R4, 0)
	a.Jump(print)
	a.Bind(none)
	a.AluImm(insn.Mov, insn.R4, 0)
	a.Bind(print)
	g.branches += 2
	a.AluImm(insn.Sub, insn.R3, int32(t.margin+t.start))
	for w := t.width; w > 1; w /= 2 {
		a.AluImm(insn.Ash, insn.R3, 1)
	}
	g.values.forget()
	trace(a, g.data, place(g.unit, op.Pos)+"cell %lld is %llu")
}

// trace emits a call that prints a text and the numbers in R3 to R5. It
// destroys R0 to R5.
func trace(a *insn.Assembler, data *texts, format string) {
	at, size := data.add(format)
	a.LoadData(insn.R1, rodataName, at)
	a.AluImm(insn.Mov, insn.R2, size)
	a.Call(tracePrintk)
}

// place is a source position at the beginning of a trace.
func place(u *emit.Unit, pos int32) string {
	line, column := u.Locate(pos)
	return fmt.Sprintf("%s:%d:%d: ", printable(u.Name), line, column)
}

// printable replaces what is not for a format: a % would be a verb.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if r == '%' || r < ' ' || r > '~' {
			return '_'
		}
		return r
	}, name)
}
