package interp_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

var machine = ir.Machine{Right: 1 << 26}

func parse(t *testing.T, src string, bits int) *ir.Program {
	t.Helper()
	r, err := syntax.Parse([]byte(src), syntax.Options{Bits: bits, Dump: true})
	if err != nil {
		t.Fatal(err)
	}
	return r.Program
}

// run returns the output of a program, and the error that it ended with.
func run(p *ir.Program, m ir.Machine, input string) (string, error) {
	var out bytes.Buffer
	cfg := &interp.Config{Machine: m, In: strings.NewReader(input), Out: &out, Steps: 1 << 30}
	err := interp.Run(context.Background(), p, cfg)
	return out.String(), err
}

func TestRun(t *testing.T) {
	for _, c := range []struct {
		name, src   string
		bits        int
		input, want string
	}{
		{"nothing", "", 8, "", ""},
		{"loops", "++++++++[>++++++++<-]>+.+.", 8, "", "AB"},
		{"cat", "+[,.]", 8, "ab\x00", "ab\x00"},
		{"skipped loop", "[.]>[<].", 8, "", "\x00"},
		{"skipped nest", "[[.]+[.]]+.", 8, "", "\x01"},
		{"8 bits wrap", "-.+.", 8, "", "\xff\x00"},
		{"low byte", strings.Repeat("+", 258) + ".", 16, "", "\x02"},
		{"256 is not 0 in 16 bits", strings.Repeat("+", 256) + "[.[-]]", 16, "", "\x00"},
		{"256 is 0 in 8 bits", strings.Repeat("+", 256) + "[.[-]]", 8, "", ""},
		{"all bits set is not 0", "-[.[+]]", 64, "", "\xff"},
		{"a byte read is not negative", ",[>+<[-]]>.", 32, "\xff", "\x01"},
		{"even step, even value", "++[--]>.", 8, "", "\x00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := run(parse(t, c.src, c.bits), machine, c.input)
			if err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestRunOptimisedOps(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"set", "bits 16\nset [3], -1\nout [3]", "\xff"},
		{"muladd", "set [0], 5\nmuladd [2], [0], -3\nout [2]", "\xf1"},
		{"muladd wraps", "bits 16\nset [0], 16384\nmuladd [1], [0], 4\nif [1]\nout [0]\nend", ""},
		{"if runs once", "set [0], 3\nif [0]\nout [0]\nend\nout [1]", "\x03\x00"},
		{"if may move", "set [0], 1\nset [1], 2\nif [0]\nmove 1\nend\nout [0]", "\x02"},
		{"scan right", "set [1], 1\nset [3], 1\nset [6], 9\nscan [1], 2\nout [2]", "\x09"},
		{"scan stays", "set [1], 7\nscan [0], -1\nout [1]", "\x07"},
		{"scan into new cells", "set [0], 1\nset [4095], 1\nset [8190], 1\nscan [0], 4095\nset [0], 5\nout [0]", "\x05"},
		{"offsets at a distance", "move 100\nset [-100], 7\nmove -100\nout [0]", "\x07"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := ir.ParseText(c.text)
			if err != nil {
				t.Fatal(err)
			}
			got, err := run(p, machine, "")
			if err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestEOF(t *testing.T) {
	for eof, want := range map[ir.EOF]string{
		ir.EOFSame:  "ab\x07\x07",
		ir.EOFZero:  "ab\x00\x00",
		ir.EOFMinus: "ab\xff\xff",
		ir.EOFError: "ab",
	} {
		m := machine
		m.EOF = eof
		got, err := run(parse(t, ",.,.+++++++[-]+++++++,.,.", 16), m, "ab")
		if got != want {
			t.Errorf("EOF %d: got %q, want %q", eof, got, want)
		}
		var wantErr error
		if eof == ir.EOFError {
			wantErr = &ir.InputError{Pos: 21}
		}
		if diff := cmp.Diff(wantErr, err); diff != "" {
			t.Errorf("EOF %d: %s", eof, diff)
		}
	}
}

func TestRangeError(t *testing.T) {
	small := ir.Machine{Right: 3, Left: 1}
	for _, c := range []struct {
		src  string
		out  string
		want error
	}{
		{">>+<<<+.", "\x01", nil},
		{">>>>>><<<<<<+.", "\x01", nil}, // moving off the tape is no access
		{".>>>+", "\x00", &ir.RangeError{Pos: 4, Cell: 3}},
		{".<<-", "\x00", &ir.RangeError{Pos: 3, Cell: -2}},
		{".>>>.", "\x00", &ir.RangeError{Pos: 4, Cell: 3}},
		{">>>,", "", &ir.RangeError{Pos: 3, Cell: 3}},
		{">>>[]", "", &ir.RangeError{Pos: 3, Cell: 3}},
		{"+[>>>]", "", &ir.RangeError{Pos: 5, Cell: 3}},
		{"+[.>+]", "\x01\x01\x01", &ir.RangeError{Pos: 4, Cell: 3}},
		{">>>[-]<<<", "", &ir.RangeError{Pos: 3, Cell: 3}},
	} {
		got, err := run(parse(t, c.src, 8), small, "x")
		if got != c.out {
			t.Errorf("%s: output %q, want %q", c.src, got, c.out)
		}
		if diff := cmp.Diff(c.want, err); diff != "" {
			t.Errorf("%s: %s", c.src, diff)
		}
	}
}

func TestRangeErrorOptimisedOps(t *testing.T) {
	small := ir.Machine{Right: 2}
	for text, want := range map[string]error{
		"muladd [5], [0], 1 @9":                                &ir.RangeError{Pos: 9, Cell: 5},
		"muladd [0], [-1], 1 @9":                               &ir.RangeError{Pos: 9, Cell: -1},
		"if [0] @1\nmuladd [5], [0], 1 @9\nend":                nil,
		"set [0], 1\nset [1], 1\nscan [0], 1 @7-9":             &ir.RangeError{Pos: 9, Cell: 2},
		"set [0], 1\nscan [0], -2147483647 @7-9":               &ir.RangeError{Pos: 9, Cell: -2147483647},
		"move 2147483647\nmove 2147483647\nset [1], 1 @9":      &ir.RangeError{Pos: 9, Cell: 4294967295},
		"move -2147483647\nmove -2147483647\nif [2] @9\nend":   &ir.RangeError{Pos: 9, Cell: -4294967292},
		"scan [-1], 1 @7-9":                                    &ir.RangeError{Pos: 7, Cell: -1},
		"move 2147483647\nmove -2147483646\nset [0], 1":        nil,
		"if [1] @9\nset [9], 1\nend\nmove 50\ndump [5]":        nil,
		"move 70000\nout [-65536] @1":                          &ir.RangeError{Pos: 1, Cell: 4464},
		"set [1], 1\nmove 1\nif [0]\nmove 1\nend\nset [0],1@3": &ir.RangeError{Pos: 3, Cell: 2},

		// Ops that are executed together.
		"muladd [5], [0], 1 @9\nset [0], 0":                                       &ir.RangeError{Pos: 9, Cell: 5},
		"muladd [0], [5], 1 @9\nset [5], 0 @10":                                   &ir.RangeError{Pos: 9, Cell: 5},
		"set [0], 1\nopen [0]\nmove 2 @8\nclose [0] @9":                           &ir.RangeError{Pos: 9, Cell: 2},
		"set [0], 1\nopen [0]\nmove 2147483647\nclose [0] @9":                     &ir.RangeError{Pos: 9, Cell: 2147483647},
		"set [0], 1\nopen [0]\nif [1] @7\nout [0]\nend\nmove 2\nclose [0] @9":     &ir.RangeError{Pos: 9, Cell: 2},
		"set [0], 1\nset [1], 1\nopen [0]\nif [-1] @7\nend\nmove 1\nclose [0] @9": &ir.RangeError{Pos: 7, Cell: -1},
	} {
		p, err := ir.ParseText(text)
		if err != nil {
			t.Fatal(err)
		}
		_, err = run(p, small, "")
		if diff := cmp.Diff(want, err); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

// A program made by a C compiler touches cell 51,380,292; memory is for what
// is touched, and every width has room for it.
func TestFarCell(t *testing.T) {
	for _, bits := range []int{8, 16, 32, 64} {
		p, err := ir.ParseText("add [0], 1\nmove 51380292\nadd [0], 2\nout [0]\nmove -51380292\nout [0]")
		if err != nil {
			t.Fatal(err)
		}
		p.Bits = bits
		got, err := run(p, machine, "")
		if err != nil || got != "\x02\x01" {
			t.Errorf("%d bits: got %q, %v", bits, got, err)
		}
	}
}

// The tape keeps its values while it grows in both directions.
func TestTapeGrows(t *testing.T) {
	const reach = 20_000
	src := "+++" + strings.Repeat("<", reach) + "++" + strings.Repeat(">", 2*reach) + "+." +
		strings.Repeat("<", reach) + "." + strings.Repeat("<", reach) + "."
	for _, spare := range []int64{0, 1, 100_000} {
		m := ir.Machine{Left: reach + spare, Right: reach + spare + 1}
		if got, err := run(parse(t, src, 16), m, ""); err != nil || got != "\x01\x03\x02" {
			t.Errorf("spare %d: got %q, %v", spare, got, err)
		}
	}
}

func TestMemoryError(t *testing.T) {
	p, err := ir.ParseText("bits 64\nset [0], 1\nout [0]\nmove 2147483647\nset [0], 1")
	if err != nil {
		t.Fatal(err)
	}
	got, err := run(p, ir.Machine{Right: 1 << 40}, "")
	if diff := cmp.Diff(error(&interp.MemoryError{Cell: 2147483647}), err); diff != "" || got != "\x01" {
		t.Errorf("output %q, %s", got, diff)
	}
}

func TestSteps(t *testing.T) {
	for _, src := range []string{"+[]", "+[[]]", "+[>+]", "+[.]"} {
		cfg := &interp.Config{Machine: ir.Machine{Right: 1 << 40}, Steps: 1000}
		if err := interp.Run(context.Background(), parse(t, src, 8), cfg); !errors.Is(err, interp.ErrSteps) {
			t.Errorf("%s: %v", src, err)
		}
	}
	cfg := &interp.Config{Machine: machine, Steps: 1000}
	if err := interp.Run(context.Background(), parse(t, "++++[-]", 8), cfg); err != nil {
		t.Error(err)
	}
}

func TestDump(t *testing.T) {
	var got []string
	var out bytes.Buffer
	cfg := &interp.Config{
		Machine: ir.Machine{Right: 4, Left: 1},
		Out:     &out,
		Dump:    func(s *ir.Snapshot) { got = append(got, fmt.Sprintf("%q %v", out.String(), s)) },
	}
	if err := interp.Run(context.Background(), parse(t, "#+.>>--#>>>#", 8), cfg); err != nil {
		t.Fatal(err)
	}
	want := []string{
		`"" byte 0: cell 0: 0 [0] 0 0 0`,
		`"\x01" byte 7: cell 2: 0 1 0 [254] 0`,
		`"\x01" byte 11: cell 5: 0 1 0 254 0`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// As [->+<] does, a product accesses first what it reads.
func TestProductReadsFirst(t *testing.T) {
	p, err := ir.ParseText("muladd [5], [-1], 2 @7")
	if err != nil {
		t.Fatal(err)
	}
	err = interp.Run(t.Context(), p, &interp.Config{Machine: ir.Machine{Right: 3}})
	var off *ir.RangeError
	if !errors.As(err, &off) || off.Cell != -1 {
		t.Errorf("error %v, want one about cell -1", err)
	}
}
