package asm

import (
	"encoding/binary"
	"math"
)

// A fixup is a reference to a label that was not bound when it was written.
//
//	value = offset(label) + addend - origin
//
// The origin is the offset of label base, or the end of the field if base is
// zero: x86 counts from the end of the instruction, and an encoder that puts
// more bytes after the field takes their number off the addend. Fields in words
// count from the start of the word. A field for an address, which only linking
// can fill in, has the origin 0 of all addresses.
type fixup struct {
	at     int32 // offset of the field
	size   uint8 // bytes of the field: 1, 4 or 8, or 16 for AbsMov64
	kind   RelocKind
	label  Label
	base   Label
	addend int32
}

// Fixup8 appends an 8-bit field that will hold the distance from its own end
// to l, plus addend.
func (b *Buffer) Fixup8(l Label, addend int32) { b.fix(1, Rel32, l, 0, addend) }

// Fixup32 appends a 32-bit field that will hold the distance from its own end
// to l, plus addend.
func (b *Buffer) Fixup32(l Label, addend int32) { b.fix(4, Rel32, l, 0, addend) }

// FixupBranch32 is Fixup32 for the last field of a call or jump: if linking
// finds l out of reach, the branch may go through a stub.
func (b *Buffer) FixupBranch32(l Label) { b.fix(4, Branch32, l, 0, 0) }

// FixupAddress appends a 64-bit field that will hold the address of l, plus
// addend. The code has to be linked then.
func (b *Buffer) FixupAddress(l Label, addend int32) { b.fix(8, Abs64, l, 0, addend) }

// fix appends a field: with its value if that is known already, with zeros and
// a note for fillBound or Object if not.
func (b *Buffer) fix(size int, kind RelocKind, label, base Label, addend int32) {
	to := b.place(label)
	if to == nil || base != 0 && b.place(base) == nil {
		return
	}
	b.Put(0, size)
	// The fixup is written where it stays, field by field: to make it first and
	// copy it then is twice as slow.
	n := len(b.fixups)
	b.fixups = append(b.fixups, fixup{})
	f := &b.fixups[n]
	f.at = int32(b.n - size)
	f.size = uint8(size)
	f.kind = kind
	f.label = label
	f.base = base
	f.addend = addend
	if *to != unbound && b.pending(f) == 0 {
		b.fill(f)
		b.fixups = b.fixups[:n]
	}
}

// pending returns the label that f still waits for, or 0. An address always
// waits: for linking.
func (b *Buffer) pending(f *fixup) Label {
	if b.labels[f.label-1] == unbound || f.kind.absolute() {
		return f.label
	}
	if f.base != 0 && b.labels[f.base-1] == unbound {
		return f.base
	}
	return 0
}

// fillBound fills in the fixups whose labels are bound by now, and keeps the
// others.
func (b *Buffer) fillBound() {
	waiting := 0
	fixups := b.fixups
	for i := range fixups {
		f := &fixups[i]
		if b.pending(f) == 0 {
			b.fill(f)
			continue
		}
		b.fixups[waiting] = *f
		waiting++
	}
	b.fixups = b.fixups[:waiting]
}

// fill writes the value of f, whose labels are bound.
func (b *Buffer) fill(f *fixup) {
	if f.kind.inWord() {
		b.fillWord(f, b.labels[f.label-1])
		return
	}
	origin := int64(f.at) + int64(f.size)
	if f.base != 0 {
		origin = int64(b.labels[f.base-1])
	}
	v := int64(b.labels[f.label-1]) + int64(f.addend) - origin
	switch {
	case f.size == 1 && v == int64(int8(v)):
		b.code[f.at] = byte(v)
	case f.size == 4 && v == int64(int32(v)):
		binary.LittleEndian.PutUint32(b.code[f.at:], uint32(v))
	default:
		b.Fail(&RangeError{Label: f.label, Name: b.LabelName(f.label), At: int(f.at), Value: v, Bits: 8 * int(f.size)})
	}
}

// Near returns whether a field of one byte whose last byte would be at offset
// end-1 reaches l. It is false while l is not bound.
func (b *Buffer) Near(l Label, end int) bool {
	at, ok := b.Offset(l)
	d := at - end
	return ok && d >= math.MinInt8 && d <= math.MaxInt8
}
