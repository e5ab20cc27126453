package nativetest

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
)

// A Generator is what is tested.
type Generator struct {
	Generate func(*ir.Program, native.Config) (*native.Code, error)
	// Return is the instruction that returns to the caller.
	Return []byte
	// Decode returns the instruction at an offset of the code as text, and its
	// length.
	Decode func(code []byte, at int) (string, int, error)
}

// allKinds is a program with ops of all kinds and positions that go up and down.
const allKinds = `
in [0] @3
open [0] @9
  muladd [2], [0], -3 @2
  muladd [1], [0], 7 @2
  if [1] @20
    set [1], 5 @20
    out [1] @30
  end @30
  scan [0], 1 @33-35
  scan [4], -9 @36-38
  dump [2] @1
  move 3 @50
  add [0], -1 @51
close [0] @52
`

func configs() []native.Config {
	var all []native.Config
	for _, io := range []native.IOMode{native.Buffered, native.Syscall, native.Libc} {
		for _, check := range []bool{false, true} {
			for eof := ir.EOFSame; eof <= ir.EOFError; eof++ {
				all = append(all, native.Config{IO: io, EOF: eof, CheckLow: check})
			}
		}
	}
	return all
}

// SameInputSameBytes tests that code depends on nothing but the program and the
// configuration.
func (g Generator) SameInputSameBytes(t *testing.T) {
	g.forAll(t, func(t *testing.T, p *ir.Program, cfg native.Config, code *native.Code) {
		again, err := g.Generate(p, cfg)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(code, again); diff != "" {
			t.Errorf("differs from itself:\n%s", diff)
		}
	})
}

// Frame tests what the run time relies on.
func (g Generator) Frame(t *testing.T) {
	g.forAll(t, func(t *testing.T, p *ir.Program, cfg native.Config, code *native.Code) {
		if code.Entry != 0 || code.Lo <= code.Entry || code.Lo > code.Body || code.Body >= code.Hi || code.Hi != len(code.Text) {
			t.Errorf("entry %d, lo %d, body %d, hi %d, %d bytes", code.Entry, code.Lo, code.Body, code.Hi, len(code.Text))
		}
		if i := bytes.Index(code.Text[:code.Lo], g.Return); i+len(g.Return) != code.Lo {
			t.Errorf("the part before Lo, % x, does not end with its only return", code.Text[:code.Lo])
		}
		for i, l := range code.Lines {
			if l.Offset < int32(code.Lo) || l.Offset >= int32(code.Hi) || i > 0 && l.Offset <= code.Lines[i-1].Offset {
				t.Errorf("line %d: %v after %v", i, l, code.Lines[max(i, 1)-1])
			}
		}
		for _, op := range p.Ops {
			if op.Kind != ir.End && !slices.ContainsFunc(code.Lines, func(l native.Line) bool { return l.Pos == op.Pos }) {
				t.Errorf("%v @%d has no line", op, op.Pos)
			}
		}
	})
}

func (g Generator) forAll(t *testing.T, f func(*testing.T, *ir.Program, native.Config, *native.Code)) {
	for _, bits := range []string{"8", "16", "32", "64"} {
		p, err := ir.ParseText("bits " + bits + allKinds)
		if err != nil {
			t.Fatal(err)
		}
		for _, cfg := range configs() {
			code, err := g.Generate(p, cfg)
			if err != nil {
				t.Fatal(err)
			}
			f(t, p, cfg, code)
		}
	}
}

// UnknownKind tests that an op which does not exist is an error.
func (g Generator) UnknownKind(t *testing.T) {
	_, err := g.Generate(&ir.Program{Bits: 8, Ops: []ir.Op{{Kind: 99}}}, native.Config{})
	if err == nil || !strings.Contains(err.Error(), "unknown kind 99") {
		t.Errorf("error %v", err)
	}
}

// Benchmark measures the speed of the generator.
func (g Generator) Benchmark(b *testing.B) {
	p, err := ir.ParseText(strings.Repeat(allKinds, 1000))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := g.Generate(p, native.Config{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(p.Ops)), "ns/op-of-ir")
}
