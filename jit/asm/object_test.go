package asm

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestObject(t *testing.T) {
	var b Buffer
	here, there := b.Symbol("here"), b.Symbol("there")
	if again := b.Symbol("there"); again != there {
		t.Errorf("the second label of a symbol is %d, not %d", again, there)
	}
	b.Emit(0xAA)
	b.EmitDistance32(here, there) // 1
	b.Fixup32(here, 0)            // 5
	b.Bind(here)                  // 9
	b.FixupBranch32(there)
	b.Fixup32(there, -1)      // 13
	b.EmitAddress(here, 2)    // 17
	b.FixupAddress(there, -2) // 25
	for range 2 {             // it may be asked again
		o, err := b.Object()
		if err != nil {
			t.Fatal(err)
		}
		want := &Object{
			Code: append([]byte{0xAA, 0, 0, 0, 0}, make([]byte, 28)...),
			Relocs: []Reloc{
				{1, Rel32, "there", 1 + 4 - 9},
				{9, Branch32, "there", 0},
				{13, Rel32, "there", -1},
				{17, Abs64, "", 9 + 2},
				{25, Abs64, "there", -2},
			},
			Symbols: []Symbol{{Name: "here", Offset: 9}},
		}
		if diff := cmp.Diff(want, o); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	b.Reset()
	b.Bind(b.Symbol("other"))
	b.Emit(1)
	o, err := b.Object()
	if diff := cmp.Diff(&Object{Code: []byte{1}, Symbols: []Symbol{{Name: "other"}}}, o); err != nil || diff != "" {
		t.Errorf("after Reset: %v, (-want +got):\n%s", err, diff)
	}
	if code, err := b.Bytes(); err != nil || len(code) != 1 {
		t.Errorf("an object that needs nothing as bytes: % x, %v", code, err)
	}
}

func TestSymbolErrors(t *testing.T) {
	for _, test := range []struct {
		name   string
		make   func(b *Buffer)
		bytes  string // the error of Bytes
		object string // and of Object, if it has one
	}{
		{"not here", func(b *Buffer) { b.Emit(1); b.Fixup32(b.Symbol("sin"), 0) },
			"asm: symbol sin, used at offset 1, is not in this code, which has to be linked", ""},
		{"address", func(b *Buffer) { l := b.NewLabel(); b.FixupAddress(l, 0); b.Bind(l) },
			"asm: the address of L1, used at offset 0, is known only when the code is linked", ""},
		{"address of nothing", func(b *Buffer) { b.FixupAddress(b.NewLabel(), 0) },
			"asm: label L1, used at offset 0, is not bound", "asm: label L1, used at offset 0, is not bound"},
		{"short", func(b *Buffer) { b.Fixup8(b.Symbol("sin"), 0) },
			"asm: symbol sin, used at offset 0, is not in this code, and out of reach of 8 bits",
			"asm: symbol sin, used at offset 0, is not in this code, and out of reach of 8 bits"},
		{"origin", func(b *Buffer) { l := b.NewLabel(); b.Bind(l); b.EmitDistance32(b.Symbol("sin"), l) },
			"asm: symbol sin, used at offset 0, is not in this code, and no origin of distances",
			"asm: symbol sin, used at offset 0, is not in this code, and no origin of distances"},
		{"unbound beside a symbol", func(b *Buffer) { b.EmitDistance32(b.NewLabel(), b.Symbol("sin")) },
			"asm: symbol sin, used at offset 0, is not in this code, which has to be linked",
			"asm: label L1, used at offset 0, is not bound"},
		{"no name", func(b *Buffer) { b.Symbol("") },
			"asm: a symbol, used at offset 0, has no name", "asm: a symbol, used at offset 0, has no name"},
		{"check", func(b *Buffer) { b.Check(func([]byte) error { return errors.New("checked") }) }, "checked", "checked"},
	} {
		var b Buffer
		test.make(&b)
		if _, err := b.Bytes(); message(err) != test.bytes {
			t.Errorf("%s: Bytes: %v, want %s", test.name, err, test.bytes)
		}
		if _, err := b.Object(); message(err) != test.object {
			t.Errorf("%s: Object: %v, want %s", test.name, err, test.object)
		}
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestCheckSeesWhatFollows(t *testing.T) {
	var b Buffer
	var got []byte
	b.Emit(1)
	b.Check(func(code []byte) error { got = code; return nil })
	b.Emit(2, 3)
	if _, err := b.Bytes(); err != nil || !cmp.Equal(got, []byte{2, 3}) {
		t.Errorf("% x, %v", got, err)
	}
}
