package asm

import (
	"encoding/binary"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The word of a jump that is made up: its field is all that counts here.
const jump = 0x14000000

// words returns the code as words.
func words(t *testing.T, b *Buffer) []uint32 {
	t.Helper()
	code, err := b.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	var all []uint32
	for i := 0; i < len(code); i += 4 {
		all = append(all, binary.LittleEndian.Uint32(code[i:]))
	}
	return all
}

func TestWords(t *testing.T) {
	var b Buffer
	back, ahead := b.NewLabel(), b.NewLabel()
	b.Bind(back)
	b.FixupWord(0x80000000, Branch26, ahead)  // 0
	b.FixupWord(0x8000001F, Branch19, ahead)  // 4
	b.FixupWord(0x8008001F, Branch14, ahead)  // 8
	b.FixupWord(0x0000001F, Literal19, ahead) // 12
	b.FixupWord(0x0000001F, Rel21, ahead)     // 16
	b.FixupWord(0x80000000, Branch26, back)   // 20
	b.FixupWord(0x0000001F, Branch19, back)   // 24
	b.FixupWord(0x0008001F, Branch14, back)   // 28
	b.FixupWord(0x0000001F, Rel21, back)      // 32
	b.Bind(ahead)                             // 36
	b.Emit(1, 2)
	odd := b.NewLabel()
	b.Emit(1, 2)
	b.FixupWord(0, Rel21, odd) // 40
	b.Emit(0, 0, 0)
	b.Bind(odd) // 47
	b.Emit(0)
	want := []uint32{
		0x80000009, 0x8000011F, 0x800800FF, 0x000000DF, 0x000000BF,
		0x83FFFFFB, 0x00FFFF5F, 0x000FFF3F, 0x00FFFF1F,
		0x02010201, 0x60000020, 0,
	}
	if diff := cmp.Diff(want, words(t, &b)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWordErrors(t *testing.T) {
	for _, test := range []struct {
		name string
		make func(b *Buffer)
		want string
	}{
		{"unaligned", func(b *Buffer) { l := b.NewLabel(); b.FixupWord(0, Branch26, l); b.Emit(0); b.Bind(l) },
			"asm: distance 5 to label L1, used at offset 0, is not a multiple of 4"},
		{"too far", func(b *Buffer) {
			l := b.NewLabel()
			b.FixupWord(0, Branch14, l)
			b.Emit(make([]byte, 1<<15-4)...)
			b.Bind(l)
		}, "asm: distance 32768 to label L1 does not fit in the 14 bits, for multiples of 4, at offset 0"},
		{"too far back", func(b *Buffer) {
			l := b.NewLabel()
			b.Bind(l)
			b.Emit(make([]byte, 1<<20+1)...)
			b.FixupWord(0, Rel21, l)
		}, "asm: distance -1048577 to label L1 does not fit in the 21 bits at offset 1048577"},
		{"unbound", func(b *Buffer) { b.Emit(0); b.FixupWord(0, Branch14, b.NewLabel()) },
			"asm: label L1, used at offset 1, is not bound"},
		{"absolute", func(b *Buffer) { l := b.NewLabel(); b.Bind(l); b.FixupWord(0, AbsPage21, l) },
			"asm: the address of L1, used at offset 0, is known only when the code is linked"},
		{"absolute too", func(b *Buffer) { l := b.NewLabel(); b.Bind(l); b.FixupMov([4]uint32{}, l) },
			"asm: the address of L1, used at offset 0, is known only when the code is linked"},
		{"symbol", func(b *Buffer) { b.FixupWord(0, Branch26, b.Symbol("sin")) },
			"asm: symbol sin, used at offset 0, is not in this code, which has to be linked"},
		{"foreign label", func(b *Buffer) { b.FixupWord(0, Branch26, 7); b.FixupMov([4]uint32{}, 7) },
			"asm: label 7 was not made by this buffer"},
	} {
		var b Buffer
		test.make(&b)
		if _, err := b.Bytes(); message(err) != test.want {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

// An island is due while it still can be reached, and not long before.
func TestIsland(t *testing.T) {
	var b Buffer
	b.StartListing()
	near, far := b.NewLabel(), b.NewLabel()
	b.FixupWord(1<<31, Branch14, far)
	b.FixupWord(2<<28, Branch14, far)
	b.FixupWord(3<<28, Branch14, near)
	b.FixupWord(4<<28, Branch19, far)
	for !b.Due(0) {
		b.Put(0, 4)
	}
	if at, reach := b.Len(), 1<<15-4; at > reach-16 || at < reach-100 {
		t.Errorf("due at %d, of %d", at, reach)
	}
	b.Bind(near)
	at := uint32(b.Len() / 4)
	b.Island(jump, Branch26, "b", 8) // 8 since near does not wait any more
	if b.Due(8) {
		t.Error("due again at once")
	}
	if got := b.Len()/4 - int(at); got != 2 {
		t.Errorf("an island of %d words, want a jump over it and one veneer", got)
	}
	b.Put(0, 4)
	b.Bind(far)
	all := words(t, &b)
	got := append(all[:4:4], all[at:]...)
	want := []uint32{1<<31 | (at+1)<<5, 2<<28 | at<<5, 3<<28 | (at-2)<<5, 4<<28 | at<<5, jump | 2, jump | 2, 0}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	list := b.Listing()
	var text []string
	for _, line := range list[len(list)-4:] {
		text = append(text, line.Text+line.Label)
	}
	if diff := cmp.Diff([]string{"b L3", "b L2", "L3", "L2"}, text); diff != "" {
		t.Errorf("listing (-want +got):\n%s", diff)
	}
}

// Nothing is due without branches that wait, and no island without need.
func TestNoIsland(t *testing.T) {
	var b Buffer
	l := b.NewLabel()
	b.Bind(l)
	b.FixupWord(jump, Branch26, l)
	b.FixupWord(0, Rel21, b.NewLabel())
	b.Emit(make([]byte, 2<<20)...)
	if b.Due(1 << 30) {
		t.Error("an island is due")
	}
	soon := b.NewLabel()
	b.FixupWord(0, Branch14, soon)
	n := b.Len()
	b.Island(jump, Branch26, "b", 100)
	if b.Len() != n {
		t.Error("an island that nobody needs")
	}
	b.Island(jump, Branch26, "b", 1<<15)
	if b.Len() != n+8 {
		t.Error("no island before 32 KiB")
	}
	b.Reset()
	if b.Due(1 << 30) {
		t.Error("due after Reset")
	}
}

// A branch that is left to data after all is an error.
func TestIslandTooLate(t *testing.T) {
	var b Buffer
	l := b.NewLabel()
	b.FixupWord(0, Branch14, l)
	b.Emit(make([]byte, 40<<10)...)
	b.Island(jump, Branch26, "b", 0)
	b.Bind(l)
	var e *RangeError
	if _, err := b.Bytes(); !errors.As(err, &e) {
		t.Errorf("%v, want a RangeError", err)
	}
}
