package arm64

// Fcmp encodes the flags of n - m. m is a register of n's size, or the Float 0.
// After it MI is less, LS less or equal, GE and GT greater (or equal), and VS that
// one of them is a NaN.
func (a *Assembler) Fcmp(n Scalar, m Operand) {
	a.done2(a.floatCompare(0x1E202000, n, m), "fcmp", n, m)
}

// Fcmpe is Fcmp, and FPSR notes all NaNs.
func (a *Assembler) Fcmpe(n Scalar, m Operand) {
	a.done2(a.floatCompare(0x1E202010, n, m), "fcmpe", n, m)
}

// floatCompare encodes 0 0 0 11110 ftype 1 Rm 00 1000 Rn opcode2.
func (a *Assembler) floatCompare(op uint32, n Scalar, m Operand) problem {
	if !n.float() {
		return noForm
	}
	switch m := m.(type) {
	case Scalar:
		if !sameScalars(n, m) {
			return noForm
		}
		a.word(op | n.ftype() | vm(m) | vn(n))
		return fine
	case Float:
		if m != 0 {
			return floatZero
		}
		a.word(op | 8 | n.ftype() | vn(n))
		return fine
	}
	return noForm
}

// Fccmp encodes the flags of n - m if c holds, else those of nzcv, 4 bits.
func (a *Assembler) Fccmp(n, m Scalar, nzcv Imm, c Cond) {
	a.done4(a.floatCondCompare(0x1E200400, n, m, nzcv, c), "fccmp", n, m, nzcv, c)
}

// Fccmpe is Fccmp, and FPSR notes all NaNs.
func (a *Assembler) Fccmpe(n, m Scalar, nzcv Imm, c Cond) {
	a.done4(a.floatCondCompare(0x1E200410, n, m, nzcv, c), "fccmpe", n, m, nzcv, c)
}

// floatCondCompare encodes 0 0 0 11110 ftype 1 Rm cond 01 Rn op nzcv.
func (a *Assembler) floatCondCompare(op uint32, n, m Scalar, nzcv Imm, c Cond) problem {
	if !n.float() || !sameScalars(n, m) || !c.valid() {
		return noForm
	}
	if nzcv < 0 || nzcv > 15 {
		return immRange
	}
	a.word(op | n.ftype() | vm(m) | uint32(c)<<12 | vn(n) | uint32(nzcv))
	return fine
}

// Fcsel encodes d = n if c holds, else m.
func (a *Assembler) Fcsel(d, n, m Scalar, c Cond) { a.done4(a.fcsel(d, n, m, c), "fcsel", d, n, m, c) }

// fcsel encodes 0 0 0 11110 ftype 1 Rm cond 11 Rn Rd.
func (a *Assembler) fcsel(d, n, m Scalar, c Cond) problem {
	if !d.float() || !sameScalars(d, n) || !sameScalars(d, m) || !c.valid() {
		return noForm
	}
	a.word(0x1E200C00 | d.ftype() | vm(m) | uint32(c)<<12 | vn(n) | vd(d))
	return fine
}

// Fcmeq encodes d = all ones in each element for which n == m, and zeros in the
// others. m is a vector, or the Float 0.
func (a *Assembler) Fcmeq(d, n Vector, m Operand) {
	a.done3(a.floatMask(0x0E20E400, 0x0EA0D800, d, n, m), "fcmeq", d, n, m)
}

// Fcmge encodes d = all ones in each element for which n >= m, and zeros in the
// others. m is a vector, or the Float 0.
func (a *Assembler) Fcmge(d, n Vector, m Operand) {
	a.done3(a.floatMask(0x2E20E400, 0x2EA0C800, d, n, m), "fcmge", d, n, m)
}

// Fcmgt encodes d = all ones in each element for which n > m, and zeros in the
// others. m is a vector, or the Float 0.
func (a *Assembler) Fcmgt(d, n Vector, m Operand) {
	a.done3(a.floatMask(0x2EA0E400, 0x0EA0C800, d, n, m), "fcmgt", d, n, m)
}

// Fcmle encodes d = all ones in each element for which n <= 0, and zeros in the
// others. zero is the Float 0: for others, swap n and m of Fcmge or Fcmgt.
func (a *Assembler) Fcmle(d, n Vector, zero Float) {
	a.done3(a.floatMask(0, 0x2EA0D800, d, n, zero), "fcmle", d, n, zero)
}

// Fcmlt encodes d = all ones in each element for which n < 0, and zeros in the
// others. zero is the Float 0: for others, swap n and m of Fcmge or Fcmgt.
func (a *Assembler) Fcmlt(d, n Vector, zero Float) {
	a.done3(a.floatMask(0, 0x0EA0E800, d, n, zero), "fcmlt", d, n, zero)
}

// floatMask encodes a comparison of vectors, with the opcode zero if m is that.
func (a *Assembler) floatMask(op, zero uint32, d, n Vector, m Operand) problem {
	if f, ok := m.(Float); ok {
		if f != 0 {
			return floatZero
		}
		return a.float2(0, zero, d, n)
	}
	return a.float3(0, op, d, n, m)
}
