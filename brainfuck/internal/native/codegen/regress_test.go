package codegen_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// text compares how a program in text form runs with the interpreter.
func text(t *testing.T, source string) {
	t.Helper()
	p, err := ir.ParseText(source)
	if err != nil {
		t.Fatal(err)
	}
	for i := range p.Ops {
		p.Ops[i].Pos = int32(i)
	}
	compare(t, p, ir.Machine{Right: 4096, EOF: ir.EOFMinus})
}

// TestConstantAfterScan has a cell that a scan has found to be 0, of which the
// flags tell. Then it becomes another constant, and that is written back while
// the flags stay.
func TestConstantAfterScan(t *testing.T) {
	var s strings.Builder
	s.WriteString("move 30\nadd [-30], 1\nscan [0], 1\nadd [0], 5\n")
	for off := 1; off <= 20; off++ {
		fmt.Fprintf(&s, "set [%d], %d\n", -off, off)
	}
	s.WriteString("open [0]\n out [0]\n add [0], -1\nclose [0]\n")
	text(t, s.String())
}

// TestCellChangedAfterLeft has loops that bring a cell to 0, where it was before them,
// but then change it in a way that is not followed.
func TestCellChangedAfterLeft(t *testing.T) {
	for _, change := range []string{
		"set [3], 1\n open [3]\n  add [1], 1\n  add [3], -1\n close [3]",
		"in [1]",
		"set [3], 1\n if [3]\n  move 1\n  add [0], 1\n  move -1\n end",
		"out [0]\n add [1], 1",
	} {
		text(t, "set [0], 3\nset [1], 0\nset [2], 0\nopen [0]\n if [1]\n  muladd [2], [1], 1\n  set [1], 0\n end\n "+
			change+"\n add [0], -1\nclose [0]\nout [2]\n")
	}
}

// TestFarBranches has a loop that is longer than a branch of some processors
// reaches (1 MiB on arm64), which runs never, and twice.
func TestFarBranches(t *testing.T) {
	for _, turns := range []int{0, 2} {
		var s strings.Builder
		fmt.Fprintf(&s, "bits 64\nadd [0], %d\nopen [0]\n", turns)
		for i := range 60_000 {
			fmt.Fprintf(&s, " add [%d], %d\n", i%3+1, int64(i+1)*0x123456789abcdef)
		}
		s.WriteString(" add [0], -1\nclose [0]\nout [1]\nout [2]\nout [3]\n")
		text(t, s.String())
	}
}
