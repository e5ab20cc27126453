package interp_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
)

// counted returns the counts of a run: for each op its text, executions and, of
// blocks and scans, turns.
func counted(p *ir.Program) (string, error) {
	var c interp.Counts
	cfg := &interp.Config{Machine: ir.Machine{Right: 8, EOF: ir.EOFError}, Counts: &c}
	err := interp.Run(context.Background(), p, cfg)
	var b strings.Builder
	for i := range p.Ops {
		fmt.Fprintf(&b, "%v: %d", p.Ops[i], c.Ops[i])
		switch p.Ops[i].Kind {
		case ir.Open, ir.If, ir.Scan:
			fmt.Fprintf(&b, ", %d turns", c.Turns[i])
		}
		b.WriteString("\n")
	}
	return b.String(), err
}

func TestCounts(t *testing.T) {
	for _, test := range []struct {
		name, text string
		fails      bool
		want       string
	}{
		{"a loop in a loop", "set [0], 3; open [0]; set [1], 2; open [1]; add [1], -1; close [1]; add [0], -1; close [0]", false,
			"set [0], 3: 1\nopen [0]: 1, 3 turns\nset [1], 2: 3\nopen [1]: 3, 6 turns\nadd [1], -1: 6\nclose [1]: 6\nadd [0], -1: 3\nclose [0]: 3\n"},
		{"a skipped loop and ifs", "open [0]; out [0]; close [0]; if [0]; out [0]; end; set [0], 1; if [0]; out [0]; end", false,
			"open [0]: 1, 0 turns\nout [0]: 0\nclose [0]: 0\nif [0]: 1, 0 turns\nout [0]: 0\nend: 0\nset [0], 1: 1\nif [0]: 1, 1 turns\nout [0]: 1\nend: 1\n"},
		{"a scan", "set [0], 1; set [1], 1; scan [0], 1; scan [0], 1", false,
			"set [0], 1: 1\nset [1], 1: 1\nscan [0], 1: 1, 2 turns\nscan [0], 1: 1, 0 turns\n"},
		{"an error in a loop that is in its second turn", "set [0], 2; open [0]; add [0], -1; open [1]; out [9]; close [1]; set [1], 1; if [0]; out [1]; end; close [0]; out [0]", true,
			"set [0], 2: 1\nopen [0]: 1, 2 turns\nadd [0], -1: 2\nopen [1]: 2, 1 turns\nout [9]: 0\nclose [1]: 0\n" +
				"set [1], 1: 1\nif [0]: 1, 1 turns\nout [1]: 1\nend: 1\nclose [0]: 1\nout [0]: 0\n"},
		{"the end of the input", "in [0]; out [0]", true, "in [0]: 0\nout [0]: 0\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, err := ir.ParseText(strings.ReplaceAll(test.text, "; ", "\n"))
			if err != nil {
				t.Fatal(err)
			}
			got, err := counted(p)
			if (err != nil) != test.fails {
				t.Errorf("error %v", err)
			}
			if d := cmp.Diff(test.want, got); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

// The counts of programs, random ones and some with ops that are executed
// together, are those of somebody who counts each step; so is their output.
func TestCountsEachStep(t *testing.T) {
	type program struct {
		src   string
		input []byte
	}
	programs := []program{
		{">>>+>>>+>+[>>>]<<<<<<<[<[->+<]<]>>>>[>>[-<+>]>.]", nil},
		{"+>>+>+>>+>>+[<<[>+.<-]<<]", nil},
		{"++++[->+>+>+<<<]>[>>[->+<]>>[-]<<<.>]", nil},
	}
	for seed := range uint64(300) {
		src, input := bftest.Random(seed)
		programs = append(programs, program{string(src), input})
	}
	checked := 0
	for _, program := range programs {
		for level := range opt.MaxLevel + 1 {
			p := bftest.Parse([]byte(program.src), 8)
			opt.Run(p, level)
			want, output, ended := stepwise(p, program.input, 1<<14)
			if !ended {
				continue
			}
			checked++
			var c interp.Counts
			var out bytes.Buffer
			cfg := &interp.Config{Machine: ir.Machine{Right: 1 << 20, Left: 1 << 20, EOF: ir.EOFZero}, In: bytes.NewReader(program.input), Out: &out, Counts: &c}
			if err := interp.Run(context.Background(), p, cfg); err != nil {
				t.Fatalf("%s: %v", program.src, err)
			}
			if d := cmp.Diff(want, c.Ops); d != "" {
				t.Errorf("level %d: %s\n(-each step +counts)\n%s", level, program.src, d)
			}
			if !bytes.Equal(out.Bytes(), output) {
				t.Errorf("level %d: %s\nprints %q, want %q", level, program.src, out.Bytes(), output)
			}
		}
	}
	if checked < 400 {
		t.Errorf("only %d programs ended", checked)
	}
}

// stepwise executes a program op by op.
func stepwise(p *ir.Program, input []byte, limit int) (counts []int64, output []byte, ended bool) {
	counts = make([]int64, len(p.Ops))
	tape := map[int64]uint8{}
	at := int64(0)
	for pc := 0; pc < len(p.Ops); pc++ {
		if limit--; limit < 0 {
			return nil, nil, false
		}
		op := &p.Ops[pc]
		counts[pc]++
		cell := at + int64(op.Off)
		switch op.Kind {
		case ir.Add:
			tape[cell] += uint8(op.Arg)
		case ir.Set:
			tape[cell] = uint8(op.Arg)
		case ir.MulAdd:
			tape[cell] += tape[at+int64(op.Src)] * uint8(op.Arg)
		case ir.Move:
			at += op.Arg
		case ir.Scan:
			for ; tape[cell] != 0; cell += op.Arg {
				at += op.Arg
			}
		case ir.Out:
			output = append(output, tape[cell])
		case ir.In:
			tape[cell] = 0
			if len(input) > 0 {
				tape[cell], input = input[0], input[1:]
			}
		case ir.Open, ir.If:
			if tape[cell] == 0 {
				pc = int(op.Match)
			}
		case ir.Close:
			if tape[cell] != 0 {
				pc = int(op.Match)
			}
		}
	}
	return counts, output, true
}
