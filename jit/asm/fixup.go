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
// more bytes after the field takes their number off the addend.
type fixup struct {
	at     int32 // offset of the field
	size   uint8 // bytes of the field: 1 or 4
	label  Label
	base   Label
	addend int32
}

// Fixup8 appends an 8-bit field that will hold the distance from its own end
// to l, plus addend.
func (b *Buffer) Fixup8(l Label, addend int32) { b.fix(1, l, 0, addend) }

// Fixup32 appends a 32-bit field that will hold the distance from its own end
// to l, plus addend.
func (b *Buffer) Fixup32(l Label, addend int32) { b.fix(4, l, 0, addend) }

// fix appends a field: with its value if that is known already, with zeros and
// a note for resolve if not.
func (b *Buffer) fix(size int, label, base Label, addend int32) {
	if b.place(label) == nil || base != 0 && b.place(base) == nil {
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
	f.label = label
	f.base = base
	f.addend = addend
	if b.pending(f) == 0 {
		b.fill(f)
		b.fixups = b.fixups[:n]
	}
}

// pending returns the label that f still waits for, or 0.
func (b *Buffer) pending(f *fixup) Label {
	if b.labels[f.label-1] == unbound {
		return f.label
	}
	if f.base != 0 && b.labels[f.base-1] == unbound {
		return f.base
	}
	return 0
}

// resolve fills in all fixups; one that waits for its label still is an error.
func (b *Buffer) resolve() {
	b.fillBound()
	if len(b.fixups) > 0 {
		f := &b.fixups[0]
		l := b.pending(f)
		b.Fail(&UnboundError{Label: l, Name: b.LabelName(l), At: int(f.at)})
	}
}

// fillBound fills in the fixups whose labels are bound by now, and keeps the
// others.
func (b *Buffer) fillBound() {
	waiting := 0
	for i := range b.fixups {
		f := &b.fixups[i]
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
