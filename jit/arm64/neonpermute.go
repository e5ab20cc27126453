package arm64

// Moves between the elements of vectors.

// Zip1 encodes d = the lower halves of n and m, element by element in turns.
func (a *Assembler) Zip1(d, n, m Vector) {
	a.done3(a.vector3(0x0E003800, upTo8, d, n, m), "zip1", d, n, m)
}

// Zip2 encodes d = the upper halves of n and m, element by element in turns.
func (a *Assembler) Zip2(d, n, m Vector) {
	a.done3(a.vector3(0x0E007800, upTo8, d, n, m), "zip2", d, n, m)
}

// Uzp1 encodes d = the even elements of n and then m.
func (a *Assembler) Uzp1(d, n, m Vector) {
	a.done3(a.vector3(0x0E001800, upTo8, d, n, m), "uzp1", d, n, m)
}

// Uzp2 encodes d = the odd elements of n and then m.
func (a *Assembler) Uzp2(d, n, m Vector) {
	a.done3(a.vector3(0x0E005800, upTo8, d, n, m), "uzp2", d, n, m)
}

// Trn1 encodes d = the even elements of n and m in turns.
func (a *Assembler) Trn1(d, n, m Vector) {
	a.done3(a.vector3(0x0E002800, upTo8, d, n, m), "trn1", d, n, m)
}

// Trn2 encodes d = the odd elements of n and m in turns.
func (a *Assembler) Trn2(d, n, m Vector) {
	a.done3(a.vector3(0x0E006800, upTo8, d, n, m), "trn2", d, n, m)
}

// Ext encodes d = the bytes from index on of n and then m, side by side.
func (a *Assembler) Ext(d, n, m Vector, index Imm) {
	a.done4(a.ext(d, n, m, index), "ext", d, n, m, index)
}

// ext encodes 0 Q 101110 00 0 Rm 0 imm4 0 Rn Rd.
func (a *Assembler) ext(d, n, m Vector, index Imm) problem {
	if !d.in(only1) || n.shape() != d.shape() || m.shape() != d.shape() || n.Reg > V31 || m.Reg > V31 {
		return noForm
	}
	if index < 0 || index >= Imm(d.Len) {
		return immRange
	}
	a.word(0x2E000000 | d.q() | uint32(index)<<11 | d.d() | n.n() | m.m())
	return fine
}

// Tbl encodes d = the bytes of n that m has the numbers of, or 0 where there is
// none. n is up to four registers of 16 bytes.
func (a *Assembler) Tbl(d Vector, n List, m Vector) {
	a.done3(a.table(0x0E000000, d, n, m), "tbl", d, n, m)
}

// Tbx is Tbl, but leaves d's byte where there is none.
func (a *Assembler) Tbx(d Vector, n List, m Vector) {
	a.done3(a.table(0x0E001000, d, n, m), "tbx", d, n, m)
}

// table encodes 0 Q 001110 00 0 Rm 0 len op 00 Rn Rd.
func (a *Assembler) table(op uint32, d Vector, n List, m Vector) problem {
	if !d.in(only1) || m.shape() != d.shape() || m.Reg > V31 || !n.valid() || n.First.shape() != V0.B16() {
		return noForm
	}
	a.word(op | d.q() | uint32(n.N-1)<<13 | d.d() | n.First.n() | m.m())
	return fine
}

// Dup encodes d = n in all elements. n is an element, or a general-purpose
// register, of 64 bits for elements of that size and of 32 for others.
func (a *Assembler) Dup(d Vector, n Operand) { a.done2(a.dup(d, n), "dup", d, n) }

// dup encodes 0 Q 001110 00 0 imm5 0 0000 1 Rn Rd; imm5 is a one above log2 zeros,
// and above that the index.
func (a *Assembler) dup(d Vector, n Operand) problem {
	if !d.in(upTo8) {
		return noForm
	}
	switch n := n.(type) {
	case Element:
		if !n.valid() || n.Size != d.Size {
			return noForm
		}
		a.word(0x0E000400 | d.q() | n.imm5() | d.d() | n.n())
		return fine
	case Reg:
		if !n.data() || n.is64() != (d.Size == 8) {
			return noForm
		}
		a.word(0x0E000C00 | d.q() | uint32(d.Size)<<16 | d.d() | rn(n))
		return fine
	}
	return noForm
}

// imm5 returns size and index as bits 20 to 16.
func (e Element) imm5() uint32 { return (uint32(e.Index)*2 + 1) * uint32(e.Size) << 16 }

func (e Element) n() uint32 { return uint32(e.Reg) << 5 }

// Ins encodes d = n, one element; the others stay. n is an element, or a
// general-purpose register as for Dup.
func (a *Assembler) Ins(d Element, n Operand) { a.done2(a.ins(d, n), "ins", d, n) }

// ins encodes 0 Q op 01110000 imm5 0 imm4 1 Rn Rd.
func (a *Assembler) ins(d Element, n Operand) problem {
	if !d.valid() {
		return noForm
	}
	switch n := n.(type) {
	case Element:
		if !n.valid() || n.Size != d.Size {
			return noForm
		}
		a.word(0x6E000400 | d.imm5() | uint32(n.Index)*uint32(n.Size)<<11 | n.n() | uint32(d.Reg))
		return fine
	case Reg:
		if !n.data() || n.is64() != (d.Size == 8) {
			return noForm
		}
		a.word(0x4E001C00 | d.imm5() | rn(n) | uint32(d.Reg))
		return fine
	}
	return noForm
}

// Umov encodes d = n, an element, with zeros in front. d has 64 bits for elements
// of that size, and 32 for others.
func (a *Assembler) Umov(d Reg, n Element) {
	p := noForm
	if d.data() && n.valid() && d.is64() == (n.Size == 8) {
		a.word(0x0E003C00 | d.sf()>>1 | n.imm5() | n.n() | rd(d))
		p = fine
	}
	a.done2(p, "umov", d, n)
}

// Smov encodes d = n, an element shorter than d, with copies of its sign in front.
func (a *Assembler) Smov(d Reg, n Element) {
	p := noForm
	if d.data() && n.valid() && int(n.Size) < d.Size() {
		a.word(0x0E002C00 | d.sf()>>1 | n.imm5() | n.n() | rd(d))
		p = fine
	}
	a.done2(p, "smov", d, n)
}
