package asm

import "testing"

func TestListing(t *testing.T) {
	var b Buffer
	b.Put(0x90, 1)
	b.StartListing()
	loop, end := b.NewLabel(), b.NewLabel()
	b.NameLabel(loop, "loop")
	b.Comment("waits for ever")
	b.Bind(loop)
	b.Put(0xE9, 1)
	b.Fixup32(end, 0)
	b.Note("jmp " + b.LabelName(end))
	b.Emit([]byte("seventeen letters")...)
	b.Bind(end)
	b.Emit16(0xFFFE)
	b.Emit64(7)
	b.EmitDistance32(loop, end)
	b.AlignData(16, 0)
	b.Put(0xC3, 1)
	want := `000000  90
        # waits for ever
loop:
000001  e9 11 00 00 00            jmp L2
000006  73 65 76 65 6e 74 65 65 6e 20 6c 65 74 74 65 72  .byte 0x73, 0x65, 0x76, 0x65, 0x6e, 0x74, 0x65, 0x65, 0x6e, 0x20, 0x6c, 0x65, 0x74, 0x74, 0x65, 0x72
000016  73                        .byte 0x73
L2:
000017  fe ff                     .2byte 0xfffe
000019  07 00 00 00 00 00 00 00   .8byte 0x7
000021  16 00 00 00               .4byte L2 - loop
000025  00 00 00 00 00 00 00 00 00 00 00  .balign 16, 0x0
000030  c3
`
	if got := b.Listing().String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestListingIsOptional(t *testing.T) {
	var b Buffer
	b.Note("nothing")
	b.Comment("nothing")
	b.Emit(1)
	if b.Listed() || b.Listing() != nil {
		t.Error("a listing that nobody asked for")
	}
}
