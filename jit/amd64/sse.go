package amd64

// The forms that the instructions on XMM registers share. Their names are those
// of the parameters: x is an XMM register, m memory, r a general-purpose one.
//
// Memory of 16 bytes has to be aligned to 16, except in the moves with a u in
// their name.

// number returns the number and width of a vector register, or wNone if o is
// something else.
func number(o Operand) (Reg, width) {
	switch o := o.(type) {
	case XMM:
		if o < vectors {
			return Reg(o), w128
		}
	case YMM:
		if o < vectors {
			return Reg(o), w256
		}
	}
	return 0, wNone
}

// xmm encodes "op /r" for an XMM register and an XMM register or memory of
// width m.
func (a *Assembler) xmm(op opcode, m width, dst, src Operand) bool {
	return a.xmmImm(op, m, dst, src, 0, 0)
}

// xmmByte encodes "op /r ib".
func (a *Assembler) xmmByte(op opcode, m width, dst, src Operand, imm Imm) bool {
	v, ok := immediate(imm, w8)
	return ok && a.xmmImm(op, m, dst, src, v, 1)
}

func (a *Assembler) xmmImm(op opcode, m width, dst, src Operand, imm int64, n int) bool {
	d, ok := dst.(XMM)
	if !ok || d >= vectors {
		return false
	}
	switch s := src.(type) {
	case XMM:
		if s < vectors {
			a.regRegImm(op, wNone, Reg(d), Reg(s), imm, n)
			return true
		}
	case Mem:
		p := addressOf(src)
		return p.fits(m) && a.regMemImm(op, wNone, Reg(d), p, imm, n)
	}
	return false
}

// xmmMove encodes a move, with op to a register and with store to memory of
// width m.
func (a *Assembler) xmmMove(op, store opcode, m width, dst, src Operand) bool {
	if _, ok := dst.(Mem); ok {
		return a.xmmStore(store, m, addressOf(dst), src)
	}
	return a.xmm(op, m, dst, src)
}

func (a *Assembler) xmmStore(op opcode, m width, dst address, src Operand) bool {
	s, ok := src.(XMM)
	return ok && s < vectors && dst.fits(m) && a.regMem(op, wNone, Reg(s), dst)
}

// xmmHalf encodes a move of 8 bytes of an XMM register from or to memory.
func (a *Assembler) xmmHalf(op opcode, dst, src Operand) bool {
	switch d := dst.(type) {
	case XMM:
		_, ok := src.(Mem)
		return ok && a.xmm(op, w64, d, src)
	case Mem:
		p := addressOf(dst)
		return a.xmmStore(op+1, w64, p, src)
	}
	return false
}

// xmmBoth encodes "op /r" for two XMM registers.
func (a *Assembler) xmmBoth(op opcode, dst, src Operand) bool {
	s, ok := src.(XMM)
	return ok && a.xmm(op, wNone, dst, s)
}

// xmmShift encodes a shift by an immediate, "op /digit ib", or by an XMM
// register or memory, "full /r". Without the latter form, full is 0.
func (a *Assembler) xmmShift(full, op opcode, digit Reg, dst, n Operand) bool {
	v, ok := n.(Imm)
	if !ok {
		return full != 0 && a.xmm(full, w128, dst, n)
	}
	d, w := number(dst)
	if w != w128 || v < 0 || v > 255 {
		return false
	}
	a.regRegImm(op, wNone, digit, d, int64(v), 1)
	return true
}

// xmmToReg encodes "op /r" with a general-purpose register of 32 or 64 bits as
// dst. Memory has width m; with wNone there is no such form. w64 as w takes REX.W
// from dst.
func (a *Assembler) xmmToReg(op opcode, m width, w width, dst, src Operand) bool {
	d, ok := dst.(Reg)
	if !ok || !d.valid() || d.width() < w32 {
		return false
	}
	if w == w64 {
		w = d.width()
	}
	switch s := src.(type) {
	case XMM:
		if s < vectors {
			a.regReg(op, w, d, Reg(s))
			return true
		}
	case Mem:
		p := addressOf(src)
		return m != wNone && p.fits(m) && a.regMem(op, w, d, p)
	}
	return false
}

// xmmFromReg encodes "op /r" with an XMM register as dst and a register or
// memory of 32 or 64 bits, which has to have a size.
func (a *Assembler) xmmFromReg(op opcode, dst, src Operand) bool {
	d, w := number(dst)
	if w != w128 {
		return false
	}
	switch s := src.(type) {
	case Reg:
		if s.valid() && s.width() >= w32 {
			a.regReg(op, s.width(), d, s)
			return true
		}
	case Mem:
		p := addressOf(src)
		return (p.width() == w32 || p.width() == w64) && a.regMem(op, p.width(), d, p)
	}
	return false
}

// xmmExtract encodes "op /r ib" from an element of an XMM register to a
// register of width r or memory of width m.
func (a *Assembler) xmmExtract(op opcode, r, m width, dst, src Operand, index Imm) bool {
	s, w := number(src)
	v, ok := immediate(index, w8)
	if w != w128 || !ok {
		return false
	}
	switch d := dst.(type) {
	case Reg:
		if d.valid() && d.width() == r {
			a.regRegImm(op, r, s, d, v, 1)
			return true
		}
	case Mem:
		p := addressOf(dst)
		return p.fits(m) && a.regMemImm(op, r, s, p, v, 1)
	}
	return false
}

// xmmInsert encodes "op /r ib" to an element of an XMM register from a register
// of width r or memory of width m.
func (a *Assembler) xmmInsert(op opcode, r, m width, dst, src Operand, index Imm) bool {
	d, w := number(dst)
	v, ok := immediate(index, w8)
	if w != w128 || !ok {
		return false
	}
	switch s := src.(type) {
	case Reg:
		if s.valid() && s.width() == r {
			a.regRegImm(op, r, d, s, v, 1)
			return true
		}
	case Mem:
		p := addressOf(src)
		return p.fits(m) && a.regMemImm(op, r, d, p, v, 1)
	}
	return false
}
