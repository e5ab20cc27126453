package asm

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"
)

func TestLabels(t *testing.T) {
	var b Buffer
	back, ahead := b.NewLabel(), b.NewLabel()
	b.Bind(back)
	b.Put(0xAA, 1)
	b.Fixup8(ahead, 0)   // 1: filled in by Bytes
	b.Fixup32(ahead, -2) // 2: an instruction with 2 more bytes
	b.Put(0xBBBB, 2)     // 6
	b.Fixup8(back, 1)    // 8: known already
	b.Fixup32(back, 0)   // 9
	b.Bind(ahead)        // 13
	b.EmitDistance32(back, ahead)
	got, err := b.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	want := []byte{0xAA, 11, 5, 0, 0, 0, 0xBB, 0xBB, 0xF8, 0xF3, 0xFF, 0xFF, 0xFF, 13, 0, 0, 0}
	if !bytes.Equal(got, want) {
		t.Errorf("got  % x\nwant % x", got, want)
	}
	if at, ok := b.Offset(ahead); at != 13 || !ok {
		t.Errorf("Offset(ahead) = %d, %v", at, ok)
	}
	if _, ok := b.Offset(0); ok {
		t.Error("the zero label is bound")
	}
}

func TestBytesTwice(t *testing.T) {
	var b Buffer
	l := b.NewLabel()
	b.Bind(l)
	b.Fixup8(l, 0)
	for range 2 {
		if got, err := b.Bytes(); err != nil || !bytes.Equal(got, []byte{0xFF}) {
			t.Errorf("% x, %v", got, err)
		}
	}
	b.Emit(1)
	if got, err := b.Bytes(); err != nil || !bytes.Equal(got, []byte{0xFF, 1}) {
		t.Errorf("% x, %v", got, err)
	}
}

func TestRangeEdges(t *testing.T) {
	for _, test := range []struct {
		gap  int
		back bool
		ok   bool
	}{
		{127, false, true}, {128, false, false}, // from the end of the field
		{127, true, true}, {128, true, false}, // and the field itself is a byte
	} {
		var b Buffer
		l := b.NewLabel()
		if test.back {
			b.Bind(l)
			b.Emit(make([]byte, test.gap)...)
		}
		b.Fixup8(l, 0)
		if !test.back {
			b.Emit(make([]byte, test.gap)...)
			b.Bind(l)
		}
		_, err := b.Bytes()
		var e *RangeError
		if test.ok != (err == nil) || !test.ok && (!errors.As(err, &e) || e.Bits != 8) {
			t.Errorf("%+v: %v", test, err)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, test := range []struct {
		name string
		make func(b *Buffer)
		want string
	}{
		{"unbound", func(b *Buffer) { b.Emit(1); b.Fixup32(b.NewLabel(), 0) },
			"asm: label L1, used at offset 1, is not bound"},
		{"unbound, named", func(b *Buffer) { l := b.NewLabel(); b.NameLabel(l, "loop"); b.Fixup8(l, 0) },
			"asm: label loop, used at offset 0, is not bound"},
		{"unbound base", func(b *Buffer) { l := b.NewLabel(); b.Bind(l); b.EmitDistance32(b.NewLabel(), l) },
			"asm: label L2, used at offset 0, is not bound"},
		{"bound twice", func(b *Buffer) { l := b.NewLabel(); b.Bind(l); b.Emit(0); b.Bind(l) },
			"asm: label L1 is bound at offset 0 and again at 1"},
		{"out of range", func(b *Buffer) { l := b.NewLabel(); b.Fixup8(l, 200); b.Bind(l) },
			"asm: distance 200 to label L1 does not fit in the 8 bits at offset 0"},
		{"zero label", func(b *Buffer) { b.Bind(0) },
			"asm: the zero label is no place"},
		{"foreign label", func(b *Buffer) { b.Fixup32(7, 0) },
			"asm: label 7 was not made by this buffer"},
		{"alignment", func(b *Buffer) { b.AlignData(24, 0) },
			"asm: cannot align to 24: not a power of two up to 4096"},
		{"first one stays", func(b *Buffer) { b.Fail(errors.New("first")); b.AlignData(-1, 0); b.Fail(errors.New("third")) },
			"first"},
	} {
		var b Buffer
		test.make(&b)
		if _, err := b.Bytes(); err == nil || err.Error() != test.want {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
		b.Reset()
		if code, err := b.Bytes(); err != nil || len(code) != 0 {
			t.Errorf("%s: after Reset: %x, %v", test.name, code, err)
		}
	}
}

// Code that grows past the offsets of labels is an error, not a panic.
func TestTooLong(t *testing.T) {
	var b Buffer
	b.n = math.MaxInt32 - 3 // as if there were that much code
	b.grow(4)
	b.Put(1, 4)
	var e *SizeError
	if _, err := b.Bytes(); !errors.As(err, &e) {
		t.Errorf("%v, want a SizeError", err)
	}
}

func TestData(t *testing.T) {
	var b Buffer
	b.EmitString("hi")
	b.Emit16(0x1122)
	b.Emit32(0x33445566)
	b.Emit64(0x778899AABBCCDDEE)
	b.AlignData(8, 0xCC)
	got, err := b.Bytes()
	want := "hi\x22\x11\x66\x55\x44\x33\xEE\xDD\xCC\xBB\xAA\x99\x88\x77"
	if err != nil || string(got) != want {
		t.Errorf("% x, %v", got, err)
	}
	b.Emit(1)
	b.AlignData(4, 0xCC)
	if got, _ := b.Bytes(); string(got) != want+"\x01\xCC\xCC\xCC" {
		t.Errorf("% x", got)
	}
}

func TestGrowth(t *testing.T) {
	var b Buffer
	long := strings.Repeat("0123456789", 1000)
	b.Put('x', 1)
	b.EmitString(long)
	for range 1000 {
		b.Put(uint64('a')|uint64('b')<<8, 2)
	}
	if got, _ := b.Bytes(); string(got) != "x"+long+strings.Repeat("ab", 1000) {
		t.Error("bytes were lost")
	}
}

func TestReuseAllocatesNothing(t *testing.T) {
	var b Buffer
	n := testing.AllocsPerRun(100, func() {
		b.Reset()
		for range 100 {
			l := b.NewLabel()
			b.Fixup32(l, 0)
			b.Put(0x90, 1)
			b.Bind(l)
		}
		if _, err := b.Bytes(); err != nil {
			t.Fatal(err)
		}
	})
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}
