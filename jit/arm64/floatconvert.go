package arm64

// Fcvtns encodes d = n rounded to the nearest, even, as a signed integer of
// 32 or 64 bits, or as near as it gets. n is a register of 16 to 64 bits, and d a
// general-purpose one; or both are vectors.
func (a *Assembler) Fcvtns(d, n Operand) {
	a.done2(a.toInt(0x1E200000, 0x0E21A800, d, n), "fcvtns", d, n)
}

// Fcvtnu encodes d = n rounded to the nearest, even, as an unsigned integer.
func (a *Assembler) Fcvtnu(d, n Operand) {
	a.done2(a.toInt(0x1E210000, 0x2E21A800, d, n), "fcvtnu", d, n)
}

// Fcvtas encodes d = n rounded to the nearest, away from zero, as a signed integer.
func (a *Assembler) Fcvtas(d, n Operand) {
	a.done2(a.toInt(0x1E240000, 0x0E21C800, d, n), "fcvtas", d, n)
}

// Fcvtau encodes d = n rounded to the nearest, away from zero, as an unsigned integer.
func (a *Assembler) Fcvtau(d, n Operand) {
	a.done2(a.toInt(0x1E250000, 0x2E21C800, d, n), "fcvtau", d, n)
}

// Fcvtps encodes d = n rounded up, as a signed integer.
func (a *Assembler) Fcvtps(d, n Operand) {
	a.done2(a.toInt(0x1E280000, 0x0EA1A800, d, n), "fcvtps", d, n)
}

// Fcvtpu encodes d = n rounded up, as an unsigned integer.
func (a *Assembler) Fcvtpu(d, n Operand) {
	a.done2(a.toInt(0x1E290000, 0x2EA1A800, d, n), "fcvtpu", d, n)
}

// Fcvtms encodes d = n rounded down, as a signed integer.
func (a *Assembler) Fcvtms(d, n Operand) {
	a.done2(a.toInt(0x1E300000, 0x0E21B800, d, n), "fcvtms", d, n)
}

// Fcvtmu encodes d = n rounded down, as an unsigned integer.
func (a *Assembler) Fcvtmu(d, n Operand) {
	a.done2(a.toInt(0x1E310000, 0x2E21B800, d, n), "fcvtmu", d, n)
}

// Fcvtzs encodes d = n rounded towards zero, as a signed integer.
func (a *Assembler) Fcvtzs(d, n Operand) {
	a.done2(a.toInt(0x1E380000, 0x0EA1B800, d, n), "fcvtzs", d, n)
}

// Fcvtzu encodes d = n rounded towards zero, as an unsigned integer.
func (a *Assembler) Fcvtzu(d, n Operand) {
	a.done2(a.toInt(0x1E390000, 0x2EA1B800, d, n), "fcvtzu", d, n)
}

// toInt encodes a conversion to an integer.
//
//	sf 0 0 11110 ftype 1 rmode opcode 000000 Rn Rd
//	0 Q U 01110 . sz 10000 opcode 10 Rn Rd
func (a *Assembler) toInt(scalar, vector uint32, d, n Operand) problem {
	r, ok := d.(Reg)
	if !ok {
		return a.float2(0, vector, d, n)
	}
	s, ok := n.(Scalar)
	if !ok || !s.float() || !r.data() {
		return noForm
	}
	a.word(scalar | r.sf() | s.ftype() | vn(s) | rd(r))
	return fine
}

// Scvtf encodes d = n, a signed integer, as a floating-point number. n is a
// general-purpose register, and d one of 16 to 64 bits; or both are vectors.
func (a *Assembler) Scvtf(d, n Operand) {
	a.done2(a.fromInt(0x1E220000, 0x0E21D800, d, n), "scvtf", d, n)
}

// Ucvtf encodes d = n, an unsigned integer, as Scvtf.
func (a *Assembler) Ucvtf(d, n Operand) {
	a.done2(a.fromInt(0x1E230000, 0x2E21D800, d, n), "ucvtf", d, n)
}

func (a *Assembler) fromInt(scalar, vector uint32, d, n Operand) problem {
	r, ok := n.(Reg)
	if !ok {
		return a.float2(0, vector, d, n)
	}
	s, ok := d.(Scalar)
	if !ok || !s.float() || !r.data() {
		return noForm
	}
	a.word(scalar | r.sf() | s.ftype() | rn(r) | vd(s))
	return fine
}

// Fcvt encodes d = n in another size: of 16, 32 and 64 bits.
func (a *Assembler) Fcvt(d, n Scalar) { a.done2(a.fcvt(d, n), "fcvt", d, n) }

// fcvt encodes 0 0 0 11110 ftype 1 0001 opc 10000 Rn Rd; opc is d's ftype.
func (a *Assembler) fcvt(d, n Scalar) problem {
	if !d.float() || !n.float() || d>>5 == n>>5 {
		return noForm
	}
	a.word(0x1E224000 | n.ftype() | d.ftype()>>7 | vn(n) | vd(d))
	return fine
}

// Fcvtl encodes d = the lower half of n in twice the size: from 4 of 16 bits to
// 4 of 32, or 2 of 32 to 2 of 64.
func (a *Assembler) Fcvtl(d, n Vector) { a.done2(a.resize(0x0E217800, d, n, false), "fcvtl", d, n) }

// Fcvtl2 is Fcvtl of the upper half.
func (a *Assembler) Fcvtl2(d, n Vector) { a.done2(a.resize(0x0E217800, d, n, true), "fcvtl2", d, n) }

// Fcvtn encodes the lower half of d = n in half the size, and clears the upper.
func (a *Assembler) Fcvtn(d, n Vector) { a.done2(a.resize(0x0E216800, n, d, false), "fcvtn", d, n) }

// Fcvtn2 is Fcvtn to the upper half, and leaves the lower.
func (a *Assembler) Fcvtn2(d, n Vector) { a.done2(a.resize(0x0E216800, n, d, true), "fcvtn2", d, n) }

// resize encodes a conversion between a wide vector and one with elements of half
// the size, which is as long if upper, and otherwise half as long.
func (a *Assembler) resize(op uint32, wide, narrow Vector, upper bool) problem {
	if !wide.float() || !wide.whole() || !narrow.valid() || 2*narrow.Size != wide.Size || narrow.whole() != upper {
		return noForm
	}
	d, n := wide, narrow
	if op == 0x0E216800 {
		d, n = n, d
	}
	a.word(op | narrow.q() | wide.sz() | d.d() | n.n())
	return fine
}
