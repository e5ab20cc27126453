package layout

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var plain = Options{Indent: 2, Width: 40}

func TestFormat(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"loops are indented", "+[\n>+[\n-]<\n]", "+[\n  >+[\n    -]<\n]\n"},
		{"closing brackets stand where loops began", "[[\n]]", "[[\n]]\n"},
		{"space is trimmed", "  +   -  \n\n\n\n . \t comment  text \n\n", "+ -\n\n. comment  text\n"},
		{"prose stays", "Hello, world.", "Hello, world.\n"},
		{"the first line stays", "#!/usr/bin/env  bf\n +", "#!/usr/bin/env  bf\n+\n"},
		{"long runs are cut", strings.Repeat("+", 50) + ".", strings.Repeat("+", 40) + "\n" + strings.Repeat("+", 10) + ".\n"},
		{"long loops are opened", "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.",
			"++++++++[\n  >++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]\n  <-\n]>>.\n"},
		{"long comments are left alone", strings.Repeat("word ", 12) + "end", strings.Repeat("word ", 12) + "end\n"},
		{"nothing", " \n\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := string(Format([]byte(test.src), plain))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			again(t, got)
		})
	}
}

// Loops in loops take time and stack for each of them, not for all around them.
func TestDeepLoops(t *testing.T) {
	const depth = 200_000
	src := strings.Repeat("[", depth) + "+" + strings.Repeat("]", depth)
	got := Format([]byte(src), plain)
	if !bytes.Equal(bare([]byte(src)), bare(got)) {
		t.Error("more than space changed")
	}
	if lines, least := bytes.Count(got, []byte("\n")), 2*depth-100; lines < least {
		t.Errorf("%d lines, want at least %d", lines, least)
	}
}

func again(t *testing.T, once string) {
	t.Helper()
	if diff := cmp.Diff(once, string(Format([]byte(once), plain))); diff != "" {
		t.Errorf("it changes once more: (-once +twice)\n%s", diff)
	}
}

func FuzzFormat(f *testing.F) {
	f.Add("+[>[-]comment <]\n ]] [")
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		b := make([]byte, r.IntN(300))
		for i := range b {
			b[i] = "++--<>.,[[[]]]  \n\tab"[r.IntN(20)]
		}
		f.Add(string(b))
	}
	f.Fuzz(func(t *testing.T, src string) {
		got := Format([]byte(src), plain)
		if !bytes.Equal(bare([]byte(src)), bare(got)) {
			t.Errorf("%q becomes %q: more than space changed", src, got)
		}
		again(t, string(got))
	})
}

// bare returns a source without any space.
func bare(src []byte) []byte {
	return bytes.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\r\n\v\f\u0085\u00a0", r) {
			return -1
		}
		return r
	}, src)
}
