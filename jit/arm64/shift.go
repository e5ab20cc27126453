package arm64

// Lsl encodes d = n << m. m is an immediate below the size, or a register, of
// which as many low bits count as the size needs.
func (a *Assembler) Lsl(d, n Reg, m Operand) { a.done3(a.shift(LSL, d, n, m), "lsl", d, n, m) }

// Lsr encodes d = n >> m with zeros in front, with m as for Lsl.
func (a *Assembler) Lsr(d, n Reg, m Operand) { a.done3(a.shift(LSR, d, n, m), "lsr", d, n, m) }

// Asr encodes d = n >> m with copies of the sign in front, with m as for Lsl.
func (a *Assembler) Asr(d, n Reg, m Operand) { a.done3(a.shift(ASR, d, n, m), "asr", d, n, m) }

// Ror encodes d = n rotated right by m, as for Lsl.
func (a *Assembler) Ror(d, n Reg, m Operand) { a.done3(a.shift(ROR, d, n, m), "ror", d, n, m) }

func (a *Assembler) shift(s Shift, d, n Reg, m Operand) problem {
	switch m := m.(type) {
	case Reg:
		return a.three(0x1AC02000|uint32(s)<<10, d, n, m) // sf 0011010110 Rm 0010 op2 Rn Rd
	case Imm:
		if !same(d, n) {
			return noForm
		}
		size := bitsOf(d)
		if m < 0 || int64(m) >= size {
			return shiftRange
		}
		v := int64(m)
		switch s {
		case LSL:
			return a.field(opUbfm, d, n, -v&(size-1), size-1-v)
		case LSR:
			return a.field(opUbfm, d, n, v, size-1)
		case ASR:
			return a.field(opSbfm, d, n, v, size-1)
		}
		return a.extr(d, n, n, v)
	}
	return noForm
}

// Extr encodes d = the lower half of n:m, the registers side by side, shifted
// right by lsb bits, below the size.
func (a *Assembler) Extr(d, n, m Reg, lsb Imm) {
	a.done4(a.extr(d, n, m, int64(lsb)), "extr", d, n, m, lsb)
}

// extr encodes sf 00100111 N 0 Rm imms Rn Rd.
func (a *Assembler) extr(d, n, m Reg, lsb int64) problem {
	if !same(d, n) || !same(d, m) {
		return noForm
	}
	if lsb < 0 || lsb >= bitsOf(d) {
		return shiftRange
	}
	a.word(0x13800000 | d.sf() | d.sf()>>9 | rm(m) | uint32(lsb)<<10 | rn(n) | rd(d))
	return fine
}
