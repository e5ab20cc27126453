package bftest

import (
	"maps"

	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// Naive runs a source command by command, as somebody would who has just read
// what the eight of them mean: the interpreter at level 0 must agree with it.
// It takes at most so many steps, which are commands. The outcome of a program
// that was stopped comes with a verdict: endless programs came back to a state
// that they had been in before.
func Naive(src []byte, bits int, m ir.Machine, input []byte, steps int) (o Outcome, endless bool) {
	n := naive{src: src, m: m, mask: ^uint64(0) >> (64 - bits), input: input, tape: map[int64]uint64{}}
	partner := partners(src)
	var old naive // an earlier state, taken after 1, 2, 4, 8, ... steps
	for step := 0; n.pc < len(src); step++ {
		if step == steps {
			return Outcome{n.output, interp.ErrSteps}, endless
		}
		if step&(step-1) == 0 && !endless {
			old = n
			old.tape = maps.Clone(n.tape)
		} else if n.pc == old.pc && n.p == old.p && len(n.input) == len(old.input) && maps.Equal(n.tape, old.tape) {
			endless = true
		}
		if err := n.step(partner); err != nil {
			return Outcome{n.output, err}, false
		}
	}
	return Outcome{n.output, nil}, false
}

// naive is the state of a program.
type naive struct {
	src           []byte
	m             ir.Machine
	mask          uint64
	input, output []byte
	pc            int
	p             int64
	tape          map[int64]uint64 // cells that are not 0
}

// partners returns the index of the other bracket for each bracket.
func partners(src []byte) map[int]int {
	partner := map[int]int{}
	var open []int
	for i, c := range src {
		switch c {
		case '[':
			open = append(open, i)
		case ']':
			last := open[len(open)-1]
			open = open[:len(open)-1]
			partner[i], partner[last] = last, i
		}
	}
	return partner
}

func (n *naive) step(partner map[int]int) error {
	c := n.src[n.pc]
	switch c {
	case '+', '-', '.', ',', '[', ']':
		if n.p < -n.m.Left || n.p >= n.m.Right {
			return &ir.RangeError{Pos: int32(n.pc), Cell: n.p}
		}
	}
	v := n.tape[n.p]
	switch c {
	case '+':
		n.set(v + 1)
	case '-':
		n.set(v - 1)
	case '>':
		n.p++
	case '<':
		n.p--
	case '.':
		n.output = append(n.output, byte(v))
	case ',':
		if err := n.read(); err != nil {
			return err
		}
	case '[':
		if v == 0 {
			n.pc = partner[n.pc]
		}
	case ']':
		if v != 0 {
			n.pc = partner[n.pc]
		}
	}
	n.pc++
	return nil
}

func (n *naive) set(v uint64) {
	if v &= n.mask; v == 0 {
		delete(n.tape, n.p)
	} else {
		n.tape[n.p] = v
	}
}

func (n *naive) read() error {
	if len(n.input) > 0 {
		n.set(uint64(n.input[0]))
		n.input = n.input[1:]
		return nil
	}
	switch n.m.EOF {
	case ir.EOFZero:
		n.set(0)
	case ir.EOFMinus:
		n.set(n.mask)
	case ir.EOFError:
		return &ir.InputError{Pos: int32(n.pc)}
	}
	return nil
}
