package jit_test

import (
	"testing"

	"github.com/seed1605a99e/movabs/jit"
)

// All kinds of branches lead to libc by way of stubs.
func TestLinkBranches(t *testing.T) {
	a := mustArena(t, nil)
	for _, test := range []struct {
		kind           jit.RelocKind
		code           []byte
		arg, want      int64
		offset, length int
	}{
		{jit.Branch26, words(0x14000000), -5, 5, 0, 24},                           // b labs
		{jit.Branch19, words(0xb5000000, 0xd65f03c0), -5, 5, 0, 24},               // cbnz x0, labs; ret
		{jit.Branch19, words(0xb5000000, 0xd65f03c0), 0, 0, 0, 24},                // the same
		{jit.Branch19, words(0xf100001f, 0x5400000b, 0xd65f03c0), -5, 5, 4, 32},   // cmp x0, #0; b.lt labs; ret
		{jit.Branch14, words(0xb7f80000, 0xd2800020, 0xd65f03c0), -5, 5, 0, 32},   // tbnz x0, #63, labs; mov x0, #1; ret
		{jit.Branch14, words(0xb7f80000, 0xd2800020, 0xd65f03c0), 1000, 1, 0, 32}, // the same
	} {
		c := mustLink(t, a, &jit.Object{Code: test.code, Relocs: []jit.Reloc{{Offset: test.offset, Kind: test.kind, Symbol: "labs"}}})
		if got := int64(call(t, c.Addr(), uintptr(test.arg))); got != test.want || c.Len() != test.length {
			t.Errorf("%s: %d, want %d; %d bytes, want %d", test.kind, got, test.want, c.Len(), test.length)
		}
	}
}

// A piece farther away than a branch reaches gets a stub, one within reach none.
func TestLinkFar(t *testing.T) {
	if testing.Short() {
		t.Skip("takes much memory")
	}
	a := mustArena(t, &jit.ArenaOptions{Apart: true})
	mustPiece(t, a, "low", returns(1))
	mustPiece(t, a, "between", make([]byte, 130<<20))
	mustPiece(t, a, "high", returns(2))
	object := callTo("both", "low")
	object.Code = append(object.Code[:8:8], object.Code[4:]...)
	object.Relocs = append(object.Relocs, jit.Reloc{Offset: 8, Kind: jit.Branch26, Symbol: "high"})
	both := mustLink(t, a, object)
	if got := call(t, both.Addr()); got != 2 {
		t.Errorf("the result is %d", got)
	}
	if both.Len() != 24+16 {
		t.Errorf("%d bytes, want one stub of 16 behind 24", both.Len())
	}
	if got := call(t, mustLink(t, a, callTo("one", "low")).Addr()); got != 1 {
		t.Errorf("the result is %d", got)
	}
}
