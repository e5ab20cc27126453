package emit

import (
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

func TestOutput(t *testing.T) {
	for _, test := range []struct {
		src, want string
		ok        bool
	}{
		{"", "", true},
		{"++++++++[>++++++<-]>.+.", "01", true},
		{"+++++.,", "", false},                             // reads
		{"+++++.#", "", false},                             // shows the tape
		{"+++++.<+", "", false},                            // fails
		{"+[]", "", false},                                 // never ends
		{"+[.]", "", false},                                // never ends, and prints
		{"-[>-[.>-[.<-]<-]<-]", "", false},                 // prints much
		{"+[" + strings.Repeat(">", 300) + "]", "", false}, // looks far
	} {
		parsed, err := syntax.Parse([]byte(test.src), syntax.Options{Bits: 8, Dump: true})
		if err != nil {
			t.Fatal(err)
		}
		opt.Run(parsed.Program, 1)
		u := NewUnit(parsed.Program, ir.Machine{Right: 1000}, "", nil)
		if _, ok := u.Output(); ok {
			t.Errorf("%s: was evaluated without leave", test.src)
		}
		u.Evaluate = true
		if got, ok := u.Output(); string(got) != test.want && ok || ok != test.ok {
			t.Errorf("%s: %q, %v", test.src, got, ok)
		}
	}
}
