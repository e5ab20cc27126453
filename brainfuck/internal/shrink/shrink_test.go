package shrink_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/shrink"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

var machine = ir.Machine{Right: 1000}

func source(t testing.TB, src string, dialect syntax.Options) string {
	t.Helper()
	got, err := shrink.Source([]byte(src), dialect, &machine)
	if err != nil {
		t.Fatal(err)
	}
	return string(got)
}

func TestSource(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"comments", "a + b . c", "+."},
		{"opposites", "+>><-+<-+.", "+."},
		{"shortest way", ">+<<-.", ">+<<-."},
		{"one visit", "+>+<+>+.", "++>++."},
		{"wrapped", "----.", "----."},
		{"code that never runs", ",[-][.].", ",[-]."},
		{"comment loop", "[comment, here.],.", ",."},
		{"after an endless loop", "+[.],,.", "+[.]"},
		{"work at the end", ",.>+[-]<", ",."},
		{"before a clear", ",+++[+].", ",[-]."},
		{"clear twice", ",[-][-].", ",[-]."},
		{"past an output", ",>+<.>+.", ",.>++."},
		{"nothing", "+++", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := source(t, test.src, syntax.Options{}); got != test.want {
				t.Errorf("%s becomes %s, want %s", test.src, got, test.want)
			}
		})
	}
	if got := source(t, "+ # - . ! input", syntax.Options{Dump: true, Separator: true}); got != "+#-.! input" {
		t.Errorf("with # and !: %s", got)
	}
}

func FuzzSource(f *testing.F) {
	for _, src := range []string{",[.,]", ">>+[-]<<[>],.", "++[>++<-]>.[-]<,[->+<]>.", "+[>+[,.]<-]", ",>,<[->+>+<<]>.>.<<[-]."} {
		f.Add(src, []byte("abc"), uint8(0))
	}
	f.Fuzz(func(t *testing.T, src string, input []byte, width uint8) {
		dialect := syntax.Options{Bits: 8 << (width % 4)}
		if _, err := syntax.Parse([]byte(src), dialect); err != nil || len(src) > 500 {
			return
		}
		check(t, src, dialect, input)
	})
}

func TestRandomPrograms(t *testing.T) {
	for seed := range uint64(500) {
		src, input := bftest.Random(seed)
		check(t, string(src), syntax.Options{Bits: 8 << (seed % 4)}, input)
	}
}

// check fails the test if the short source of a program is longer, or prints
// something else. What programs do that leave the tape does not matter.
func check(t *testing.T, src string, dialect syntax.Options, input []byte) {
	t.Helper()
	const steps = 20000
	short := source(t, src, dialect)
	if len(short) > len(src) {
		t.Errorf("%q becomes %q, which is longer", src, short)
	}
	want := bftest.Reference([]byte(src), dialect.Bits, machine, input, steps)
	got := bftest.Reference([]byte(short), dialect.Bits, machine, input, 2*steps)
	var off *ir.RangeError
	switch {
	case errors.As(want.Err, &off) || want.Stopped():
		if bytes.HasPrefix(got.Output, want.Output) || got.Stopped() && bytes.HasPrefix(want.Output, got.Output) {
			return
		}
	case bytes.Equal(got.Output, want.Output) && (got.Err == nil) == (want.Err == nil):
		return
	}
	t.Errorf("%q becomes %q: it prints %q and ends with %v; not %q and %v", src, short, got.Output, got.Err, want.Output, want.Err)
}
