package arm64

// Fabs encodes d = the absolute value of n.
func (a *Assembler) Fabs(d, n Operand) { a.done2(a.float2(0x1E20C000, 0x0EA0F800, d, n), "fabs", d, n) }

// Fneg encodes d = -n.
func (a *Assembler) Fneg(d, n Operand) { a.done2(a.float2(0x1E214000, 0x2EA0F800, d, n), "fneg", d, n) }

// Fsqrt encodes d = the square root of n.
func (a *Assembler) Fsqrt(d, n Operand) {
	a.done2(a.float2(0x1E21C000, 0x2EA1F800, d, n), "fsqrt", d, n)
}

// Frintn encodes d = n rounded to an integer, the even one of two as near.
func (a *Assembler) Frintn(d, n Operand) {
	a.done2(a.float2(0x1E244000, 0x0E218800, d, n), "frintn", d, n)
}

// Frintp encodes d = n rounded up to an integer.
func (a *Assembler) Frintp(d, n Operand) {
	a.done2(a.float2(0x1E24C000, 0x0EA18800, d, n), "frintp", d, n)
}

// Frintm encodes d = n rounded down to an integer.
func (a *Assembler) Frintm(d, n Operand) {
	a.done2(a.float2(0x1E254000, 0x0E219800, d, n), "frintm", d, n)
}

// Frintz encodes d = n rounded towards zero to an integer.
func (a *Assembler) Frintz(d, n Operand) {
	a.done2(a.float2(0x1E25C000, 0x0EA19800, d, n), "frintz", d, n)
}

// Frinta encodes d = n rounded to an integer, the one further from zero of two as near.
func (a *Assembler) Frinta(d, n Operand) {
	a.done2(a.float2(0x1E264000, 0x2E218800, d, n), "frinta", d, n)
}

// Frintx encodes d = n rounded to an integer as FPCR says, which FPSR notes if it changes anything.
func (a *Assembler) Frintx(d, n Operand) {
	a.done2(a.float2(0x1E274000, 0x2E219800, d, n), "frintx", d, n)
}

// Frinti encodes d = n rounded to an integer as FPCR says.
func (a *Assembler) Frinti(d, n Operand) {
	a.done2(a.float2(0x1E27C000, 0x2EA19800, d, n), "frinti", d, n)
}

// Frecpe encodes d = about 1 / n, of vectors only.
func (a *Assembler) Frecpe(d, n Operand) { a.done2(a.float2(0, 0x0EA1D800, d, n), "frecpe", d, n) }

// Frsqrte encodes d = about 1 / the root of n, of vectors only.
func (a *Assembler) Frsqrte(d, n Operand) { a.done2(a.float2(0, 0x2EA1D800, d, n), "frsqrte", d, n) }

// float2 encodes an operation of two registers or vectors. The opcodes are 0 if
// there is no such form.
//
//	0 0 0 11110 ftype 1 opcode 10000 Rn Rd
//	0 Q U 01110 . sz 10000 opcode 10 Rn Rd
func (a *Assembler) float2(scalar, vector uint32, d, n Operand) problem {
	switch d := d.(type) {
	case Scalar:
		n, ok := n.(Scalar)
		if scalar == 0 || !ok || !d.float() || !sameScalars(d, n) {
			return noForm
		}
		a.word(scalar | d.ftype() | vn(n) | vd(d))
		return fine
	case Vector:
		n, ok := n.(Vector)
		if vector == 0 || !ok || n.shape() != d.shape() || !d.float() {
			return noForm
		}
		a.word(vector | d.q() | d.sz() | d.d() | n.n())
		return fine
	}
	return noForm
}
