package ir

import (
	"fmt"
	"strconv"
	"strings"
)

// maxIndent is the nesting depth beyond which the text form indents no
// further: the text of a program stays linear in its ops however deep it nests.
const maxIndent = 32

var kindNames = [...]string{
	Add:    "add",
	Set:    "set",
	MulAdd: "muladd",
	Move:   "move",
	Scan:   "scan",
	Out:    "out",
	In:     "in",
	Open:   "open",
	Close:  "close",
	If:     "if",
	End:    "end",
	Dump:   "dump",
	Call:   "call",
	Follow: "follow",
}

// String returns the kind's name in the text form, such as "muladd".
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return fmt.Sprintf("Kind(%d)", uint8(k))
}

// String returns the op's line in the text form, without indentation or
// position.
func (op Op) String() string {
	return string(op.appendText(nil))
}

// String returns the program in its text form, without positions: a line with
// the cell width, then one line per op, the bodies of loops and ifs indented.
//
//	bits 8
//	in [0]
//	open [0]
//	  muladd [2], [0], -3
//	  add [0], -1
//	close [0]
//
// A number in brackets is a cell relative to the tape pointer.
func (p *Program) String() string {
	return string(p.AppendText(nil, false))
}

// AppendText appends the program's text form to b. With positions each line
// ends in the op's Pos, as "add [0], 1 @17", or in Entry and Pos if it is a
// Scan, as "scan [0], 1 @17-19".
func (p *Program) AppendText(b []byte, positions bool) []byte {
	b = append(b, "bits "...)
	b = strconv.AppendInt(b, int64(p.Bits), 10)
	b = append(b, '\n')
	depth := 0
	for i := range p.Ops {
		op := &p.Ops[i]
		if op.Kind == Close || op.Kind == End {
			depth--
		}
		for range min(depth, maxIndent) {
			b = append(b, "  "...)
		}
		b = op.appendText(b)
		if positions {
			b = append(b, " @"...)
			if op.Kind == Scan {
				b = strconv.AppendInt(b, int64(op.Entry), 10)
				b = append(b, '-')
			}
			b = strconv.AppendInt(b, int64(op.Pos), 10)
		}
		b = append(b, '\n')
		if op.Kind == Open || op.Kind == If {
			depth++
		}
	}
	return b
}

func (op *Op) appendText(b []byte) []byte {
	b = append(b, op.Kind.String()...)
	switch op.Kind {
	case Add, Set, Scan:
		b = appendCell(b, " ", op.Off)
		b = append(b, ", "...)
		b = strconv.AppendInt(b, op.Arg, 10)
	case MulAdd:
		b = appendCell(b, " ", op.Off)
		b = appendCell(b, ", ", op.Src)
		b = append(b, ", "...)
		b = strconv.AppendInt(b, op.Arg, 10)
	case Move:
		b = append(b, ' ')
		b = strconv.AppendInt(b, op.Arg, 10)
	case Call, Follow:
		b = appendCell(b, " ", op.Off)
		b = append(b, ", "...)
		b = strconv.AppendInt(b, op.Arg, 10)
		if op.Entry != 0 {
			b = append(b, ", moves"...)
		}
	case Out, In, Open, Close, If, Dump:
		b = appendCell(b, " ", op.Off)
		if op.Arg != 0 { // a Dump's or an Out's
			b = append(b, ", "...)
			b = strconv.AppendInt(b, op.Arg, 10)
		}
	}
	return b
}

func appendCell(b []byte, before string, off int32) []byte {
	b = append(b, before...)
	b = append(b, '[')
	b = strconv.AppendInt(b, int64(off), 10)
	return append(b, ']')
}

// ParseText reads the text form back: ParseText of p.AppendText(nil, true) is
// equal to p. Blank lines and what follows a semicolon are ignored; the "bits"
// line may be left out for 8. The program returned is linked and checked.
func ParseText(text string) (*Program, error) {
	p := &Program{Bits: 8}
	number := 0
	for line := range strings.Lines(text) {
		number++
		if err := p.parseLine(line); err != nil {
			return nil, fmt.Errorf("ir: line %d: %w", number, err)
		}
	}
	if err := p.Link(); err != nil {
		return nil, err
	}
	if err := p.Check(); err != nil {
		return nil, err
	}
	return p, nil
}

func (p *Program) parseLine(line string) error {
	line, _, _ = strings.Cut(line, ";")
	line, at, hasPos := strings.Cut(line, "@")
	fields := strings.FieldsFunc(line, func(r rune) bool {
		return strings.ContainsRune(" \t\r\n,", r)
	})
	if len(fields) == 0 {
		return nil
	}
	if fields[0] == "bits" && len(fields) == 2 && len(p.Ops) == 0 {
		bits, err := strconv.Atoi(fields[1])
		p.Bits = bits
		return err
	}
	op, err := parseOp(fields)
	if err != nil {
		return err
	}
	if hasPos {
		if err := op.parsePos(strings.TrimSpace(at)); err != nil {
			return err
		}
	}
	p.Ops = append(p.Ops, op)
	return nil
}

func (op *Op) parsePos(at string) error {
	if op.Kind == Scan {
		entry, pos, ok := strings.Cut(at, "-")
		if !ok {
			return fmt.Errorf("%q is not the positions of a scan such as 17-19", at)
		}
		v, err := strconv.ParseInt(entry, 10, 32)
		if err != nil {
			return err
		}
		op.Entry, at = int32(v), pos
	}
	v, err := strconv.ParseInt(at, 10, 32)
	op.Pos = int32(v)
	return err
}

// parseOp reads an op from its name and operands.
func parseOp(fields []string) (Op, error) {
	var op Op
	kind := -1
	for k, name := range kindNames {
		if name == fields[0] {
			kind = k
		}
	}
	if kind < 0 {
		return op, fmt.Errorf("unknown op %q", fields[0])
	}
	op.Kind = Kind(kind)
	var operands []any // *int32 for a cell, *int64 for a number
	switch op.Kind {
	case Add, Set, Scan:
		operands = []any{&op.Off, &op.Arg}
	case MulAdd:
		operands = []any{&op.Off, &op.Src, &op.Arg}
	case Move:
		operands = []any{&op.Arg}
	case Call, Follow:
		operands = []any{&op.Off, &op.Arg}
		if len(fields) == 4 && fields[3] == "moves" {
			op.Entry, fields = 1, fields[:3]
		}
	case Out, In, Open, Close, If, Dump:
		operands = []any{&op.Off}
		if (op.Kind == Dump || op.Kind == Out) && len(fields) == 3 {
			operands = append(operands, &op.Arg)
		}
	}
	if len(fields)-1 != len(operands) {
		return op, fmt.Errorf("%s takes %d operands, not %d", op.Kind, len(operands), len(fields)-1)
	}
	for i, o := range operands {
		if err := parseOperand(fields[i+1], o); err != nil {
			return op, err
		}
	}
	return op, nil
}

func parseOperand(field string, into any) error {
	switch into := into.(type) {
	case *int32:
		inner, ok := strings.CutPrefix(field, "[")
		inner, ok2 := strings.CutSuffix(inner, "]")
		if !ok || !ok2 {
			return fmt.Errorf("%q is not a cell such as [3]", field)
		}
		v, err := strconv.ParseInt(inner, 10, 32)
		*into = int32(v)
		return err
	case *int64:
		v, err := strconv.ParseInt(field, 10, 64)
		*into = v
		return err
	}
	panic("ir: operand of unknown type")
}
