package asm

import "encoding/binary"

// A field describes where in a word of four bytes a distance lies: its bits, and
// what it counts in. AbsMov64 and the like are not here: linking fills them in.
type field struct {
	bits  uint8
	shift uint8 // the lowest bit of it in the word
	unit  uint8 // bytes that it counts in
}

// fieldOf returns the field of a kind that is relative and lies in a word. That
// of Rel21 is in two parts, see putAdr.
func fieldOf(k RelocKind) field {
	switch k {
	case Branch26:
		return field{26, 0, 4}
	case Branch19, Literal19:
		return field{19, 5, 4}
	case Branch14:
		return field{14, 5, 4}
	}
	return field{21, 5, 1}
}

// reach returns how far forward the field reaches, in bytes.
func (f field) reach() int { return (1<<(f.bits-1) - 1) * int(f.unit) }

// fits returns whether the field can hold the distance v, in bytes.
func (f field) fits(v int64) bool {
	n := 64 - uint(f.bits)
	u := int64(f.unit)
	return v%u == 0 && v/u<<n>>n == v/u
}

// FixupWord appends a word of four bytes, an instruction with a field of some
// kind that is zero so far, and will hold the distance from the start of the
// word to l. If that does not fit, it is a [RangeError]; but see Island for
// branches. Kinds that are absolute have to be linked.
func (b *Buffer) FixupWord(word uint32, kind RelocKind, l Label) {
	p := b.place(l)
	if p == nil {
		return
	}
	b.Put(uint64(word), 4)
	f := fixup{at: int32(b.n - 4), size: 4, kind: kind, label: l}
	if *p != unbound && !kind.absolute() {
		b.fillWord(&f, *p)
		return
	}
	b.fixups = append(b.fixups, f)
	b.await(&f)
}

// FixupMov appends the four words of a movz and three movk whose immediates will
// be the address of l. The code has to be linked then.
func (b *Buffer) FixupMov(words [4]uint32, l Label) {
	if b.place(l) == nil {
		return
	}
	at := b.n
	for _, w := range words {
		b.Put(uint64(w), 4)
	}
	b.fixups = append(b.fixups, fixup{at: int32(at), size: 16, kind: AbsMov64, label: l})
}

// fillWord puts the distance to target, the offset of the label of f or of a
// stand-in, into the word of f.
func (b *Buffer) fillWord(f *fixup, target int32) {
	v := int64(target) - int64(f.at)
	where := fieldOf(f.kind)
	if !where.fits(v) {
		b.Fail(&RangeError{Label: f.label, Name: b.LabelName(f.label), At: int(f.at), Value: v, Bits: int(where.bits), Unit: int(where.unit)})
		return
	}
	word := b.code[f.at:]
	old := binary.LittleEndian.Uint32(word)
	if f.kind == Rel21 {
		binary.LittleEndian.PutUint32(word, putAdr(old, v))
		return
	}
	mask := uint32(1)<<where.bits - 1
	binary.LittleEndian.PutUint32(word, old|uint32(v/int64(where.unit))&mask<<where.shift)
}

// putAdr puts the 21 bits of v into an adr: the two lowest at bit 29, the others
// at bit 5.
func putAdr(word uint32, v int64) uint32 {
	return word | uint32(v)&3<<29 | uint32(v>>2)&(1<<19-1)<<5
}

// Reaches returns whether a word with a field of kind k, if it is the next to be
// appended, reaches l. It is false while l is not bound.
func (b *Buffer) Reaches(k RelocKind, l Label) bool {
	at, ok := b.Offset(l)
	return ok && fieldOf(k).fits(int64(at-b.n))
}
