package brainfuck

import (
	"errors"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// FuzzCompile takes any bytes for a program and compares the machine code of
// all levels with what the program means.
func FuzzCompile(f *testing.F) {
	for _, src := range []string{"+[,.]", "++[->+<]>.", "-[--]", "+[>+]", ">>>+[<]>.", "+[[->+<]>]", "[", "]", "#!"} {
		f.Add([]byte(src), []byte("in"), uint8(0))
	}
	for seed := range uint64(20) {
		src, input := bftest.Random(seed)
		f.Add(src, input, uint8(seed))
	}
	f.Fuzz(func(t *testing.T, src, input []byte, pick uint8) {
		tr := trial{src: src, input: input, bits: allWidths[pick%4], timeout: plenty}
		tr.machine = ir.Machine{Right: 100 + int64(pick)*40, Left: int64(pick), EOF: allEOFs[pick/4%4]}
		if _, err := Compile(src, &Options{Cell: tr.bits}); err != nil {
			var wrong *SyntaxError
			if !errors.As(err, &wrong) {
				t.Fatal(err)
			}
			return
		}
		want := bftest.Interpret(bftest.Parse(src, tr.bits), tr.machine, input, 20_000)
		switch {
		case errors.Is(want.Err, interp.ErrSteps):
			tr.timeout = 2 * time.Millisecond
		case errors.As(want.Err, new(*ir.RangeError)):
			tr.timeout = 20 * time.Millisecond
		}
		agree(t, tr, want, allLevels, buffered)
	})
}
