package codegen

import (
	"math"
	"slices"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

func TestReach(t *testing.T) {
	tests := []struct {
		text string
		want int64
	}{
		{"bits 8", 1 + 2*ir.MaxOffset},
		{"bits 32\nmove 5\nmove -6\nscan [0], -7", 4 * (1 + 5 + 6 + 7 + 2*ir.MaxOffset)},
	}
	for _, test := range tests {
		p, err := ir.ParseText(test.text)
		if err != nil {
			t.Fatal(err)
		}
		if got := reach(p); got != test.want {
			t.Errorf("%q reaches %d, want %d", test.text, got, test.want)
		}
	}
	far := &ir.Program{Bits: 64, Ops: slices.Repeat([]ir.Op{{Kind: ir.Move, Arg: math.MaxInt32}}, 1<<10)}
	if got, want := reach(far), int64(8*(1+2*ir.MaxOffset+math.MaxInt32<<10)); got != want {
		t.Errorf("far moves reach %d, want %d", got, want)
	}
}
