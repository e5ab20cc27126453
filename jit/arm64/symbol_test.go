package arm64

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/jit/asm"
)

// Symbols can be what labels can: targets, operands in memory, addresses.
func TestSymbols(t *testing.T) {
	var a Assembler
	a.StartListing()
	sin, table := a.Symbol("sin"), a.Symbol("table")
	a.Bind(a.Symbol("first"))
	a.Bl(sin)
	a.Bcc(NE, a.Symbol("elsewhere"))
	a.Cbz(X3, sin)
	a.Tbnz(X3, 40, sin)
	a.Adr(X0, table)
	a.Ldr(X1, At(table))
	a.Adrp(X2, table)
	a.AddLow(X2, X2, table)
	a.MovabsLabel(X8, table)
	a.Bind(a.Symbol("second"))
	a.B(a.Symbol("first"))
	a.B(sin)
	own := a.NewLabel()
	a.MovabsLabel(X9, own)
	a.Adrp(X2, own)
	a.AlignData(8, 0)
	a.Bind(own)
	a.EmitAddress(a.Symbol("second"), 0)
	a.EmitAddress(table, 8)
	o, err := a.Object()
	if err != nil {
		t.Fatal(err)
	}
	want := &asm.Object{
		Code: o.Code,
		Relocs: []asm.Reloc{
			{Offset: 0, Kind: asm.Branch26, Symbol: "sin"},
			{Offset: 4, Kind: asm.Branch19, Symbol: "elsewhere"},
			{Offset: 8, Kind: asm.Branch19, Symbol: "sin"},
			{Offset: 12, Kind: asm.Branch14, Symbol: "sin"},
			{Offset: 16, Kind: asm.Rel21, Symbol: "table"},
			{Offset: 20, Kind: asm.Literal19, Symbol: "table"},
			{Offset: 24, Kind: asm.AbsPage21, Symbol: "table"},
			{Offset: 28, Kind: asm.AbsLow12, Symbol: "table"},
			{Offset: 32, Kind: asm.AbsMov64, Symbol: "table"},
			{Offset: 52, Kind: asm.Branch26, Symbol: "sin"},
			{Offset: 56, Kind: asm.AbsMov64, Addend: 80},
			{Offset: 72, Kind: asm.AbsPage21, Addend: 80},
			{Offset: 80, Kind: asm.Abs64, Addend: 48},
			{Offset: 88, Kind: asm.Abs64, Symbol: "table", Addend: 8},
		},
		Symbols: []asm.Symbol{{Name: "first"}, {Name: "second", Offset: 48}},
	}
	if diff := cmp.Diff(want, o); diff != "" {
		t.Errorf("object (-want +got):\n%s", diff)
	}
	const listing = `first:
000000  00 00 00 94               bl sin
000004  01 00 00 54               b.ne elsewhere
000008  03 00 00 b4               cbz x3, sin
00000c  03 00 40 b7               tbnz x3, #40, sin
000010  00 00 00 10               adr x0, table
000014  01 00 00 58               ldr x1, table
000018  02 00 00 90               adrp x2, table
00001c  42 00 00 91               add x2, x2, :lo12:table
000020  08 00 80 d2 08 00 a0 f2 08 00 c0 f2 08 00 e0 f2  movabs x8, table
second:
000030  f4 ff ff 17               b first
000034  00 00 00 14               b sin
000038  09 00 80 d2 09 00 a0 f2 09 00 c0 f2 09 00 e0 f2  movabs x9, L6
000048  02 00 00 90               adrp x2, L6
00004c  00 00 00 00               .balign 8, 0x0
L6:
000050  00 00 00 00 00 00 00 00   .8byte second
000058  00 00 00 00 00 00 00 00   .8byte table+8
`
	if diff := cmp.Diff(listing, a.Listing().String()); diff != "" {
		t.Errorf("listing (-want +got):\n%s", diff)
	}
}

func TestBadRegistersOfLabels(t *testing.T) {
	for _, encode := range []func(a *Assembler, l asm.Label){
		func(a *Assembler, l asm.Label) { a.MovabsLabel(W1, l) },
		func(a *Assembler, l asm.Label) { a.MovabsLabel(SP, l) },
		func(a *Assembler, l asm.Label) { a.Adr(W1, l) },
		func(a *Assembler, l asm.Label) { a.Adrp(SP, l) },
		func(a *Assembler, l asm.Label) { a.AddLow(X1, XZR, l) },
		func(a *Assembler, l asm.Label) { a.Bcc(16, l) },
	} {
		var a Assembler
		encode(&a, a.Symbol("s"))
		if _, err := a.Object(); err == nil || a.Len() != 0 {
			t.Errorf("%v, %d bytes", err, a.Len())
		}
	}
}
