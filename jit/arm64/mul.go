package arm64

// Mul encodes d = n * m, the low bits.
func (a *Assembler) Mul(d, n, m Reg) {
	a.done3(a.multiply(0x1B000000, d, n, m, d.zero()), "mul", d, n, m)
}

// Mneg encodes d = -(n * m).
func (a *Assembler) Mneg(d, n, m Reg) {
	a.done3(a.multiply(0x1B008000, d, n, m, d.zero()), "mneg", d, n, m)
}

// Madd encodes d = c + n * m.
func (a *Assembler) Madd(d, n, m, c Reg) {
	a.done4(a.multiply(0x1B000000, d, n, m, c), "madd", d, n, m, c)
}

// Msub encodes d = c - n * m.
func (a *Assembler) Msub(d, n, m, c Reg) {
	a.done4(a.multiply(0x1B008000, d, n, m, c), "msub", d, n, m, c)
}

// multiply encodes sf 0011011 000 Rm o0 Ra Rn Rd.
func (a *Assembler) multiply(op uint32, d, n, m, c Reg) problem {
	if !same(d, n) || !same(d, m) || !same(d, c) {
		return noForm
	}
	a.word(op | d.sf() | rm(m) | ra(c) | rn(n) | rd(d))
	return fine
}

// Smull encodes d = n * m of signed numbers, from 32 to 64 bits.
func (a *Assembler) Smull(d, n, m Reg) { a.done3(a.long(0x9B200000, d, n, m, XZR), "smull", d, n, m) }

// Smnegl encodes d = -(n * m) of signed numbers, from 32 to 64 bits.
func (a *Assembler) Smnegl(d, n, m Reg) {
	a.done3(a.long(0x9B208000, d, n, m, XZR), "smnegl", d, n, m)
}

// Smaddl encodes d = c + n * m of signed numbers, from 32 to 64 bits.
func (a *Assembler) Smaddl(d, n, m, c Reg) {
	a.done4(a.long(0x9B200000, d, n, m, c), "smaddl", d, n, m, c)
}

// Smsubl encodes d = c - n * m of signed numbers, from 32 to 64 bits.
func (a *Assembler) Smsubl(d, n, m, c Reg) {
	a.done4(a.long(0x9B208000, d, n, m, c), "smsubl", d, n, m, c)
}

// Umull encodes d = n * m of unsigned numbers, from 32 to 64 bits.
func (a *Assembler) Umull(d, n, m Reg) { a.done3(a.long(0x9BA00000, d, n, m, XZR), "umull", d, n, m) }

// Umnegl encodes d = -(n * m) of unsigned numbers, from 32 to 64 bits.
func (a *Assembler) Umnegl(d, n, m Reg) {
	a.done3(a.long(0x9BA08000, d, n, m, XZR), "umnegl", d, n, m)
}

// Umaddl encodes d = c + n * m of unsigned numbers, from 32 to 64 bits.
func (a *Assembler) Umaddl(d, n, m, c Reg) {
	a.done4(a.long(0x9BA00000, d, n, m, c), "umaddl", d, n, m, c)
}

// Umsubl encodes d = c - n * m of unsigned numbers, from 32 to 64 bits.
func (a *Assembler) Umsubl(d, n, m, c Reg) {
	a.done4(a.long(0x9BA08000, d, n, m, c), "umsubl", d, n, m, c)
}

// long encodes 1 0011011 U01 Rm o0 Ra Rn Rd, with factors of 32 bits.
func (a *Assembler) long(op uint32, d, n, m, c Reg) problem {
	if !same(d, c) || !same(n, m) || !d.is64() || n.is64() {
		return noForm
	}
	a.word(op | rm(m) | ra(c) | rn(n) | rd(d))
	return fine
}

// Smulh encodes d = the upper half of the 128 bits of n * m of signed numbers.
func (a *Assembler) Smulh(d, n, m Reg) { a.done3(a.high(0x1B400000, d, n, m), "smulh", d, n, m) }

// Umulh encodes d = the upper half of the 128 bits of n * m of unsigned numbers.
func (a *Assembler) Umulh(d, n, m Reg) { a.done3(a.high(0x1BC00000, d, n, m), "umulh", d, n, m) }

// high encodes 1 0011011 U10 Rm 0 11111 Rn Rd.
func (a *Assembler) high(op uint32, d, n, m Reg) problem {
	if !d.is64() {
		return noForm
	}
	return a.three(op|ra(XZR), d, n, m)
}

// Sdiv encodes d = n / m of signed numbers. The quotient of 0 is 0, and that of
// the least number by -1 is itself.
func (a *Assembler) Sdiv(d, n, m Reg) { a.done3(a.three(0x1AC00C00, d, n, m), "sdiv", d, n, m) }

// Udiv encodes d = n / m of unsigned numbers. The quotient of 0 is 0.
func (a *Assembler) Udiv(d, n, m Reg) { a.done3(a.three(0x1AC00800, d, n, m), "udiv", d, n, m) }
