// Package plain is a second, deliberately simple implementation of the
// language: it executes a program command by command. The outputs that
// testdata/programs expects are checked with it, so that they do not rest on
// the interpreter and the compiler that are tested with those outputs.
//
// It shares no code with package brainfuck. Its only refinement is that a run
// of equal commands is counted once, which does not change their meaning.
package plain

import (
	"errors"
	"fmt"
)

// Options say which Brainfuck is meant. The zero value is 8-bit cells, an end
// of input that leaves the cell unchanged, and a tape without a right end.
type Options struct {
	Bits  int    // 8, 16, 32 or 64; 0 means 8
	EOF   string // same, 0, -1 or error; "" means same
	Right int    // cells from the start cell to the right end; 0 means no end
	Left  int    // cells left of the start cell
	Steps int64  // runs of equal commands after which to give up; 0 means never
}

// An Error is the end of a program that failed, with the place of the command.
type Error struct {
	Kind      string // range, input, syntax or timeout
	Line, Col int    // from 1, in bytes; 0 for timeout
}

func (e *Error) Error() string {
	if e.Kind == "timeout" {
		return e.Kind
	}
	return fmt.Sprintf("%s:%d:%d", e.Kind, e.Line, e.Col)
}

// An op is a run of n equal commands, the first of them at byte pos.
type op struct {
	cmd      byte
	n, match int
	pos      int
}

// Run executes src with the input in. It returns the output, also that of a
// program that failed, and the number of commands executed, where a run of
// equal ones counts once.
func Run(src, in []byte, o Options) (out []byte, steps int64, err error) {
	ops, err := parse(src)
	if err != nil {
		return nil, 0, err
	}
	m := machine{o: o, in: in, mask: ^uint64(0)}
	switch o.Bits {
	case 0, 8:
		m.mask = 0xff
	case 16, 32:
		m.mask = 1<<o.Bits - 1
	}
	err = m.run(ops)
	var stop *stop
	if errors.As(err, &stop) {
		err = at(stop.kind, src, stop.pos)
	}
	return m.out, m.steps, err
}

// parse counts runs and matches brackets. Of several unmatched brackets it
// reports the first closing one, or else the innermost open one.
func parse(src []byte) ([]op, error) {
	var ops []op
	var open []int
	start := 0
	if len(src) > 1 && src[0] == '#' && src[1] == '!' {
		for start < len(src) && src[start] != '\n' {
			start++
		}
	}
	for i := start; i < len(src); i++ {
		switch c := src[i]; c {
		case '+', '-', '<', '>':
			if n := len(ops); n > 0 && ops[n-1].cmd == c {
				ops[n-1].n++
				continue
			}
			ops = append(ops, op{cmd: c, n: 1, pos: i})
		case '.', ',':
			ops = append(ops, op{cmd: c, n: 1, pos: i})
		case '[':
			open = append(open, len(ops))
			ops = append(ops, op{cmd: c, n: 1, pos: i})
		case ']':
			if len(open) == 0 {
				return nil, at("syntax", src, i)
			}
			first := open[len(open)-1]
			open = open[:len(open)-1]
			ops[first].match = len(ops)
			ops = append(ops, op{cmd: c, n: 1, match: first, pos: i})
		}
	}
	if len(open) > 0 {
		return nil, at("syntax", src, ops[open[len(open)-1]].pos)
	}
	return ops, nil
}

// at makes the error for the command at byte pos of src.
func at(kind string, src []byte, pos int) *Error {
	e := &Error{Kind: kind, Line: 1, Col: 1}
	if kind == "timeout" {
		return &Error{Kind: kind}
	}
	for _, c := range src[:pos] {
		e.Col++
		if c == '\n' {
			e.Line, e.Col = e.Line+1, 1
		}
	}
	return e
}
