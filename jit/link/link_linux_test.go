//go:build amd64 || arm64

package link_test

import (
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/asm"
	"github.com/seed1605a99e/movabs/jit/link"
)

func mustArena(t *testing.T) *jit.Arena {
	t.Helper()
	arena, err := jit.NewArena(nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := arena.Close(); err != nil {
			t.Error(err)
		}
	})
	return arena
}

func mustLoad(t *testing.T, arena *jit.Arena, name string, a *assembler, resolve link.Resolver) *jit.Code {
	t.Helper()
	code, err := link.Load(arena, name, a, resolve)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { code.Close() })
	return code
}

// All ways to refer to something, in one function: distances, addresses, a
// table of functions in the code, symbols of the piece's own.
func TestEveryKind(t *testing.T) {
	arena := mustArena(t)
	var a assembler
	a.Emit(5, 6, 7, 8)
	mustLoad(t, arena, "data", &a, nil)

	a.Reset()
	everyKind(&a)
	code := mustLoad(t, arena, "all", &a, nil)
	f, err := jit.Func[func() int32](code)
	if err != nil {
		t.Fatal(err)
	}
	if got := f(); got != 2*(6+8)+1 {
		t.Errorf("result %d", got)
	}
	var names []string
	for _, s := range code.Symbols() {
		names = append(names, s.Name)
	}
	if diff := cmp.Diff([]string{"sum", "double", "tail", "increment"}, names); diff != "" {
		t.Errorf("symbols (-want +got):\n%s", diff)
	}
}

// Floating-point functions of libm, out of reach, and a Go func.
func TestLibrariesAndNames(t *testing.T) {
	libm, err := ffi.Open("libm.so.6")
	if err != nil {
		t.Skip(err)
	}
	callback, err := ffi.NewCallback(func(x float64) float64 { return x * 3 })
	if err != nil {
		t.Fatal(err)
	}
	defer callback.Close()
	var a assembler
	callBoth(&a, a.Symbol("triple"), a.Symbol("sin"))
	resolve := link.Names(map[string]ffi.Addr{"triple": callback.Addr()}, link.Libraries(libm))
	code := mustLoad(t, mustArena(t), "sin3x", &a, resolve)
	f, err := jit.Func[func(float64) float64](code)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := f(0.5), math.Sin(1.5); math.Abs(got-want) > 1e-15 {
		t.Errorf("sin(3x) = %v, want %v", got, want)
	}
}

func TestErrors(t *testing.T) {
	arena := mustArena(t)
	var a assembler
	callBoth(&a, a.Symbol("nobody"), a.Symbol("nobody"))
	_, err := link.Load(arena, "f", &a, link.Names(nil, nil))
	var unknown *jit.LinkError
	if !errors.As(err, &unknown) || unknown.Reloc.Symbol != "nobody" {
		t.Errorf("%v, want a *jit.LinkError", err)
	}
	a.Reset()
	callBoth(&a, a.NewLabel(), a.NewLabel())
	var unbound *asm.UnboundError
	if _, err := link.Load(arena, "f", &a, nil); !errors.As(err, &unbound) {
		t.Errorf("%v, want an *asm.UnboundError", err)
	}
	a.Reset()
	loadFrom(&a, a.Symbol("environ"))
	libc, err := ffi.Libc()
	if err != nil {
		t.Fatal(err)
	}
	_, err = link.Load(arena, "f", &a, link.Libraries(libc))
	if want := `jit: link: symbol "environ" at offset ` + loadField + ` is out of reach`; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
