package syntax_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

func TestSyntaxError(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"unclosed", "++[>++<\n-.\n", `1:3: this [ is never closed: the program ends at 3:1
1 | ++[>++<
  |   ^ never closed
3 | 
  | ^ the program ends here
`},
		{"unclosed, nested", "[+[-]\n  [>[+]", `2:3: this [ is never closed: the program ends at 2:8 with 2 loops open
2 |   [>[+]
  |   ^ never closed
2 |   [>[+]
  |        ^ the program ends here
`},
		{"stray, first", "+++]", `1:4: this ] closes no loop: there is no [ before it
1 | +++]
  |    ^ closes no loop
`},
		{"stray, after a loop", "[-]\n[-[-]]+\n+]", `3:2: this ] closes no loop: the last loop before it, from 2:1, already ended at 2:6
2 | [-[-]]+
  |      ^ the last loop ended here
3 | +]
  |  ^ closes no loop
`},
		{"after the shell's line", "#! [\n]", `2:1: this ] closes no loop: there is no [ before it
2 | ]
  | ^ closes no loop
`},
		{"long line", strings.Repeat("+", 100) + "]" + strings.Repeat("-", 200),
			"1:101: this ] closes no loop: there is no [ before it\n" +
				"1 | …" + strings.Repeat("+", 36) + "]" + strings.Repeat("-", 35) + "…\n" +
				"  | " + strings.Repeat(" ", 37) + "^ closes no loop\n"},
		{"what a terminal would obey", "\t\x1b[\x1b[31m\u202e\xff\r\n", `1:5: this [ is never closed: the program ends at 2:1 with 2 loops open
1 |  ·[·[31m··
  |     ^ never closed
2 | 
  | ^ the program ends here
`},
		{"wide characters", "é世]", `1:6: this ] closes no loop: there is no [ before it
1 | é世]
  |    ^ closes no loop
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := syntax.Parse([]byte(c.src), syntax.Options{})
			var e *syntax.SyntaxError
			if !errors.As(err, &e) {
				t.Fatalf("not a SyntaxError: %v", err)
			}
			if diff := cmp.Diff(c.want, e.Error()+"\n"+e.Excerpt()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLocate(t *testing.T) {
	src := []byte("ab\n\ncd")
	for offset, want := range []syntax.Position{
		{0, 1, 1}, {1, 1, 2}, {2, 1, 3}, {3, 2, 1}, {4, 3, 1}, {5, 3, 2}, {6, 3, 3},
	} {
		if got := syntax.Locate(src, offset); got != want {
			t.Errorf("Locate(%d) = %v, want %v", offset, got, want)
		}
	}
}
