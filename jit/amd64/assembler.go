package amd64

import (
	"fmt"
	"strings"

	"github.com/seed1605a99e/movabs/jit/asm"
)

// An Assembler makes x86-64 machine code. Its zero value is ready for use. Like
// its Buffer it must not be copied and belongs to one goroutine at a time.
type Assembler struct {
	asm.Buffer
}

// An OperandError says that an instruction does not have the operands that it
// was given.
type OperandError struct {
	Op       string   // name of the instruction
	Operands []string // as text
	Reason   string
}

func (e *OperandError) Error() string {
	s := "amd64: " + e.Op
	if len(e.Operands) > 0 {
		s += " " + strings.Join(e.Operands, ", ")
	}
	return s + ": " + e.Reason
}

// Each method for an instruction ends in a call of done0 to done4, which lists
// what was encoded, or keeps the error if it could not be. They are small, to
// be inlined: only rare calls get to report.

func (a *Assembler) done0(name string) {
	if a.Listed() {
		a.report(true, name)
	}
}

func (a *Assembler) done1(ok bool, name string, x Operand) {
	if !ok || a.Listed() {
		a.report(ok, name, x)
	}
}

func (a *Assembler) done2(ok bool, name string, x, y Operand) {
	if !ok || a.Listed() {
		a.report(ok, name, x, y)
	}
}

func (a *Assembler) done3(ok bool, name string, x, y, z Operand) {
	if !ok || a.Listed() {
		a.report(ok, name, x, y, z)
	}
}

func (a *Assembler) done4(ok bool, name string, w, x, y, z Operand) {
	if !ok || a.Listed() {
		a.report(ok, name, w, x, y, z)
	}
}

// report lists the instruction or fails with it.
func (a *Assembler) report(ok bool, name string, operands ...Operand) {
	if ok {
		s := name
		for i, o := range operands {
			s += [...]string{" ", ", "}[min(i, 1)] + a.text(o)
		}
		a.Note(s)
		return
	}
	e := &OperandError{Op: name, Reason: reason(operands)}
	for _, o := range operands {
		e.Operands = append(e.Operands, a.text(o))
	}
	a.Fail(e)
}

// text returns o in Intel's syntax. It switches by type for the reason that
// Operand gives: a method call would make every operand of every instruction
// escape to the heap.
func (a *Assembler) text(o Operand) string {
	switch o := o.(type) {
	case Reg:
		return o.String()
	case XMM:
		return o.String()
	case YMM:
		return o.String()
	case Imm:
		return o.String()
	case Mem:
		return o.text(a.LabelName(o.Label))
	}
	return "nil"
}

// reason guesses what about the operands cannot be encoded.
func reason(operands []Operand) string {
	first := wNone // the width that the operands so far have
	differ, unsized := false, false
	for _, o := range operands {
		w, problem := describe(o)
		if problem != "" {
			return problem
		}
		if v, ok := o.(Imm); ok {
			if _, ok := immediate(v, min(max(first, w8), w64)); !ok && first != wNone {
				return fmt.Sprintf("the immediate does not fit in %d bits", 8*immBytes(first))
			}
			continue
		}
		unsized = unsized || w == wNone
		differ = differ || first != wNone && w != wNone && w != first
		first = max(first, w)
	}
	switch {
	case unsized && first == wNone:
		return "the operand in memory needs a size"
	case differ:
		return "there is no such form; the sizes differ"
	}
	return "there is no such form"
}

// describe returns the width of o, if it has one, and what is wrong with it
// whatever the instruction.
func describe(o Operand) (w width, problem string) {
	switch o := o.(type) {
	case nil:
		return wNone, "an operand is missing"
	case Reg:
		if o.valid() {
			return o.width(), ""
		}
	case XMM:
		if o < vectors {
			return w128, ""
		}
	case YMM:
		if o < vectors {
			return w256, ""
		}
	case Mem:
		return memWidth(o.Size), o.problem()
	case Imm:
		return wNone, ""
	}
	return wNone, "there is no such register"
}
