package opt_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
)

// The mistakes that optimisers of Brainfuck really made. Each is a program
// with what it must do, at every level and, if bits is 0, at every width.
var regressions = []struct {
	name  string
	src   string
	bits  int
	m     ir.Machine
	input string
	want  string
	err   error
}{
	{
		name: "multiply loop that runs no turn touches no cell off the tape",
		src:  "+.-[-<+>].", want: "\x01\x00",
	},
	{
		name: "multiply loop that runs no turn, its counter unknown",
		src:  ".,[->>>>>>+<<<<<<]>.", input: "\x00", m: ir.Machine{Right: 3}, want: "\x00\x00",
	},
	{
		name: "multiply loop that runs fails at its first add off the tape",
		src:  ".,[->+>>>>>+<<<<<<]>.", input: "\x01", m: ir.Machine{Right: 3},
		want: "\x00", err: &ir.RangeError{Pos: 11, Cell: 6},
	},
	{
		name: "even step from an odd value never ends",
		src:  "+.[--]>.", want: "\x01", err: interp.ErrSteps,
	},
	{
		name: "even step from an even value ends",
		src:  "++++[--].", want: "\x00",
	},
	{
		name: "even step in a multiply loop, odd value",
		src:  "+++.[-->+<]>.", want: "\x03", err: interp.ErrSteps,
	},
	{
		name: "trip count of step -1", src: ",[->+<]>.", input: "\x05", want: "\x05",
	},
	{
		name: "trip count of step 1 is minus the value", src: ",[+>+<]>.", bits: 8, input: "\x05", want: "\xfb",
	},
	{
		name: "trip count of step -3, exact", src: ",[--->+<]>.", input: "\x0f", want: "\x05",
	},
	{
		name: "trip count of step -3, around", src: ",[--->+<]>.", bits: 8, input: "\x01", want: "\xab",
	},
	{
		name: "trip count of step 3 in 16 bits", src: "-[+++>+<]>.[-]", bits: 16, want: "\xab",
	},
	{
		name: "trip count of step 0", src: "+.[>+<]", want: "\x01", err: interp.ErrSteps,
	},
	{
		name: "trip count with the steps of the counter apart",
		src:  ",[->+<->++<->+++<]>.", input: "\x09", want: "\x12",
	},
	{
		name: "cells are 0 in the first turn only",
		src:  ",[>.+<-]", input: "\x04", want: "\x00\x01\x02\x03",
	},
	{
		name: "cells are 0 in the first turn only, nested",
		src:  "++[>++[>.+<-]<-]", want: "\x00\x01\x02\x03",
	},
	{
		name: "an endless loop stays behind the output before it",
		src:  "+++.[]>.", want: "\x03", err: interp.ErrSteps,
	},
	{
		name: "an endless loop with work stays behind the output before it",
		src:  "+++.[>+>+<<]>.", want: "\x03", err: interp.ErrSteps,
	},
	{
		name: "an empty loop on 0 and leading loops are nothing",
		src:  "[]>[.][-]<[[,]+.]+.", want: "\x01",
	},
	{
		name: "a write before an if that moves is needed where the if is skipped",
		src:  ",>-<[>[-]][-]>.", input: "\x00", want: "\xff",
	},
	{
		name: "a copy is one only if the spare cell was 0",
		src:  ",>>,<<[->+>+<<]>>[-<<+>>]<<.>.>.", input: "\x03\x05", want: "\x08\x03\x00",
	},
	{
		name: "a copy is one only if all comes back",
		src:  ",>>.<<[->+>++<<]>>[-<<+>>]<<.>.>.", input: "\x03", want: "\x00\x06\x03\x00",
	},
	{
		name: "a cell that is moved away and back may be 0",
		src:  ",>,[-]<[>+<-]>[<+>-]<[[-]+.[-]]", input: "\x00\x01", want: "",
	},
	{
		name: "a cell that is copied may be 0",
		src:  ",>,[-]>,[-]<<[>+>+<<-]>>[<<+>>-]<<[[-]+.[-]]", input: "\x00\x01\x01", want: "",
	},
	{
		name: "an even step ends from a known multiple only",
		src:  "++++++[-->+<]>.<+++++.[-->+<]>.", want: "\x03\x05", err: interp.ErrSteps,
	},
	{
		name: "a cell that the body clears counts in the first turn",
		src:  ",>,>>.<<<[->[->>+<<]>+<<]>.>.>.", input: "\x03\x05", want: "\x00\x00\x03\x05",
	},
	{
		name: "an empty loop is not skipped because its body is empty",
		src:  "-[]", want: "", err: interp.ErrSteps,
	},
	{
		name: "folding at 8 bits", src: strings.Repeat("+", 256) + "[.[-]]" + strings.Repeat("-", 257) + ".", bits: 8, want: "\xff",
	},
	{
		name: "folding at 16 bits", src: strings.Repeat("+", 256) + "[>+<[-]]>.", bits: 16, want: "\x01",
	},
	{
		name: "folding products at 16 bits",
		src:  "++++[>++++++++<-]>[>++++++++<-]>[<+>[-]]<.", bits: 16, want: "\x01",
	},
	{
		name: "folding products at 8 bits",
		src:  "++++[>++++++++<-]>[>++++++++<-]>[<+>[-]]<.", bits: 8, want: "\x00",
	},
	{
		name: "folding at 32 bits: 2 to the 16th is not 0",
		src:  "+[>++++[>++++[>++++[>++++[>++++[>++++[>++++[>++++<-]<-]<-]<-]<-]<-]<-]<-]>>>>>>>>[<+>[-]]<.", bits: 32, want: "\x01",
	},
	{
		name: "constants are not mixed up",
		src:  "+++.>++.<.>.>+.<<.>>.<+.<-.", want: "\x03\x02\x03\x02\x01\x03\x01\x03\x02",
	},
	{
		name: "a cell with its highest bit set is not 0",
		src:  "-[>+<[+]]>.<,[>+<[-]]>.", input: "\x80", want: "\x01\x02",
	},
	{
		name: "a cell with its highest bit set, counted down",
		src:  ",[>+<-]>.", input: "\xc8", want: "\xc8",
	},
	{
		name: "no output, no input", src: "+++[>+++<-]", want: "",
	},
	{
		name: "the end of input keeps a value that was about to be cleared",
		src:  "+++++>,<,.", input: "x", want: "\x05",
	},
	{
		name: "a fault does not swallow output",
		src:  "+.>.<<.", want: "\x01\x00", err: &ir.RangeError{Pos: 6, Cell: -1},
	},
	{
		name: "a search off the tape is the fault of its end",
		src:  "+.[<]", want: "\x01", err: &ir.RangeError{Pos: 4, Cell: -1},
	},
	{
		name: "moving off the tape and back is no fault",
		src:  "<<<>>>+.", want: "\x01",
	},
}

func TestRegressions(t *testing.T) {
	for _, c := range regressions {
		t.Run(c.name, func(t *testing.T) {
			widths := []int{8, 16, 32, 64}
			if c.bits != 0 {
				widths = []int{c.bits}
			}
			if c.m.Right == 0 {
				c.m.Right = 1000
			}
			for _, bits := range widths {
				for level := range opt.MaxLevel + 1 {
					p := bftest.Parse([]byte(c.src), bits)
					opt.Run(p, level)
					got := bftest.Interpret(p, c.m, []byte(c.input), 2_000_000)
					if err := bftest.Same(bftest.Outcome{Output: []byte(c.want), Err: c.err}, got); err != nil {
						t.Errorf("%d bits, level %d: %v\n%s", bits, level, err, p)
					}
					if !bytes.Equal(got.Output, []byte(c.want)) {
						t.Errorf("%d bits, level %d: output %q, want %q", bits, level, got.Output, c.want)
					}
				}
			}
		})
	}
}

// Time and memory are linear in the ops, however they nest.
func TestDeepNesting(t *testing.T) {
	const depth = 100_000
	src := []byte(strings.Repeat("+[>+[-]", depth) + "." + strings.Repeat("<[-]]", depth))
	p := bftest.Parse(src, 8)
	for _, pass := range opt.Passes() {
		if err := apply([]opt.Pass{pass}, p); err != nil {
			t.Fatalf("%s: %v", pass.Name, err)
		}
	}
	want := bftest.Reference(src, 8, ir.Machine{Right: bftest.DefaultTape}, nil, 1<<30)
	if err := bftest.Compare(want, bftest.Interpret(p, ir.Machine{Right: bftest.DefaultTape}, nil, 1<<30)); err != nil {
		t.Error(err)
	}
}
