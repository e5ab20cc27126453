package amd64

// Single elements between vector and general-purpose registers or memory, with
// VEX prefixes.

// Vpextrb copies byte index of src to a 32-bit register, with zeros in front, or to memory.
func (a *Assembler) Vpextrb(dst, src Operand, index Imm) {
	a.done3(a.vecExtract(p66|0x0F3A14, w32, w8, dst, src, index), "vpextrb", dst, src, index) // VEX.66.0F3A.W0 14 /r ib
}

// Vpextrw copies word index of src to a 32-bit register, with zeros in front, or
// to memory.
func (a *Assembler) Vpextrw(dst, src Operand, index Imm) {
	a.done3(a.vpextrw(dst, src, index), "vpextrw", dst, src, index)
}

func (a *Assembler) vpextrw(dst, src Operand, index Imm) bool {
	d, ok := dst.(Reg)
	if !ok {
		return a.vecExtract(p66|0x0F3A15, w32, w16, dst, src, index) // VEX.66.0F3A.W0 15 /r ib
	}
	s, l := number(src) // the form of SSE2 is shorter, with the registers the other way round
	v, ok := immediate(index, w8)
	if l != w128 || !ok || !d.valid() || d.width() != w32 {
		return false
	}
	a.vexReg(p66|0x0FC5, wNone, w128, d, 0, s, v, 1) // VEX.66.0F.W0 C5 /r ib
	return true
}

// Vpextrd copies doubleword index of src to a 32-bit register or to memory.
func (a *Assembler) Vpextrd(dst, src Operand, index Imm) {
	a.done3(a.vecExtract(p66|0x0F3A16, w32, w32, dst, src, index), "vpextrd", dst, src, index) // VEX.66.0F3A.W0 16 /r ib
}

// Vpextrq copies quadword index of src to a 64-bit register or to memory.
func (a *Assembler) Vpextrq(dst, src Operand, index Imm) {
	a.done3(a.vecExtract(p66|0x0F3A16, w64, w64, dst, src, index), "vpextrq", dst, src, index) // VEX.66.0F3A.W1 16 /r ib
}

// Vpinsrb copies x to dst with byte index from y, a 32-bit register's low byte or memory.
func (a *Assembler) Vpinsrb(dst, x, y Operand, index Imm) {
	a.done4(a.vecInsert(p66|0x0F3A20, w32, w8, dst, x, y, index), "vpinsrb", dst, x, y, index) // VEX.66.0F3A.W0 20 /r ib
}

// Vpinsrw copies x to dst with word index from y, a 32-bit register's low word or memory.
func (a *Assembler) Vpinsrw(dst, x, y Operand, index Imm) {
	a.done4(a.vecInsert(p66|0x0FC4, w32, w16, dst, x, y, index), "vpinsrw", dst, x, y, index) // VEX.66.0F.W0 C4 /r ib
}

// Vpinsrd copies x to dst with doubleword index from y, a register or memory.
func (a *Assembler) Vpinsrd(dst, x, y Operand, index Imm) {
	a.done4(a.vecInsert(p66|0x0F3A22, w32, w32, dst, x, y, index), "vpinsrd", dst, x, y, index) // VEX.66.0F3A.W0 22 /r ib
}

// Vpinsrq copies x to dst with quadword index from y, a register or memory.
func (a *Assembler) Vpinsrq(dst, x, y Operand, index Imm) {
	a.done4(a.vecInsert(p66|0x0F3A22, w64, w64, dst, x, y, index), "vpinsrq", dst, x, y, index) // VEX.66.0F3A.W1 22 /r ib
}

// vecExtract encodes "op /r ib" from an element of an XMM register to a register
// of width r or memory of width m.
func (a *Assembler) vecExtract(op opcode, r, m width, dst, src Operand, index Imm) bool {
	s, l := number(src)
	v, ok := immediate(index, w8)
	return ok && l == w128 && a.vexElement(op, r, m, s, 0, dst, v)
}

// vecInsert encodes "op /r ib" to an element of an XMM register from a register
// of width r or memory of width m.
func (a *Assembler) vecInsert(op opcode, r, m width, dst, x, y Operand, index Imm) bool {
	d, l := number(dst)
	s, l2 := number(x)
	v, ok := immediate(index, w8)
	return ok && l == w128 && l2 == w128 && a.vexElement(op, r, m, d, s, y, v)
}

// vexElement encodes "op /r ib" with two XMM registers and rm, which is a
// general-purpose register of width r or memory of width m.
func (a *Assembler) vexElement(op opcode, r, m width, reg, v Reg, rm Operand, imm int64) bool {
	switch e := rm.(type) {
	case Reg:
		if e.valid() && e.width() == r {
			a.vexReg(op, r, w128, reg, v, e, imm, 1)
			return true
		}
	case Mem:
		p := addressOf(rm)
		return p.fits(m) && a.vexMem(op, r, w128, reg, v, p, imm, 1)
	}
	return false
}
