//go:build amd64 || arm64

package jit_test

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
)

// libcSymbols resolves names of libc.
func libcSymbols(t testing.TB) func(name string) (ffi.Addr, bool) {
	libc, err := ffi.Libc()
	if err != nil {
		t.Fatal(err)
	}
	return func(name string) (ffi.Addr, bool) {
		addr, err := libc.Lookup(name)
		return addr, err == nil
	}
}

func mustLink(t testing.TB, a *jit.Arena, o *jit.Object) *jit.Code {
	t.Helper()
	c, err := a.Link(o, libcSymbols(t))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestLinkToPiecesAndLibc(t *testing.T) {
	forEachKind(t, func(t *testing.T, a *jit.Arena) {
		mustPiece(t, a, "inner", returns(1))
		inner := mustPiece(t, a, "inner", returns(2))
		outer := mustLink(t, a, callTo("outer", "inner"))
		if got := call(t, outer.Addr()); got != 2 {
			t.Errorf("outer returns %d, want what the last inner does", got)
		}
		if outer.Len() != len(callTo("", "").Code) {
			t.Errorf("outer has %d bytes; it needs no stub", outer.Len())
		}
		abs := mustLink(t, a, callTo("abs", "labs"))
		if got := call(t, abs.Addr(), ^uintptr(4)); got != 5 {
			t.Errorf("labs(-5) = %d", got)
		}
		var inUse *jit.InUseError
		if err := inner.Close(); !errors.As(err, &inUse) || inUse.Users != 1 || inUse.Name != "inner" {
			t.Errorf("Close of a piece in use: %v", err)
		}
		if err := errors.Join(outer.Close(), inner.Close()); err != nil {
			t.Error(err)
		}
		if _, _, ok := a.Lookup("inner"); ok {
			t.Error("the name of a closed piece is still known")
		}
		mustPiece(t, a, "inner", returns(3))
		if got := call(t, mustLink(t, a, callTo("outer", "inner")).Addr()); got != 3 {
			t.Errorf("outer returns %d, want 3", got)
		}
	})
}

func TestLinkKinds(t *testing.T) {
	a := mustArena(t, nil)
	mustPiece(t, a, "table", []byte{1, 2, 3, 4, 5, 6, 7, 8})
	if got := call(t, mustLink(t, a, sumOfTable).Addr()); got != 42 {
		t.Errorf("result %d", got)
	}
}

func TestLinkErrors(t *testing.T) {
	forEachKind(t, func(t *testing.T, a *jit.Arena) {
		far := func(string) (ffi.Addr, bool) { return 0x10, true }
		call := callTo("o", "").Relocs[0]
		end := len(callTo("o", "").Code)
		for _, test := range []struct {
			reloc jit.Reloc
			want  string
		}{
			{jit.Reloc{Offset: call.Offset, Kind: call.Kind, Symbol: "nowhere"},
				fmt.Sprintf(`jit: link: symbol "nowhere" at offset %#x of "o" (%s) is not defined`, call.Offset, call.Kind)},
			{jit.Reloc{Offset: end - 3, Kind: jit.Rel32}, fmt.Sprintf(`jit: link: the object itself at offset %#x of "o" (rel32) is not a field in the code`, end-3)},
			{jit.Reloc{Offset: end - 15, Kind: jit.AbsMov64}, fmt.Sprintf(`jit: link: the object itself at offset %#x of "o" (absmov64) is not a field in the code`, end-15)},
			{jit.Reloc{Offset: -1, Kind: jit.Abs64}, `jit: link: the object itself at offset -0x1 of "o" (abs64) is not a field in the code`},
			{jit.Reloc{Kind: 99}, `jit: link: the object itself at offset 0x0 of "o" (kind 99) is not a field in the code`},
			{jit.Reloc{Kind: jit.Rel32, Symbol: "far"}, `jit: link: symbol "far" at offset 0x0 of "o" (rel32) is out of reach`},
		} {
			o := callTo("o", "")
			o.Relocs = []jit.Reloc{test.reloc}
			resolve := far
			if test.reloc.Symbol == "nowhere" {
				resolve = nil
			}
			_, err := a.Link(o, resolve)
			var wrong *jit.LinkError
			if !errors.As(err, &wrong) {
				t.Fatalf("%+v: %v, want a *LinkError", test.reloc, err)
			}
			if diff := cmp.Diff(test.want, err.Error()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		}
		if s := a.Stats(); s.Pieces != 0 || s.Used != 0 {
			t.Errorf("failed links leave %+v", s)
		}
		mustPiece(t, a, "used", add4)
		o := callTo("o", "used")
		o.Relocs = append(o.Relocs, jit.Reloc{Kind: jit.Abs64, Symbol: "nowhere"})
		if _, err := a.Link(o, nil); err == nil {
			t.Fatal("no error")
		}
		used, _, _ := a.Lookup("used")
		if err := used.Close(); err != nil {
			t.Errorf("after a failed link to it: %v", err)
		}
	})
}

func TestSymbolsInsidePieces(t *testing.T) {
	const at = 16 // where load begins
	a := mustArena(t, nil)
	c := mustLink(t, a, &jit.Object{
		Name:    "module",
		Code:    append(append(add4[:len(add4):len(add4)], bytes.Repeat(nop, (at-len(add4))/len(nop))...), load...),
		Symbols: []jit.Symbol{{Name: "add4", Size: len(add4)}, {Name: "load", Offset: at}},
	})
	f, err := jit.FuncAt[func(uintptr) (uintptr, error)](c, at)
	if err != nil {
		t.Fatal(err)
	}
	if found, offset, ok := a.Lookup("load"); !ok || found != c || offset != at {
		t.Errorf("Lookup finds %v, %d", found, offset)
	}
	mustPiece(t, a, "add4", returns(1)) // a later piece has the name now
	if got := call(t, mustLink(t, a, callTo("caller", "add4")).Addr(), 1); got != 1 {
		t.Errorf("the last add4 returns %d", got)
	}
	value := uint64(77)
	g, err := jit.Func[func(*uint64) uint64](mustLink(t, a, callTo("caller", "load")))
	if err != nil {
		t.Fatal(err)
	}
	if got := g(&value); got != 77 {
		t.Errorf("load inside of the piece returns %d", got)
	}
	_, err = f(8)
	if got, want := fmt.Sprint(err), "jit: SIGSEGV at load+0x0: access to address 0x8"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	want := []jit.Symbol{{Name: "add4", Size: len(add4)}, {Name: "load", Offset: at, Size: len(load)}}
	if diff := cmp.Diff(want, c.Symbols()); diff != "" {
		t.Errorf("symbols (-want +got):\n%s", diff)
	}
}
