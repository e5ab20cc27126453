package arm64

import (
	"fmt"
	"strings"

	"github.com/seed1605a99e/movabs/jit/asm"
)

// An Assembler makes A64 machine code. Its zero value is ready for use. Like its
// Buffer it must not be copied and belongs to one goroutine at a time.
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
	s := "arm64: " + e.Op
	if len(e.Operands) > 0 {
		s += " " + strings.Join(e.Operands, ", ")
	}
	return s + ": " + e.Reason
}

// A problem is why operands cannot be encoded. The zero value is that they can.
type problem uint8

const (
	fine problem = iota
	noForm
	noSize
	immRange
	immMask
	shiftRange
	offsetRange
	offsetPair
	badIndex
	sameBase
	sameStatus
	floatZero
	intZero
	offsetSize
	floatRange
)

func (p problem) String() string {
	return [...]string{
		fine:        "",
		noForm:      "there is no such form",
		noSize:      "there is no such form; the sizes differ",
		immRange:    "the immediate does not fit",
		immMask:     "the immediate is no repeated run of ones",
		shiftRange:  "there is no such shift",
		offsetRange: "the offset is out of reach",
		offsetPair:  "the offset is out of reach, or no multiple of the registers' size",
		badIndex:    "there is no such index",
		sameBase:    "a register would change twice, or the base is loaded or stored as well",
		sameStatus:  "the first register is also one of the others",
		floatZero:   "the only number to compare with is 0",
		intZero:     "the only number to compare with is 0",
		offsetSize:  "the offset is not the number of bytes in memory",
		floatRange:  "the immediate is not n/16 * 2^k with n from 16 to 31 and k from -3 to 4",
	}[p]
}

// Each method for an instruction ends in a call of done0 to done4, which lists
// what was encoded, or keeps the error if it could not be. They are small, to
// be inlined: only rare calls get to report.

func (a *Assembler) done0(name string) {
	if a.Listed() {
		a.report(fine, name)
	}
}

func (a *Assembler) done1(p problem, name string, x Operand) {
	if p != fine || a.Listed() {
		a.report(p, name, x)
	}
}

func (a *Assembler) done2(p problem, name string, x, y Operand) {
	if p != fine || a.Listed() {
		a.report(p, name, x, y)
	}
}

func (a *Assembler) done3(p problem, name string, x, y, z Operand) {
	if p != fine || a.Listed() {
		a.report(p, name, x, y, z)
	}
}

func (a *Assembler) done4(p problem, name string, w, x, y, z Operand) {
	if p != fine || a.Listed() {
		a.report(p, name, w, x, y, z)
	}
}

// report lists the instruction or fails with it.
func (a *Assembler) report(p problem, name string, operands ...Operand) {
	if p == fine {
		s := name
		for i, o := range operands {
			s += [...]string{" ", ", "}[min(i, 1)] + a.text(o)
		}
		a.Note(s)
		return
	}
	e := &OperandError{Op: name, Reason: p.String()}
	if p == noForm {
		e.Reason = reason(operands)
	}
	for _, o := range operands {
		e.Operands = append(e.Operands, a.text(o))
	}
	a.Fail(e)
}

// text returns o in the syntax of the architecture's manual. It switches by type
// for the reason that Operand gives: a method call would make every operand of
// every instruction escape to the heap.
func (a *Assembler) text(o Operand) string {
	switch o := o.(type) {
	case Reg:
		return o.String()
	case Shifted:
		return o.String()
	case Extended:
		return o.String()
	case Imm:
		return o.String()
	case lsl:
		return o.String()
	case msl:
		return o.String()
	case Float:
		return o.String()
	case Scalar:
		return o.String()
	case Vector:
		return o.String()
	case Element:
		return o.String()
	case List:
		return o.String()
	case SysReg:
		return o.String()
	case option:
		return string(o)
	case Cond:
		return o.String()
	case Mem:
		return o.text(a.LabelName(o.Label))
	}
	return "nil"
}

// reason guesses what about the operands has no form.
func reason(operands []Operand) string {
	first, differ := 0, false // the size of the registers so far
	for _, o := range operands {
		var r Reg
		switch o := o.(type) {
		case nil:
			return "an operand is missing"
		case Reg:
			r = o
		case Shifted:
			r = o.Reg
		case Mem:
			if o.Label == 0 && (!o.Base.base() || !o.Base.is64()) {
				return fmt.Sprintf("%v is no base of an address", o.Base)
			}
			continue
		default:
			continue
		}
		if !r.valid() {
			return "there is no such register"
		}
		differ = differ || first != 0 && r.Size() != first
		first = r.Size()
	}
	if differ {
		return noSize.String()
	}
	return noForm.String()
}
