package arm64

// Floating-point arithmetic. Operands are registers of 16 (where the processor has
// FP16), 32 or 64 bits, or vectors of elements of 32 or 64 bits, all of one kind.

// Fadd encodes d = n + m.
func (a *Assembler) Fadd(d, n, m Operand) {
	a.done3(a.float3(0x1E202800, 0x0E20D400, d, n, m), "fadd", d, n, m)
}

// Fsub encodes d = n - m.
func (a *Assembler) Fsub(d, n, m Operand) {
	a.done3(a.float3(0x1E203800, 0x0EA0D400, d, n, m), "fsub", d, n, m)
}

// Fmul encodes d = n * m. m may be an element, for all elements of n.
func (a *Assembler) Fmul(d, n, m Operand) {
	a.done3(a.float3(0x1E200800, 0x2E20DC00, d, n, m), "fmul", d, n, m)
}

// Fdiv encodes d = n / m.
func (a *Assembler) Fdiv(d, n, m Operand) {
	a.done3(a.float3(0x1E201800, 0x2E20FC00, d, n, m), "fdiv", d, n, m)
}

// Fmax encodes d = the greater of n and m, or a NaN if one of them is.
func (a *Assembler) Fmax(d, n, m Operand) {
	a.done3(a.float3(0x1E204800, 0x0E20F400, d, n, m), "fmax", d, n, m)
}

// Fmin encodes d = the lesser of n and m, or a NaN if one of them is.
func (a *Assembler) Fmin(d, n, m Operand) {
	a.done3(a.float3(0x1E205800, 0x0EA0F400, d, n, m), "fmin", d, n, m)
}

// Fmaxnm encodes d = the greater of n and m, or the number if the other is a NaN.
func (a *Assembler) Fmaxnm(d, n, m Operand) {
	a.done3(a.float3(0x1E206800, 0x0E20C400, d, n, m), "fmaxnm", d, n, m)
}

// Fminnm encodes d = the lesser of n and m, or the number if the other is a NaN.
func (a *Assembler) Fminnm(d, n, m Operand) {
	a.done3(a.float3(0x1E207800, 0x0EA0C400, d, n, m), "fminnm", d, n, m)
}

// Fnmul encodes d = -(n * m), of registers only.
func (a *Assembler) Fnmul(d, n, m Operand) {
	a.done3(a.float3(0x1E208800, 0, d, n, m), "fnmul", d, n, m)
}

// Fabd encodes d = the absolute value of n - m, of vectors only.
func (a *Assembler) Fabd(d, n, m Operand) { a.done3(a.float3(0, 0x2EA0D400, d, n, m), "fabd", d, n, m) }

// Fmla encodes d += n * m with one rounding, of vectors only. m may be an element,
// for all elements of n.
func (a *Assembler) Fmla(d, n, m Operand) { a.done3(a.float3(0, 0x0E20CC00, d, n, m), "fmla", d, n, m) }

// Fmls encodes d -= n * m with one rounding, of vectors only. m may be an element,
// for all elements of n.
func (a *Assembler) Fmls(d, n, m Operand) { a.done3(a.float3(0, 0x0EA0CC00, d, n, m), "fmls", d, n, m) }

// Faddp encodes d = the sums of neighbours in n and then m, of vectors only.
func (a *Assembler) Faddp(d, n, m Operand) {
	a.done3(a.float3(0, 0x2E20D400, d, n, m), "faddp", d, n, m)
}

// Fmaxp encodes d = the greater of neighbours in n and then m, of vectors only.
func (a *Assembler) Fmaxp(d, n, m Operand) {
	a.done3(a.float3(0, 0x2E20F400, d, n, m), "fmaxp", d, n, m)
}

// Fminp encodes d = the lesser of neighbours in n and then m, of vectors only.
func (a *Assembler) Fminp(d, n, m Operand) {
	a.done3(a.float3(0, 0x2EA0F400, d, n, m), "fminp", d, n, m)
}

// Frecps encodes d = 2 - n * m, a step to the reciprocal, of vectors only.
func (a *Assembler) Frecps(d, n, m Operand) {
	a.done3(a.float3(0, 0x0E20FC00, d, n, m), "frecps", d, n, m)
}

// Frsqrts encodes d = (3 - n * m) / 2, a step to the reciprocal of the root, of vectors only.
func (a *Assembler) Frsqrts(d, n, m Operand) {
	a.done3(a.float3(0, 0x0EA0FC00, d, n, m), "frsqrts", d, n, m)
}

// float3 encodes an operation of three registers or vectors. The opcodes are 0 if
// there is no such form.
//
//	0 0 0 11110 ftype 1 Rm opcode 10 Rn Rd
//	0 Q U 01110 . sz 1 Rm opcode 1 Rn Rd
func (a *Assembler) float3(scalar, vector uint32, d, n, m Operand) problem {
	switch d := d.(type) {
	case Scalar:
		n, ok1 := n.(Scalar)
		m, ok2 := m.(Scalar)
		if scalar == 0 || !ok1 || !ok2 || !d.float() || !sameScalars(d, n) || !sameScalars(d, m) {
			return noForm
		}
		a.word(scalar | d.ftype() | vm(m) | vn(n) | vd(d))
		return fine
	case Vector:
		n, ok1 := n.(Vector)
		if m, ok := m.(Element); ok && ok1 {
			return a.floatElement(vector, d, n, m)
		}
		m, ok2 := m.(Vector)
		if vector == 0 || !ok1 || !ok2 || n.shape() != d.shape() || m.shape() != d.shape() || !d.float() {
			return noForm
		}
		a.word(vector | d.q() | d.sz() | d.d() | n.n() | m.m())
		return fine
	}
	return noForm
}

// floatElement encodes an operation with one element in place of the third vector.
// Three have such a form: 0 Q 0 01111 1 sz L M Rm opcode H 0 Rn Rd, where M:Rm is
// the register, and H:L the index, or H for 64 bits.
func (a *Assembler) floatElement(vector uint32, d, n Vector, m Element) problem {
	op := uint32(0)
	switch vector {
	case 0x2E20DC00:
		op = 0x0F809000 // fmul
	case 0x0E20CC00:
		op = 0x0F801000 // fmla
	case 0x0EA0CC00:
		op = 0x0F805000 // fmls
	}
	if op == 0 || n.shape() != d.shape() || n.Reg > V31 || !d.float() || !m.valid() || m.Size != d.Size {
		return noForm
	}
	index := uint32(m.Index) << (d.Size >> 3) // H:L
	a.word(op | d.q() | d.sz() | index>>1<<11 | index&1<<21 | uint32(m.Reg)<<16 | d.d() | n.n())
	return fine
}

// vd, vn, vm and va put the number of a register into its place.
func vd(s Scalar) uint32 { return uint32(s & 31) }
func vn(s Scalar) uint32 { return uint32(s&31) << 5 }
func vm(s Scalar) uint32 { return uint32(s&31) << 16 }
func va(s Scalar) uint32 { return uint32(s&31) << 10 }

// d, n and m are the same for vectors.
func (v Vector) d() uint32 { return uint32(v.Reg & 31) }
func (v Vector) n() uint32 { return uint32(v.Reg&31) << 5 }
func (v Vector) m() uint32 { return uint32(v.Reg&31) << 16 }

// shape returns size and number of the elements, for comparisons.
func (v Vector) shape() Vector { return Vector{0, v.Size, v.Len} }

// float returns whether the elements can be floating-point numbers: of 32 or 64
// bits, and not a single one of 64.
func (v Vector) float() bool { return v.valid() && v.Size >= 4 && v.Len > 1 }

// sz returns the bit 22 of floating-point operations.
func (v Vector) sz() uint32 { return uint32(v.Size>>3) << 22 }

// sameScalars returns whether x and y are registers of one size.
func sameScalars(x, y Scalar) bool { return x.valid() && y.valid() && x>>5 == y>>5 }

// float returns whether s is a register of 16, 32 or 64 bits.
func (s Scalar) float() bool { return s-H0 < 3<<5 }

// ftype returns the bits 23 and 22 of operations on one number: 0 for 32 bits, 1
// for 64, 3 for 16.
func (s Scalar) ftype() uint32 { return [...]uint32{3, 0, 1, 0}[s.log2()-1&3] << 22 }
