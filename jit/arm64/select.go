package arm64

// Csel encodes d = n if c holds, else m.
func (a *Assembler) Csel(d, n, m Reg, c Cond) { a.choose(0x1A800000, "csel", d, n, m, c) }

// Csinc encodes d = n if c holds, else m + 1.
func (a *Assembler) Csinc(d, n, m Reg, c Cond) { a.choose(0x1A800400, "csinc", d, n, m, c) }

// Csinv encodes d = n if c holds, else ^m.
func (a *Assembler) Csinv(d, n, m Reg, c Cond) { a.choose(0x5A800000, "csinv", d, n, m, c) }

// Csneg encodes d = n if c holds, else -m.
func (a *Assembler) Csneg(d, n, m Reg, c Cond) { a.choose(0x5A800400, "csneg", d, n, m, c) }

func (a *Assembler) choose(op uint32, name string, d, n, m Reg, c Cond) {
	a.done4(a.selected(op, d, n, m, c), name, d, n, m, c)
}

// selected encodes sf op 0 11010100 Rm cond op2 Rn Rd.
func (a *Assembler) selected(op uint32, d, n, m Reg, c Cond) problem {
	if !c.valid() {
		return noForm
	}
	return a.three(op|uint32(c)<<12, d, n, m)
}

// Cset encodes d = 1 if c holds, else 0.
func (a *Assembler) Cset(d Reg, c Cond) {
	a.done2(a.unless(0x1A800400, d, d.zero(), c), "cset", d, c)
}

// Csetm encodes d = -1 if c holds, else 0.
func (a *Assembler) Csetm(d Reg, c Cond) {
	a.done2(a.unless(0x5A800000, d, d.zero(), c), "csetm", d, c)
}

// Cinc encodes d = n + 1 if c holds, else n.
func (a *Assembler) Cinc(d, n Reg, c Cond) { a.done3(a.unless(0x1A800400, d, n, c), "cinc", d, n, c) }

// Cinv encodes d = ^n if c holds, else n.
func (a *Assembler) Cinv(d, n Reg, c Cond) { a.done3(a.unless(0x5A800000, d, n, c), "cinv", d, n, c) }

// Cneg encodes d = -n if c holds, else n.
func (a *Assembler) Cneg(d, n Reg, c Cond) { a.done3(a.unless(0x5A800400, d, n, c), "cneg", d, n, c) }

// unless encodes a selection between n and what is made of it, by the opposite of
// c.
func (a *Assembler) unless(op uint32, d, n Reg, c Cond) problem {
	if !c.negatable() {
		return noForm
	}
	return a.selected(op, d, n, n, c.Negate())
}

// Ccmp encodes the flags of n - m if c holds, else those of nzcv, 4 bits. m is a
// register or an immediate from 0 to 31.
func (a *Assembler) Ccmp(n Reg, m Operand, nzcv Imm, c Cond) {
	a.done4(a.condCompare(0x7A400000, n, m, nzcv, c), "ccmp", n, m, nzcv, c)
}

// Ccmn encodes the flags of n + m if c holds, else those of nzcv, 4 bits, with m
// as for Ccmp.
func (a *Assembler) Ccmn(n Reg, m Operand, nzcv Imm, c Cond) {
	a.done4(a.condCompare(0x3A400000, n, m, nzcv, c), "ccmn", n, m, nzcv, c)
}

// condCompare encodes sf op 111010010 Rm cond 0 0 Rn 0 nzcv, and with bit 11 an
// immediate in place of Rm.
func (a *Assembler) condCompare(op uint32, n Reg, m Operand, nzcv Imm, c Cond) problem {
	if !n.data() || !c.valid() {
		return noForm
	}
	if nzcv < 0 || nzcv > 15 {
		return immRange
	}
	op |= n.sf() | uint32(c)<<12 | rn(n) | uint32(nzcv)
	switch m := m.(type) {
	case Reg:
		if !same(n, m) {
			return noForm
		}
		a.word(op | rm(m))
		return fine
	case Imm:
		if m < 0 || m > 31 {
			return immRange
		}
		a.word(op | 1<<11 | uint32(m)<<16)
		return fine
	}
	return noForm
}
