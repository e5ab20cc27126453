package bftest_test

import (
	"bytes"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// Random programs parse, are the same for the same seed, and enough of them
// end, write, read, fail and go on for ever to test all of that.
func TestRandom(t *testing.T) {
	const n = 2000
	var ended, wrote, failed, stopped, read int
	for seed := range uint64(n) {
		src, input := bftest.Random(seed)
		again, _ := bftest.Random(seed)
		if !bytes.Equal(src, again) {
			t.Fatalf("seed %d gives two programs", seed)
		}
		o := bftest.Reference(src, 8, ir.Machine{Right: 1000}, input, 10_000)
		switch o.Err.(type) {
		case nil:
			ended++
		case *ir.RangeError:
			failed++
		default:
			stopped++
		}
		if len(o.Output) > 0 {
			wrote++
		}
		o = bftest.Reference(src, 8, ir.Machine{Right: 1000, EOF: ir.EOFError}, nil, 10_000)
		if _, ok := o.Err.(*ir.InputError); ok {
			read++
		}
	}
	t.Logf("of %d: %d end, %d fail, %d are stopped, %d write, %d read", n, ended, failed, stopped, wrote, read)
	for _, count := range []int{ended, failed, stopped, wrote, read} {
		if count < n/10 {
			t.Error("too one-sided")
		}
	}
}

// The interpreter at level 0 agrees with the naive one.
func TestNaive(t *testing.T) {
	agreed, seeds := 0, uint64(2500)
	if testing.Short() {
		seeds = 400
	}
	for seed := range seeds {
		src, input := bftest.Random(seed)
		bits := 8 << (seed % 4)
		m := ir.Machine{Right: 20, Left: 5, EOF: ir.EOF(seed / 4 % 4)}
		got := bftest.Reference(src, bits, m, input, 20_000)
		want, _ := bftest.Naive(src, bits, m, input, 20_000)
		if want.Err == interp.ErrSteps || got.Err == interp.ErrSteps {
			continue // they count differently
		}
		agreed++
		if err := bftest.Same(want, got); err != nil {
			t.Fatalf("seed %d, %d bits, %+v: %v\n%s", seed, bits, m, err, src)
		}
	}
	if agreed < int(seeds)*2/5 {
		t.Errorf("only %d programs ended", agreed)
	}
}

func TestNaiveEndless(t *testing.T) {
	for src, want := range map[string]bool{
		"+[]": true, "+[--]": true, "+[>+<]": true, "-[>+]": false, "+[>+[-]<]": true, "+[.]": true, "++[-]": false,
	} {
		_, endless := bftest.Naive([]byte(src), 8, ir.Machine{Right: 1 << 40}, nil, 10_000)
		if endless != want {
			t.Errorf("%s: endless %v, want %v", src, endless, want)
		}
	}
}

func TestCompare(t *testing.T) {
	outcome := func(output string, err error) bftest.Outcome {
		return bftest.Outcome{Output: []byte(output), Err: err}
	}
	off, offLater := &ir.RangeError{Pos: 3, Cell: -1}, &ir.RangeError{Pos: 9, Cell: -1}
	end := &ir.InputError{Pos: 3}
	for _, c := range []struct {
		name      string
		want, got bftest.Outcome
		agree     bool // by Compare
	}{
		{"same", outcome("ab", nil), outcome("ab", nil), true},
		{"other output", outcome("ab", nil), outcome("ac", nil), false},
		{"less output", outcome("ab", nil), outcome("a", nil), false},
		{"a new fault", outcome("ab", nil), outcome("ab", off), false},
		{"no end", outcome("ab", nil), outcome("ab", interp.ErrSteps), false},
		{"same fault", outcome("ab", off), outcome("ab", off), true},
		{"a fault later", outcome("ab", off), outcome("ab", offLater), true},
		{"a fault removed", outcome("ab", off), outcome("abc", nil), true},
		{"a fault before output", outcome("ab", off), outcome("a", off), false},
		{"same end of input", outcome("ab", end), outcome("ab", end), true},
		{"end of input lost", outcome("ab", end), outcome("ab", nil), false},
		{"stopped, farther", outcome("ab", interp.ErrSteps), outcome("abc", interp.ErrSteps), true},
		{"stopped, less far", outcome("ab", interp.ErrSteps), outcome("a", interp.ErrSteps), true},
		{"stopped, elsewhere", outcome("ab", interp.ErrSteps), outcome("ac", interp.ErrSteps), false},
		{"ended before the stop", outcome("ab", interp.ErrSteps), outcome("a", nil), false},
	} {
		if err := bftest.Compare(c.want, c.got); (err == nil) != c.agree {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if err := bftest.Same(outcome("ab", off), outcome("ab", offLater)); err == nil {
		t.Error("another engine may blame another command")
	}
}

// Programs of the corpus that must be rejected say so.
func TestCorpus(t *testing.T) {
	for _, p := range bftest.Corpus(t) {
		if p.Fail != "syntax" {
			bftest.Parse(p.Source, p.Bits[0]) // panics if it cannot
		}
	}
}

func TestPrograms(t *testing.T) {
	for _, p := range bftest.Programs(t) {
		if len(p.Bits) == 0 || len(p.EOFs) == 0 || p.Right <= 0 {
			t.Errorf("%s: %d widths, %d ends of input, %d cells", p.Name, len(p.Bits), len(p.EOFs), p.Right)
		}
	}
}
