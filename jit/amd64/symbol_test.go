package amd64

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
	a.CallLabel(sin)
	a.Jcc(NE, a.Symbol("elsewhere"))
	a.Lea(RAX, At(table))
	a.Cmp(Byte(At(table).Shift(3)), Imm(4))
	a.MovabsLabel(R8, table)
	a.Bind(a.Symbol("second"))
	a.Jmp(a.Symbol("first"))
	a.Jmp(sin)
	own := a.NewLabel()
	a.MovabsLabel(RCX, own)
	a.AlignData(8, 0xCC)
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
			{Offset: 1, Kind: asm.Branch32, Symbol: "sin"},
			{Offset: 7, Kind: asm.Branch32, Symbol: "elsewhere"},
			{Offset: 14, Kind: asm.Rel32, Symbol: "table"},
			{Offset: 20, Kind: asm.Rel32, Symbol: "table", Addend: 3 - 1},
			{Offset: 27, Kind: asm.Abs64, Symbol: "table"},
			{Offset: 38, Kind: asm.Branch32, Symbol: "sin"},
			{Offset: 44, Kind: asm.Abs64, Addend: 56},
			{Offset: 56, Kind: asm.Abs64, Addend: 35},
			{Offset: 64, Kind: asm.Abs64, Symbol: "table", Addend: 8},
		},
		Symbols: []asm.Symbol{{Name: "first"}, {Name: "second", Offset: 35}},
	}
	if diff := cmp.Diff(want, o); diff != "" {
		t.Errorf("object (-want +got):\n%s", diff)
	}
	const listing = `first:
000000  e8 00 00 00 00            call sin
000005  0f 85 00 00 00 00         jne elsewhere
00000b  48 8d 05 00 00 00 00      lea rax, [rip+table]
000012  80 3d 00 00 00 00 04      cmp byte ptr [rip+table+3], 4
000019  49 b8 00 00 00 00 00 00 00 00  movabs r8, offset table
second:
000023  eb db                     jmp short first
000025  e9 00 00 00 00            jmp sin
00002a  48 b9 00 00 00 00 00 00 00 00  movabs rcx, offset L6
000034  cc cc cc cc               .balign 8, 0xcc
L6:
000038  00 00 00 00 00 00 00 00   .8byte second
000040  00 00 00 00 00 00 00 00   .8byte table+8
`
	if diff := cmp.Diff(listing, a.Listing().String()); diff != "" {
		t.Errorf("listing (-want +got):\n%s", diff)
	}
}

func TestMovabsLabelOfOtherSizes(t *testing.T) {
	for _, r := range []Reg{0, EAX, AX, AL, RAX + 16} {
		var a Assembler
		a.MovabsLabel(r, a.Symbol("s"))
		if _, err := a.Object(); err == nil || a.Len() != 0 {
			t.Errorf("%v: %v, %d bytes", r, err, a.Len())
		}
	}
}
