package arm64

// Fmadd encodes d = c + n * m with one rounding.
func (a *Assembler) Fmadd(d, n, m, c Scalar) {
	a.done4(a.float4(0x1F000000, d, n, m, c), "fmadd", d, n, m, c)
}

// Fmsub encodes d = c - n * m with one rounding.
func (a *Assembler) Fmsub(d, n, m, c Scalar) {
	a.done4(a.float4(0x1F008000, d, n, m, c), "fmsub", d, n, m, c)
}

// Fnmadd encodes d = -c - n * m with one rounding.
func (a *Assembler) Fnmadd(d, n, m, c Scalar) {
	a.done4(a.float4(0x1F200000, d, n, m, c), "fnmadd", d, n, m, c)
}

// Fnmsub encodes d = n * m - c with one rounding.
func (a *Assembler) Fnmsub(d, n, m, c Scalar) {
	a.done4(a.float4(0x1F208000, d, n, m, c), "fnmsub", d, n, m, c)
}

// float4 encodes 0 0 0 11111 ftype o1 Rm o0 Ra Rn Rd.
func (a *Assembler) float4(op uint32, d, n, m, c Scalar) problem {
	if !d.float() || !sameScalars(d, n) || !sameScalars(d, m) || !sameScalars(d, c) {
		return noForm
	}
	a.word(op | d.ftype() | vm(m) | va(c) | vn(n) | vd(d))
	return fine
}
