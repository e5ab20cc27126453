package amd64

// The bit manipulation of BMI1 and BMI2 comes with VEX prefixes, and works on
// general-purpose registers of 32 or 64 bits.

// Andn encodes dst = ^x & y.
func (a *Assembler) Andn(dst, x, y Operand) {
	a.done3(a.bmi(0x0F38F2, dst, x, y), "andn", dst, x, y) // VEX.LZ.0F38 F2 /r
}

// Pdep scatters the low bits of x to the ones of mask.
func (a *Assembler) Pdep(dst, x, mask Operand) {
	a.done3(a.bmi(pF2|0x0F38F5, dst, x, mask), "pdep", dst, x, mask) // VEX.LZ.F2.0F38 F5 /r
}

// Pext gathers the bits of x at the ones of mask.
func (a *Assembler) Pext(dst, x, mask Operand) {
	a.done3(a.bmi(pF3|0x0F38F5, dst, x, mask), "pext", dst, x, mask) // VEX.LZ.F3.0F38 F5 /r
}

// Mulx encodes hi:lo = src * RDX (or EDX), unsigned, and leaves the flags.
func (a *Assembler) Mulx(hi, lo, src Operand) {
	a.done3(a.bmi(pF2|0x0F38F6, hi, lo, src), "mulx", hi, lo, src) // VEX.LZ.F2.0F38 F6 /r
}

// Bextr encodes dst = the bits of src from start&0xFF on, start>>8&0xFF of them.
func (a *Assembler) Bextr(dst, src, start Operand) {
	a.done3(a.bmi(0x0F38F7, dst, start, src), "bextr", dst, src, start) // VEX.LZ.0F38 F7 /r
}

// Bzhi encodes dst = the lowest n bits of src.
func (a *Assembler) Bzhi(dst, src, n Operand) {
	a.done3(a.bmi(0x0F38F5, dst, n, src), "bzhi", dst, src, n) // VEX.LZ.0F38 F5 /r
}

// Sarx is Sar to another register by any register, and leaves the flags.
func (a *Assembler) Sarx(dst, src, n Operand) {
	a.done3(a.bmi(pF3|0x0F38F7, dst, n, src), "sarx", dst, src, n) // VEX.LZ.F3.0F38 F7 /r
}

// Shlx is Shl to another register by any register, and leaves the flags.
func (a *Assembler) Shlx(dst, src, n Operand) {
	a.done3(a.bmi(p66|0x0F38F7, dst, n, src), "shlx", dst, src, n) // VEX.LZ.66.0F38 F7 /r
}

// Shrx is Shr to another register by any register, and leaves the flags.
func (a *Assembler) Shrx(dst, src, n Operand) {
	a.done3(a.bmi(pF2|0x0F38F7, dst, n, src), "shrx", dst, src, n) // VEX.LZ.F2.0F38 F7 /r
}

// Blsi encodes dst = src & -src: the lowest one.
func (a *Assembler) Blsi(dst, src Operand) { a.done2(a.bls(3, dst, src), "blsi", dst, src) }

// Blsmsk encodes dst = src ^ (src-1): ones up to the lowest one.
func (a *Assembler) Blsmsk(dst, src Operand) { a.done2(a.bls(2, dst, src), "blsmsk", dst, src) }

// Blsr encodes dst = src & (src-1): all but the lowest one.
func (a *Assembler) Blsr(dst, src Operand) { a.done2(a.bls(1, dst, src), "blsr", dst, src) }

// Rorx is Ror to another register, by an immediate, and leaves the flags.
func (a *Assembler) Rorx(dst, src Operand, n Imm) {
	a.done3(a.rorx(dst, src, n), "rorx", dst, src, n)
}

func (a *Assembler) rorx(dst, src Operand, n Imm) bool {
	d, ok := dst.(Reg)
	if !ok || !d.valid() || d.width() < w32 || n < 0 || int(n) >= 8*d.width().bytes() {
		return false
	}
	return a.vexInt(pF2|0x0F3AF0, d, 0, src, d.width(), int64(n), 1) // VEX.LZ.F2.0F3A F0 /r ib
}

// bmi encodes "op /r" with reg in ModRM's middle, v in the prefix, and rm in a
// register or memory.
func (a *Assembler) bmi(op opcode, reg, v, rm Operand) bool {
	r, ok1 := reg.(Reg)
	x, ok2 := v.(Reg)
	if !ok1 || !ok2 || !r.valid() || r.width() < w32 || r.width() != x.width() {
		return false
	}
	return a.vexInt(op, r, x, rm, r.width(), 0, 0)
}

// bls encodes "VEX.LZ.0F38 F3 /digit", where the prefix has the destination.
func (a *Assembler) bls(digit Reg, dst, src Operand) bool {
	d, ok := dst.(Reg)
	return ok && d.valid() && d.width() >= w32 && a.vexInt(0x0F38F3, digit, d, src, d.width(), 0, 0)
}

func (a *Assembler) vexInt(op opcode, reg, v Reg, rm Operand, w width, imm int64, n int) bool {
	switch r := rm.(type) {
	case Reg:
		if r.valid() && r.width() == w {
			a.vexReg(op, w, w128, reg, v, r, imm, n)
			return true
		}
	case Mem:
		m := addressOf(rm)
		return m.fits(w) && a.vexMem(op, w, w128, reg, v, m, imm, n)
	}
	return false
}
