package c

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// A text that shows most of what there is, but not a name that ends the comment.
func TestGolden(t *testing.T) {
	src := []byte("double what is read\n,[\n  [->>++<<]\n  >>.[<]\n<,]\n")
	p := bftest.Parse(src, 16)
	opt.Run(p, opt.MaxLevel)
	text, err := Build(emit.NewUnit(p, ir.Machine{Right: 100, Left: 1, EOF: ir.EOFError}, `dou"ble*/%.b`, src), new(Options))
	if err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/double.c"
	if *update {
		if err := os.WriteFile(golden, text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(text)); diff != "" {
		t.Error(diff)
	}
}

func TestConstants(t *testing.T) {
	for _, test := range []struct {
		bits int
		op   ir.Op
		want string
	}{
		{8, ir.Op{Kind: ir.Add, Arg: -128}, "tape[p] -= 128;"},
		{8, ir.Op{Kind: ir.Set, Arg: -1}, "tape[p] = 255;"},
		{16, ir.Op{Kind: ir.MulAdd, Src: 1, Arg: -32768}, "tape[p] -= tape[p + 1] * 32768u;"},
		{32, ir.Op{Kind: ir.Add, Arg: -1 << 31}, "tape[p] -= UINT64_C(2147483648);"},
		{64, ir.Op{Kind: ir.Add, Arg: -1 << 63}, "tape[p] -= UINT64_C(9223372036854775808);"},
		{64, ir.Op{Kind: ir.Set, Arg: -2}, "tape[p] = UINT64_C(18446744073709551614);"},
		{64, ir.Op{Kind: ir.MulAdd, Src: -1, Arg: 1 << 40}, "tape[p] += tape[p - 1] * UINT64_C(1099511627776);"},
		{8, ir.Op{Kind: ir.Move, Arg: -300}, "p -= 300;"},
		{8, ir.Op{Kind: ir.Move, Arg: 1<<31 - 1}, "p += 2147483647;"},
	} {
		u := emit.NewUnit(&ir.Program{Bits: test.bits, Ops: []ir.Op{test.op}}, ir.Machine{Right: 1 << 20}, "", nil)
		text, err := Build(u, new(Options))
		if err != nil || !strings.Contains(string(text), "\t"+test.want) {
			t.Errorf("%d bits, %v: %v, no %q in\n%s", test.bits, test.op, err, test.want, text)
		}
	}
}
