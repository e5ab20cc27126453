package check_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/check"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

func parse(t testing.TB, src string, bits int) *ir.Program {
	t.Helper()
	r, err := syntax.Parse([]byte(src), syntax.Options{Bits: bits})
	if err != nil {
		t.Fatal(err)
	}
	return r.Program
}

var kinds = map[check.Kind]string{
	check.NeverRuns: "never runs", check.NeverEnds: "never ends", check.OffTape: "off tape", check.NoEffect: "no effect",
}

// found writes each finding as its kind and the part of the source.
func found(src string, findings []check.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s %d: %s\n", kinds[f.Kind], f.From, src[f.From:f.To])
	}
	return b.String()
}

func TestFindings(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"nothing", ",[.,]", ""},
		{"comment loop", "[a comment.]+.", ""},
		{"loop on a fresh cell", "+>[.]<.", "never runs 2: [.]\n"},
		{"loop after a loop", ",[-][>.<-].", "never runs 4: [>.<-]\n"},
		{"after a multiplication", "+++[>++<-][.]>.", "never runs 10: [.]\n"},
		{"not after input", ",[.]", "never ends 1: [.]\n"},
		{"empty loop", ",[].", "never ends 1: []\n"},
		{"empty loop that is entered", "+[].", "never ends 1: []\nnever runs 3: .\n"},
		{"prints forever", "+[.]", "never ends 1: [.]\n"},
		{"even steps from odd", "+++[--].", "never ends 3: [--]\nnever runs 7: .\n"},
		{"even steps from even", "++[--].", ""},
		{"steps of four from two", "++[----].", "never ends 2: [----]\nnever runs 8: .\n"},
		{"even steps from input", ",[--].", ""},
		{"cell left as it was", ",[->+<+].", "never ends 1: [->+<+]\n"},
		{"escape", "+[+>+].", "never ends 1: [+>+]\nnever runs 6: .\n"},
		{"escape by a copy", "+[[->+<]>].", ""},
		{"escape left", "+[<+].", "off tape 3: +\n"},
		{"left of the tape", "<+.", "off tape 1: +\n"},
		{"left and back", "<>+.", ""},
		{"left in a loop", ",[<+>-].", "off tape 3: +\n"},
		{"behind an unbalanced loop", ",[>,]<<<.", ""},
		{"work at the end", ".+++>[-]<-", "no effect 1: +++>[-]<-\nnever runs 5: [-]\n"},
		{"moves at the end", ",.>>>", "no effect 2: >>>\n"},
		{"even steps at the end", ",.[--]", ""},
		{"inside of a loop that never ends", ",[>+[].<-]", "never ends 4: []\n"},
		{"inside of a loop that never runs", "+>[[].]<.", "never runs 2: [[].]\n"},
		{"comments between", "+ one [ nothing ] . two", "never ends 6: [ nothing ]\nnever runs 18: .\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := &ir.Machine{Right: 1000}
			if diff := cmp.Diff(test.want, found(test.src, check.Run(parse(t, test.src, 8), m, []byte(test.src)))); diff != "" {
				t.Errorf("%s: (-want +got)\n%s", test.src, diff)
			}
		})
	}
}

// The width decides whether steps come to 0.
func TestWidths(t *testing.T) {
	src := strings.Repeat("+", 256) + "[.-]"
	m := &ir.Machine{Right: 1000}
	if got := found(src, check.Run(parse(t, src, 8), m, []byte(src))); got != "never runs 256: [.-]\n" {
		t.Errorf("8 bits: %s", got)
	}
	if got := check.Run(parse(t, src, 16), m, []byte(src)); got != nil {
		t.Errorf("16 bits: %v", got)
	}
}
