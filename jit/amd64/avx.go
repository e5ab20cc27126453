package amd64

// The forms that the instructions with VEX prefixes on vector registers share.
// All registers of one instruction have the same width, if nothing else is
// said; with XMM registers the upper halves of the YMM ones are cleared.
// Memory need not be aligned, except in Vmovdqa, Vmovaps, Vmovapd and Vmovnt.

// vec3 encodes "op /r" with three vector registers, of which the last may be
// memory of their width.
func (a *Assembler) vec3(op opcode, w width, dst, x, y Operand) bool {
	return a.vec3Imm(op, w, dst, x, y, 0, 0)
}

// vec3Byte encodes "op /r ib".
func (a *Assembler) vec3Byte(op opcode, w width, dst, x, y Operand, imm Imm) bool {
	v, ok := immediate(imm, w8)
	return ok && a.vec3Imm(op, w, dst, x, y, v, 1)
}

func (a *Assembler) vec3Imm(op opcode, w width, dst, x, y Operand, imm int64, n int) bool {
	d, l := number(dst)
	v, l2 := number(x)
	return l != wNone && l == l2 && a.vexRM(op, w, l, d, v, l, l, y, imm, n)
}

// vec3YMM is vec3Byte without a form for XMM registers.
func (a *Assembler) vec3YMM(op opcode, w width, dst, x, y Operand, imm Imm) bool {
	_, l := number(dst)
	return l == w256 && a.vec3Byte(op, w, dst, x, y, imm)
}

// vec2 encodes "op /r" with two vector registers, of which the last may be
// memory of their width.
func (a *Assembler) vec2(op opcode, w width, dst, src Operand) bool {
	d, l := number(dst)
	return l != wNone && a.vexRM(op, w, l, d, 0, l, l, src, 0, 0)
}

// vec2Byte encodes "op /r ib".
func (a *Assembler) vec2Byte(op opcode, w width, dst, src Operand, imm Imm) bool {
	d, l := number(dst)
	v, ok := immediate(imm, w8)
	return ok && l != wNone && a.vexRM(op, w, l, d, 0, l, l, src, v, 1)
}

// vec2YMM is vec2Byte without a form for XMM registers.
func (a *Assembler) vec2YMM(op opcode, w width, dst, src Operand, imm Imm) bool {
	_, l := number(dst)
	return l == w256 && a.vec2Byte(op, w, dst, src, imm)
}

// scalar3 encodes "op /r" with three XMM registers, of which the last may be
// memory of width m.
func (a *Assembler) scalar3(op opcode, w, m width, dst, x, y Operand) bool {
	return a.scalar3Imm(op, w, m, dst, x, y, 0, 0)
}

// scalar3Byte encodes "op /r ib".
func (a *Assembler) scalar3Byte(op opcode, m width, dst, x, y Operand, imm Imm) bool {
	v, ok := immediate(imm, w8)
	return ok && a.scalar3Imm(op, wNone, m, dst, x, y, v, 1)
}

func (a *Assembler) scalar3Imm(op opcode, w, m width, dst, x, y Operand, imm int64, n int) bool {
	d, l := number(dst)
	v, l2 := number(x)
	return l == w128 && l2 == w128 && a.vexRM(op, w, w128, d, v, w128, m, y, imm, n)
}

// scalar2 encodes "op /r" with two XMM registers, of which the last may be
// memory of width m.
func (a *Assembler) scalar2(op opcode, m width, dst, src Operand) bool {
	d, l := number(dst)
	return l == w128 && a.vexRM(op, wNone, w128, d, 0, w128, m, src, 0, 0)
}

// vecLoad encodes "op /r" with a vector register and part of another: an XMM
// register, or memory of width m. With m 0 there is no form for memory, with
// fromReg false none for a register.
func (a *Assembler) vecLoad(op opcode, w, m width, fromReg bool, dst, src Operand) bool {
	d, l := number(dst)
	if _, isMem := src.(Mem); l == wNone || !isMem && !fromReg {
		return false
	}
	return a.vexRM(op, w, l, d, 0, w128, m, src, 0, 0)
}

// vecWiden encodes "op /r" with a vector register and one 1<<shift times as
// narrow: in memory of just that width, or the low part of an XMM register.
func (a *Assembler) vecWiden(op opcode, shift width, dst, src Operand) bool {
	d, l := number(dst)
	return l != wNone && a.vexRM(op, wNone, l, d, 0, w128, l-shift, src, 0, 0)
}

// vecNarrow encodes "op /r" with an XMM register and a vector register of any
// width, or memory, which has to have a size.
func (a *Assembler) vecNarrow(op opcode, dst, src Operand) bool {
	d, l := number(dst)
	_, from := number(src)
	if _, ok := src.(Mem); ok {
		from = addressOf(src).width()
	}
	return l == w128 && (from == w128 || from == w256) && a.vexRM(op, wNone, from, d, 0, from, from, src, 0, 0)
}

// vecMove encodes a move, with op to a register and with store to memory. Of
// two registers, the higher one goes where it needs no longer prefix.
func (a *Assembler) vecMove(op, store opcode, dst, src Operand) bool {
	if _, ok := dst.(Mem); ok {
		return a.vecStore(store, wNone, addressOf(dst), src)
	}
	d, l := number(dst)
	s, l2 := number(src)
	if d < 8 && s >= 8 && l == l2 && l != wNone {
		a.vexReg(store, wNone, l, s, 0, d, 0, 0)
		return true
	}
	return a.vec2(op, wNone, dst, src)
}

// vecStore encodes "op /r" with memory of width m as dst, or with wNone of the
// width of the register.
func (a *Assembler) vecStore(op opcode, m width, dst address, src Operand) bool {
	s, l := number(src)
	if m == wNone {
		m = l
	} else if l != w128 {
		return false
	}
	return l != wNone && dst.fits(m) && a.vexMem(op, wNone, l, s, 0, dst, 0, 0)
}

// scalarMove encodes Vmovss and Vmovsd: a load, a store, or with more operands
// dst = the upper part of x and the lowest element of y.
func (a *Assembler) scalarMove(op opcode, m width, dst, x Operand, y []Operand) bool {
	if len(y) == 1 {
		d, l := number(dst)
		v, l2 := number(x)
		s, l3 := number(y[0])
		if l != w128 || l2 != w128 || l3 != w128 {
			return false
		}
		if d < 8 && s >= 8 { // as vecMove
			a.vexReg(op+1, wNone, w128, s, v, d, 0, 0)
		} else {
			a.vexReg(op, wNone, w128, d, v, s, 0, 0)
		}
		return true
	}
	if len(y) > 1 {
		return false
	}
	if _, ok := dst.(Mem); ok {
		return a.vecStore(op+1, m, addressOf(dst), x)
	}
	_, ok := x.(Mem)
	return ok && a.scalar2(op, m, dst, x)
}

// vecShift encodes a shift by an immediate, "op /digit ib" with the destination
// in the prefix, or by an XMM register or memory of 16 bytes, "full /r".
// Without the latter form, full is 0.
func (a *Assembler) vecShift(full, op opcode, digit Reg, dst, x, n Operand) bool {
	d, l := number(dst)
	s, l2 := number(x)
	if l == wNone || l != l2 {
		return false
	}
	v, ok := n.(Imm)
	if !ok {
		return full != 0 && a.vexRM(full, wNone, l, d, s, w128, w128, n, 0, 0)
	}
	if v < 0 || v > 255 {
		return false
	}
	a.vexReg(op, wNone, l, digit, d, s, int64(v), 1)
	return true
}

// vecExtractHalf encodes "op /r ib" from half of a YMM register to an XMM
// register or memory.
func (a *Assembler) vecExtractHalf(op opcode, dst, src Operand, half Imm) bool {
	s, l := number(src)
	v, ok := immediate(half, w8)
	return ok && l == w256 && a.vexRM(op, wNone, w256, s, 0, w128, w128, dst, v, 1)
}

// vecInsertHalf encodes "op /r ib" to half of a YMM register from an XMM
// register or memory.
func (a *Assembler) vecInsertHalf(op opcode, dst, x, y Operand, half Imm) bool {
	d, l := number(dst)
	v, l2 := number(x)
	imm, ok := immediate(half, w8)
	return ok && l == w256 && l2 == w256 && a.vexRM(op, wNone, w256, d, v, w128, w128, y, imm, 1)
}

// vecToReg encodes "op /r" with a general-purpose register of 32 or 64 bits as
// dst. Memory has width m; with wNone there is no such form. w64 as w takes W from
// dst.
func (a *Assembler) vecToReg(op opcode, m, w width, dst, src Operand) bool {
	d, ok := dst.(Reg)
	if !ok || !d.valid() || d.width() < w32 {
		return false
	}
	_, l := number(src)
	if w == w64 {
		w = d.width()
		if l == w256 {
			return false // scalars are in XMM registers
		}
	}
	if _, isMem := src.(Mem); isMem && m == wNone {
		return false
	}
	return a.vexRM(op, w, max(l, w128), d, 0, l, m, src, 0, 0)
}

// vecFromReg encodes "op /r" with two XMM registers and a register or memory of
// 32 or 64 bits, which has to have a size.
func (a *Assembler) vecFromReg(op opcode, dst, x, y Operand) bool {
	d, l := number(dst)
	v, l2 := number(x)
	if l != w128 || l2 != w128 {
		return false
	}
	switch s := y.(type) {
	case Reg:
		if s.valid() && s.width() >= w32 {
			a.vexReg(op, s.width(), w128, d, v, s, 0, 0)
			return true
		}
	case Mem:
		m := addressOf(y)
		return (m.width() == w32 || m.width() == w64) && a.vexMem(op, m.width(), w128, d, v, m, 0, 0)
	}
	return false
}

// vexRM encodes "op /r" with two vector registers and rm, which is one of width
// r or memory of width m.
func (a *Assembler) vexRM(op opcode, w, l width, reg, v Reg, r, m width, rm Operand, imm int64, n int) bool {
	if _, ok := rm.(Mem); ok {
		s := addressOf(rm)
		return s.fits(m) && a.vexMem(op, w, l, reg, v, s, imm, n)
	}
	s, got := number(rm)
	if got == wNone || got != r {
		return false
	}
	a.vexReg(op, w, l, reg, v, s, imm, n)
	return true
}
