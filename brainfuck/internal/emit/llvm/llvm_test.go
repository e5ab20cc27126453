package llvm

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

func text(t *testing.T, src string, o Options) string {
	t.Helper()
	u := emit.NewUnit(bftest.Parse([]byte(src), 16), ir.Machine{Right: 100, EOF: ir.EOFError}, `a*"%.b`, []byte(src))
	b, err := Build(u, &o)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The two forms differ in the types of pointers only.
func TestPointers(t *testing.T) {
	pointer := regexp.MustCompile(`(i[0-9]+|\[[0-9]+ x i[0-9]+\])\*`)
	for _, library := range []bool{false, true} {
		typed := text(t, "+[>,.<]<", Options{Version: FirstOpaque - 1, Library: library})
		opaque := text(t, "+[>,.<]<", Options{Library: library})
		if strings.Contains(opaque, "*") || regexp.MustCompile(`\bptr\b`).MatchString(typed) {
			t.Errorf("library %v: a form has pointers of the other", library)
		}
		if got := pointer.ReplaceAllString(typed, "ptr"); got != opaque {
			t.Errorf("library %v: the forms differ otherwise", library)
		}
	}
}

// A library has no main, and no functions of libc but those that it is given.
func TestLibrary(t *testing.T) {
	for _, m := range regexp.MustCompile(`declare .*@([a-z.]+)\(`).FindAllStringSubmatch(text(t, ",.<.", Options{Library: true}), -1) {
		switch m[1] {
		case "read", "write", "outside", "ended":
		default:
			t.Errorf("it declares %s", m[1])
		}
	}
}

func TestUnfit(t *testing.T) {
	u := emit.NewUnit(&ir.Program{Bits: 64, Ops: []ir.Op{{Kind: ir.Add, Arg: 1}}}, ir.Machine{Right: maxTape/8 + 1}, "", nil)
	var unfit *emit.Unfit
	if _, err := Build(u, new(Options)); !errors.As(err, &unfit) {
		t.Errorf("%v, want an *emit.Unfit", err)
	}
	if _, err := Build(u, &Options{Library: true}); err != nil {
		t.Errorf("the tape of a library is its caller's: %v", err)
	}
}
