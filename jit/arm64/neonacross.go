package arm64

// Operations across a vector, to one number.

// Addv encodes d = the sum of n.
func (a *Assembler) Addv(d Scalar, n Vector) { a.done2(a.across(0x0E31B800, 0, d, n), "addv", d, n) }

// Smaxv encodes d = the greatest of n, as signed numbers.
func (a *Assembler) Smaxv(d Scalar, n Vector) { a.done2(a.across(0x0E30A800, 0, d, n), "smaxv", d, n) }

// Umaxv encodes d = the greatest of n, as unsigned numbers.
func (a *Assembler) Umaxv(d Scalar, n Vector) { a.done2(a.across(0x2E30A800, 0, d, n), "umaxv", d, n) }

// Sminv encodes d = the least of n, as signed numbers.
func (a *Assembler) Sminv(d Scalar, n Vector) { a.done2(a.across(0x0E31A800, 0, d, n), "sminv", d, n) }

// Uminv encodes d = the least of n, as unsigned numbers.
func (a *Assembler) Uminv(d Scalar, n Vector) { a.done2(a.across(0x2E31A800, 0, d, n), "uminv", d, n) }

// Saddlv encodes d = the sum of n, as signed numbers, in twice their size.
func (a *Assembler) Saddlv(d Scalar, n Vector) {
	a.done2(a.across(0x0E303800, 1, d, n), "saddlv", d, n)
}

// Uaddlv encodes d = the sum of n, as unsigned numbers, in twice their size.
func (a *Assembler) Uaddlv(d Scalar, n Vector) {
	a.done2(a.across(0x2E303800, 1, d, n), "uaddlv", d, n)
}

// across encodes an operation on n, of more than two elements, to a register of
// their size, or longer by a number of powers of two.
func (a *Assembler) across(op uint32, longer uint, d Scalar, n Vector) problem {
	if !n.in(upTo4) || n.Len == 2 || !d.valid() || d.log2() != n.log2()+longer {
		return noForm
	}
	a.word(op | n.q() | n.size() | n.n() | vd(d))
	return fine
}

// Fmaxv encodes d = the greatest of n, of 4 elements of 32 bits.
func (a *Assembler) Fmaxv(d Scalar, n Vector) {
	a.done2(a.floatAcross(0x2E30F800, d, n), "fmaxv", d, n)
}

// Fminv encodes d = the least of n, of 4 elements of 32 bits.
func (a *Assembler) Fminv(d Scalar, n Vector) {
	a.done2(a.floatAcross(0x2EB0F800, d, n), "fminv", d, n)
}

// Fmaxnmv encodes d = the greatest number of n, of 4 elements of 32 bits.
func (a *Assembler) Fmaxnmv(d Scalar, n Vector) {
	a.done2(a.floatAcross(0x2E30C800, d, n), "fmaxnmv", d, n)
}

// Fminnmv encodes d = the least number of n, of 4 elements of 32 bits.
func (a *Assembler) Fminnmv(d Scalar, n Vector) {
	a.done2(a.floatAcross(0x2EB0C800, d, n), "fminnmv", d, n)
}

func (a *Assembler) floatAcross(op uint32, d Scalar, n Vector) problem {
	if n.Reg > V31 || n.shape() != V0.S4() || d-S0 >= 32 {
		return noForm
	}
	a.word(op | n.q() | n.n() | vd(d))
	return fine
}

// AddpScalar encodes d = the sum of the two elements of n, of 64 bits.
func (a *Assembler) AddpScalar(d Scalar, n Vector) {
	p := noForm
	if n.Reg <= V31 && n.shape() == V0.D2() && d.valid() && d.Size() == 8 {
		a.word(0x5EF1B800 | n.n() | vd(d)) // 01 0 11110 size 11000 11011 10 Rn Rd
		p = fine
	}
	a.done2(p, "addp", d, n)
}

// FaddpScalar encodes d = the sum of the two elements of n, of 32 or 64 bits.
func (a *Assembler) FaddpScalar(d Scalar, n Vector) {
	p := noForm
	if n.valid() && n.Len == 2 && n.Size >= 4 && d.valid() && d.Size() == int(n.Size) {
		a.word(0x7E30D800 | n.sz() | n.n() | vd(d)) // 01 1 11110 0 sz 11000 01101 10 Rn Rd
		p = fine
	}
	a.done2(p, "faddp", d, n)
}
