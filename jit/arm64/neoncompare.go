package arm64

// Comparisons of vectors: d becomes all ones in each element where the condition
// holds, and zeros in the others.

// Cmeq compares n == m. m is a vector, or the immediate 0.
func (a *Assembler) Cmeq(d, n Vector, m Operand) {
	a.done3(a.mask(0x2E208C00, 0x0E209800, d, n, m), "cmeq", d, n, m)
}

// Cmge compares n >= m, as signed numbers. m is a vector, or the immediate 0.
func (a *Assembler) Cmge(d, n Vector, m Operand) {
	a.done3(a.mask(0x0E203C00, 0x2E208800, d, n, m), "cmge", d, n, m)
}

// Cmgt compares n > m, as signed numbers. m is a vector, or the immediate 0.
func (a *Assembler) Cmgt(d, n Vector, m Operand) {
	a.done3(a.mask(0x0E203400, 0x0E208800, d, n, m), "cmgt", d, n, m)
}

// Cmle compares n <= 0, as signed numbers. zero is 0: for others, swap n and m of
// Cmge or Cmgt.
func (a *Assembler) Cmle(d, n Vector, zero Imm) {
	a.done3(a.maskZero(0x2E209800, d, n, zero), "cmle", d, n, zero)
}

// Cmlt compares n < 0, as signed numbers. zero is 0: for others, swap n and m of
// Cmge or Cmgt.
func (a *Assembler) Cmlt(d, n Vector, zero Imm) {
	a.done3(a.maskZero(0x0E20A800, d, n, zero), "cmlt", d, n, zero)
}

// Cmhi compares n > m, as unsigned numbers.
func (a *Assembler) Cmhi(d, n, m Vector) {
	a.done3(a.vector3(0x2E203400, upTo8, d, n, m), "cmhi", d, n, m)
}

// Cmhs compares n >= m, as unsigned numbers.
func (a *Assembler) Cmhs(d, n, m Vector) {
	a.done3(a.vector3(0x2E203C00, upTo8, d, n, m), "cmhs", d, n, m)
}

// Cmtst compares n & m != 0.
func (a *Assembler) Cmtst(d, n, m Vector) {
	a.done3(a.vector3(0x0E208C00, upTo8, d, n, m), "cmtst", d, n, m)
}

// mask encodes a comparison, with the opcode zero if m is that.
func (a *Assembler) mask(op, zero uint32, d, n Vector, m Operand) problem {
	switch m := m.(type) {
	case Vector:
		return a.vector3(op, upTo8, d, n, m)
	case Imm:
		return a.maskZero(zero, d, n, m)
	}
	return noForm
}

func (a *Assembler) maskZero(op uint32, d, n Vector, zero Imm) problem {
	if zero != 0 {
		return intZero
	}
	return a.vector2(op, upTo8, d, n)
}
