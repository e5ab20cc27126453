package text_test

import (
	"bytes"
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
	"github.com/seed1605a99e/movabs/brainfuck/internal/text"
)

// output runs a program.
func output(t *testing.T, program []byte, bits int) []byte {
	t.Helper()
	parsed, err := syntax.Parse(program, syntax.Options{Bits: bits})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	err = interp.Run(context.Background(), parsed.Program, &interp.Config{Machine: ir.Machine{Right: 100}, Out: &out})
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// naive is the length of the program that prints a text from one cell.
func naive(s []byte) int {
	n, last := len(s), 0
	for _, c := range s {
		n += max(int(c)-last, last-int(c))
		last = int(c)
	}
	return n
}

func TestTexts(t *testing.T) {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	texts := [][]byte{
		nil, {0}, {255}, []byte("a"), []byte("Hello World!\n"), []byte("aaaa"), []byte("AzAzAz"), all,
		[]byte("Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.\n"),
		[]byte(strings.Repeat("99 bottles of beer on the wall\n", 100)),
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 10 {
		b := make([]byte, r.IntN(60))
		for i := range b {
			b[i] = byte(r.IntN(256))
		}
		texts = append(texts, b)
	}
	for _, s := range texts {
		p := text.Program(s)
		for _, bits := range []int{8, 32} {
			if got := output(t, p, bits); !bytes.Equal(got, s) {
				t.Fatalf("the program for %q prints %q with %d bits", s, got, bits)
			}
		}
		if len(p) > naive(s) {
			t.Errorf("the program for %.30q has %d commands, more than %d", s, len(p), naive(s))
		}
	}
}

func TestHelloWorldIsShort(t *testing.T) {
	s := []byte("Hello World!\n")
	if n := len(text.Program(s)); n > 125 {
		t.Errorf("%d commands for %q, which takes %d without a loop", n, s, naive(s))
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte("some text"))
	f.Fuzz(func(t *testing.T, s []byte) {
		if len(s) > 200 {
			return
		}
		if got := output(t, text.Program(s), 8); !bytes.Equal(got, s) {
			t.Errorf("the program for %q prints %q", s, got)
		}
	})
}
