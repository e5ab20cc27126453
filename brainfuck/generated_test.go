package brainfuck

import (
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/scripts/bfgen/gen"
)

// Programs that are too large to keep as files are made when they are needed.
func TestGeneratedProgramsInTheMatrix(t *testing.T) {
	size := 5_000_000
	if testing.Short() {
		size = 500_000
	}
	for _, test := range []struct {
		name string
		make func() (src, out []byte)
	}{
		{"large", func() ([]byte, []byte) { return gen.Big(size, 1) }},
		{"deep", func() ([]byte, []byte) { return gen.Deep(size / 10) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			src, out := test.make()
			tr := trial{src: src, bits: 8, machine: ir.Machine{Right: bftest.DefaultTape}, timeout: plenty}
			agree(t, tr, bftest.Outcome{Output: out}, allLevels, buffered)
			agree(t, tr, bftest.Outcome{Output: out}, []int{0, 3}, interpreter)
		})
	}
}
