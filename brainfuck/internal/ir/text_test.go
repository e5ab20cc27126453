package ir_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

const sample = `bits 16
in [0] @1
open [0] @2
  muladd [-2], [0], -3 @3
  if [1] @5
    set [1], 32767 @6
  end @7
  scan [0], -4 @8-10
  out [3] @9
  dump [1] @10
  dump [-1], 7 @10
  move 100000 @11
  add [0], -1 @12
close [0] @13
`

func TestTextRoundTrip(t *testing.T) {
	p, err := ir.ParseText(sample)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(p.AppendText(nil, true)); got != sample {
		t.Errorf("text changed:\n%s", cmp.Diff(sample, got))
	}
	if got := p.String(); strings.Contains(got, "@") {
		t.Errorf("String shows positions:\n%s", got)
	}
}

// Programs with every kind of op and any fields come back equal.
func TestTextRoundTripRandom(t *testing.T) {
	for seed := range uint64(200) {
		p := randomOps(rand.New(rand.NewPCG(seed, 0)))
		if err := p.Check(); err != nil {
			t.Fatal(err)
		}
		back, err := ir.ParseText(string(p.AppendText(nil, true)))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(p, back); diff != "" {
			t.Fatalf("seed %d: %s", seed, diff)
		}
	}
}

func randomOps(r *rand.Rand) *ir.Program {
	p := &ir.Program{Bits: 8 << r.IntN(4)}
	var closers []ir.Op
	for range 50 {
		op := ir.Op{Kind: ir.Kind(r.IntN(int(ir.Dump) + 1)), Pos: r.Int32()}
		cell, value := r.Int32N(9)-4, p.Wrap(int64(r.Uint64()))
		switch op.Kind {
		case ir.Add, ir.Set:
			op.Off, op.Arg = cell, value
		case ir.MulAdd:
			op.Off, op.Src, op.Arg = cell, cell+1, value
		case ir.Move:
			op.Arg = int64(r.Int32()) - 1<<30
		case ir.Scan:
			op.Off, op.Arg, op.Entry = cell, int64(r.Int32N(1<<30))+1, r.Int32()
		case ir.Out, ir.In:
			op.Off = cell
		case ir.Dump:
			op.Off, op.Arg = cell, int64(r.Int32N(3))
		case ir.Open, ir.If:
			op.Off = cell
			end := ir.Op{Kind: op.Kind + 1}
			if op.Kind == ir.Open {
				end.Off = cell
			}
			closers = append(closers, end)
		case ir.Close, ir.End:
			if len(closers) == 0 {
				continue
			}
			op, closers = closers[len(closers)-1], closers[:len(closers)-1]
		}
		p.Ops = append(p.Ops, op)
	}
	for i := len(closers) - 1; i >= 0; i-- {
		p.Ops = append(p.Ops, closers[i])
	}
	if err := p.Link(); err != nil {
		panic(err)
	}
	return p
}

func TestParseTextErrors(t *testing.T) {
	for text, want := range map[string]string{
		"jump [0]":                 `ir: line 1: unknown op "jump"`,
		"\nadd [0]":                "ir: line 2: add takes 2 operands, not 1",
		"add 0, 1":                 `ir: line 1: "0" is not a cell such as [3]`,
		"add [0], 128":             "ir: op 0, add [0], 128: value not reduced to the cell width",
		"bits 12":                  "ir: cells of 12 bits",
		"open [0]":                 "ir: op 0: open is never closed",
		"open [0]\nclose [1]":      "ir: op 1, close [1]: tests another cell than op 0, open [0]",
		"if [0]\nclose [0]":        "ir: op 1: close without open",
		"end":                      "ir: op 0: end without if",
		"scan [0], 0":              "ir: op 0, scan [0], 0: does not move",
		"muladd [1], [1], 1":       "ir: op 0, muladd [1], [1], 1: reads the cell that it writes",
		"out [65537]":              "ir: op 0, out [65537]: offset too large",
		"move 4294967296":          "ir: op 0, move 4294967296: distance too large",
		"add [99999999999], 1":     `ir: line 1: strconv.ParseInt: parsing "99999999999": value out of range`,
		"add [0], 1 @x":            `ir: line 1: strconv.ParseInt: parsing "x": invalid syntax`,
		"scan [0], 1 @7":           `ir: line 1: "7" is not the positions of a scan such as 17-19`,
		"open [0]\nend\nclose [0]": "ir: op 1: end without if",
	} {
		_, err := ir.ParseText(text)
		if err == nil || err.Error() != want {
			t.Errorf("ParseText(%q): %v, want %s", text, err, want)
		}
	}
}

// The text of a deeply nested program is linear in its ops.
func TestTextDeepNesting(t *testing.T) {
	const depth = 1 << 17
	p := &ir.Program{Bits: 8, Ops: make([]ir.Op, 2*depth)}
	for i := range depth {
		p.Ops[i].Kind = ir.Open
		p.Ops[depth+i].Kind = ir.Close
	}
	if err := p.Link(); err != nil {
		t.Fatal(err)
	}
	if err := p.Check(); err != nil {
		t.Fatal(err)
	}
	if text := p.String(); len(text) > 100*len(p.Ops) {
		t.Errorf("%d bytes of text for %d ops", len(text), len(p.Ops))
	}
}

func TestCheckMatches(t *testing.T) {
	p, err := ir.ParseText("open [0]\nopen [0]\nclose [0]\nclose [0]")
	if err != nil {
		t.Fatal(err)
	}
	p.Ops[0].Match, p.Ops[1].Match = 2, 3
	if err := p.Check(); err == nil {
		t.Error("crossed partners pass the check")
	}
	p = &ir.Program{Bits: 8, Ops: []ir.Op{{Kind: ir.Add, Arg: 1, Src: 2}}}
	if err := p.Check(); err == nil {
		t.Error("a set field that the kind does not use passes the check")
	}
}

func TestSnapshot(t *testing.T) {
	m := ir.Machine{Left: 2, Right: 5}
	for _, c := range []struct{ pointer, first, end int64 }{
		{0, -2, 5}, {-100, -2, -2}, {100, 92, 92}, {10, 2, 5},
	} {
		if first, end := m.Bounds(c.pointer); first != c.first || end != c.end {
			t.Errorf("Bounds(%d) = %d, %d, want %d, %d", c.pointer, first, end, c.first, c.end)
		}
	}
	s := &ir.Snapshot{Pos: 7, Pointer: 1, First: 0, Cells: []uint64{4, 5, 6}}
	if got, want := s.String(), "byte 7: cell 1: 4 [5] 6"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
