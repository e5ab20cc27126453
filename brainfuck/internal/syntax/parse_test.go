package syntax_test

import (
	"bytes"
	"errors"
	"math"
	"runtime"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name, src string
		opts      syntax.Options
		want      string
	}{
		{"nothing", "", syntax.Options{}, "bits 8\n"},
		{"comments only", "no program at all\n# !", syntax.Options{}, "bits 8\n"},
		{"every command", "+->< x.,[]", syntax.Options{Bits: 16}, `bits 16
add [0], 1 @0
add [0], -1 @1
move 1 @2
move -1 @3
out [0] @6
in [0] @7
open [0] @8
close [0] @9
`},
		{"runs", "++++-- ->>x><<..,,", syntax.Options{}, `bits 8
add [0], 4 @0
add [0], -3 @4
move 3 @8
move -2 @12
out [0] @14
out [0] @15
in [0] @16
in [0] @17
`},
		{"nesting", "[[]+[-]]", syntax.Options{}, `bits 8
open [0] @0
  open [0] @1
  close [0] @2
  add [0], 1 @3
  open [0] @4
    add [0], -1 @5
  close [0] @6
close [0] @7
`},
		{"first line for the shell", "#!/usr/bin/env bf +++\n+", syntax.Options{}, "bits 8\nadd [0], 1 @22\n"},
		{"nothing but that line", "#!/usr/bin/env bf +++", syntax.Options{}, "bits 8\n"},
		{"dump", "+#", syntax.Options{Dump: true}, "bits 8\nadd [0], 1 @0\ndump [0] @1\n"},
		{"dump on the first line", "#+", syntax.Options{Dump: true}, "bits 8\ndump [0] @0\nadd [0], 1 @1\n"},
		{"separator", "+!+]", syntax.Options{Separator: true}, "bits 8\nadd [0], 1 @0\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := syntax.Parse([]byte(c.src), c.opts)
			if err != nil {
				t.Fatal(err)
			}
			if err := r.Program.Check(); err != nil {
				t.Error(err)
			}
			if got := string(r.Program.AppendText(nil, true)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// A run wraps at the width of the program, not at another one.
func TestParseWrapsRuns(t *testing.T) {
	for bits, want := range map[int]string{
		8:  "bits 8\nadd [0], 44\nadd [0], -44\n",
		16: "bits 16\nadd [0], 300\nadd [0], -300\n",
		64: "bits 64\nadd [0], 300\nadd [0], -300\n",
	} {
		src := strings.Repeat("+", 300) + strings.Repeat("-", 300)
		r, err := syntax.Parse([]byte(src), syntax.Options{Bits: bits})
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Program.String(); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

func TestParseInput(t *testing.T) {
	for src, want := range map[string][]byte{
		"+":              nil,
		"+!":             {},
		",.!ab!c":        []byte("ab!c"),
		"#!/bin/bf\n,!x": []byte("x"),
	} {
		r, err := syntax.Parse([]byte(src), syntax.Options{Separator: true})
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(r.Input, want) || (r.Input == nil) != (want == nil) {
			t.Errorf("%q: input %q, want %q", src, r.Input, want)
		}
	}
}

func TestParseTooLong(t *testing.T) {
	if math.MaxInt == math.MaxInt32 {
		t.Skip("a slice cannot be that long on this host")
	}
	length := uint(math.MaxInt32) + 1
	_, err := syntax.Parse(make([]byte, length), syntax.Options{})
	if want := "the program is too long: 2147483648 bytes, the limit is 2147483647"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// A source with no meaning fails at no cost in memory.
func TestParseManyUnclosed(t *testing.T) {
	const n = 100_000_000
	src := bytes.Repeat([]byte{'['}, n)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := syntax.Parse(src, syntax.Options{})
	runtime.ReadMemStats(&after)
	want := "1:100000000: this [ is never closed: the program ends at 1:100000001 with 100000000 loops open"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 1<<20 {
		t.Errorf("used %d bytes to refuse it", used)
	}
}

func TestParseDeepNesting(t *testing.T) {
	for _, depth := range []int{10_000, 1_000_000} {
		src := append(bytes.Repeat([]byte{'['}, depth), bytes.Repeat([]byte{']'}, depth)...)
		r, err := syntax.Parse(src, syntax.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Program.Check(); err != nil {
			t.Fatal(err)
		}
		if got := r.Program.Ops[depth-1].Match; int(got) != depth {
			t.Errorf("innermost loop ends at %d, want %d", got, depth)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, src := range []string{
		"", "+-<>.,[]", "[[-]>+<]", "#!x\n+", "]", "[", "[]]", "+#!++", "\xff[\x00", "é[\n\t世界]]",
	} {
		f.Add([]byte(src), byte(0))
	}
	f.Fuzz(func(t *testing.T, src []byte, dialect byte) {
		opts := syntax.Options{Bits: 8 << (dialect & 3), Dump: dialect&4 != 0, Separator: dialect&8 != 0}
		r, err := syntax.Parse(src, opts)
		if err != nil {
			checkError(t, src, err)
			return
		}
		if err := r.Program.Check(); err != nil {
			t.Fatal(err)
		}
		// Every op stands at a command that it can come from.
		commands := map[ir.Kind]string{
			ir.Add: "+-", ir.Move: "<>", ir.Out: ".", ir.In: ",", ir.Open: "[", ir.Close: "]", ir.Dump: "#",
		}
		last := int32(-1)
		for i := range r.Program.Ops {
			op := &r.Program.Ops[i]
			if op.Pos <= last || !strings.Contains(commands[op.Kind], string(src[op.Pos])) {
				t.Fatalf("op %d, %v: position %d", i, op, op.Pos)
			}
			last = op.Pos
		}
	})
}

func checkError(t *testing.T, src []byte, err error) {
	var e *syntax.SyntaxError
	if !errors.As(err, &e) {
		t.Fatalf("not a SyntaxError: %v", err)
	}
	if strings.Contains(e.Error(), "\n") {
		t.Errorf("more than one line: %q", e.Error())
	}
	if c := src[e.Pos.Offset]; c != '[' && c != ']' {
		t.Errorf("%v at %q", e, c)
	}
	if e.Pos != syntax.Locate(src, e.Pos.Offset) {
		t.Errorf("position %v does not agree with its offset", e.Pos)
	}
	for line := range strings.Lines(e.Excerpt()) {
		if len([]rune(line)) > 160 {
			t.Errorf("long line in excerpt: %q", line)
		}
		if strings.ContainsFunc(strings.TrimSuffix(line, "\n"), func(r rune) bool { return r < ' ' || r == 0x7f }) {
			t.Errorf("control character in excerpt: %q", line)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for name, part := range map[string]string{
		"dense":  ">>>+++[-<+>]<<[->>+++<<<+>]<.>,[<]",
		"prose":  "move the value ++++[>++++<-] from here to there.\n",
		"unruly": "+>-<[,.]",
	} {
		src := bytes.Repeat([]byte(part), 4<<20/len(part))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				if _, err := syntax.Parse(src, syntax.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
