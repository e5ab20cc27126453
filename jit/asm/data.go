package asm

import (
	"fmt"
	"strings"
)

// maxAlign is the largest boundary that code can be aligned to: a page, which
// is what loaded code starts at.
const maxAlign = 4096

// Emit appends bytes as they are.
func (b *Buffer) Emit(p ...byte) {
	if len(b.code)-b.n < len(p) {
		b.grow(len(p))
	}
	b.n += copy(b.code[b.n:], p)
	if b.list != nil {
		b.noteBytes(p)
	}
}

// EmitString appends the bytes of s.
func (b *Buffer) EmitString(s string) {
	if len(b.code)-b.n < len(s) {
		b.grow(len(s))
	}
	b.n += copy(b.code[b.n:], s)
	if b.list != nil {
		b.noteBytes([]byte(s))
	}
}

// Emit16 appends a 16-bit integer, little-endian.
func (b *Buffer) Emit16(v uint16) {
	b.Put(uint64(v), 2)
	if b.list != nil {
		b.Note(fmt.Sprintf(".2byte %#x", v))
	}
}

// Emit32 appends a 32-bit integer, little-endian.
func (b *Buffer) Emit32(v uint32) {
	b.Put(uint64(v), 4)
	if b.list != nil {
		b.Note(fmt.Sprintf(".4byte %#x", v))
	}
}

// Emit64 appends a 64-bit integer, little-endian.
func (b *Buffer) Emit64(v uint64) {
	b.Put(v, 8)
	if b.list != nil {
		b.Note(fmt.Sprintf(".8byte %#x", v))
	}
}

// EmitAddress appends the 64-bit address of l, plus addend, as tables of
// functions have them. The code has to be linked then.
func (b *Buffer) EmitAddress(l Label, addend int32) {
	b.FixupAddress(l, addend)
	if b.list != nil {
		s := ".8byte " + b.LabelName(l)
		if addend != 0 {
			s += fmt.Sprintf("%+d", addend)
		}
		b.Note(s)
	}
}

// EmitDistance32 appends the 32-bit distance from label from to label to, as
// tables of jumps have them: position-independent, and half the size of an
// address.
func (b *Buffer) EmitDistance32(from, to Label) {
	b.fix(4, Rel32, to, from, 0)
	if b.list != nil {
		b.Note(fmt.Sprintf(".4byte %s - %s", b.LabelName(to), b.LabelName(from)))
	}
}

// AlignData appends bytes of the value fill until the offset is a multiple of
// n, a power of two up to 4096; anything else is an [AlignError].
func (b *Buffer) AlignData(n int, fill byte) {
	pad, ok := b.Padding(n)
	if !ok || pad == 0 {
		return
	}
	if len(b.code)-b.n < pad {
		b.grow(pad)
	}
	for i := range pad {
		b.code[b.n+i] = fill
	}
	b.n += pad
	if b.list != nil {
		b.Note(fmt.Sprintf(".balign %d, %#x", n, fill))
	}
}

// Padding returns how many bytes are missing until the offset is a multiple of
// n. If n cannot be aligned to, the [AlignError] is kept and ok is false.
func (b *Buffer) Padding(n int) (pad int, ok bool) {
	if n <= 0 || n > maxAlign || n&(n-1) != 0 {
		b.Fail(&AlignError{Align: n})
		return 0, false
	}
	return -b.n & (n - 1), true
}

// noteBytes lists p as data, at most 16 bytes to the line.
func (b *Buffer) noteBytes(p []byte) {
	for start := b.n - len(p); len(p) > 0; {
		k := min(len(p), 16)
		var s strings.Builder
		for i, c := range p[:k] {
			if i > 0 {
				s.WriteString(", ")
			}
			fmt.Fprintf(&s, "%#02x", c)
		}
		start += k
		b.list.add(note{end: start, text: ".byte " + s.String()})
		p = p[k:]
	}
}
