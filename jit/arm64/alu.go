package arm64

// Bits of the arithmetic instructions.
const (
	opAdd   = 0
	opSub   = 1 << 30
	opFlags = 1 << 29
)

// Add encodes d = n + m. m is a register, shifted or extended or not, or an
// immediate of 12 bits, or one of 24 bits of which the low 12 are zeros; a
// negative one is subtracted.
func (a *Assembler) Add(d, n Reg, m Operand) { a.done3(a.arith(opAdd, d, n, m), "add", d, n, m) }

// Adds is Add, and sets the flags.
func (a *Assembler) Adds(d, n Reg, m Operand) {
	a.done3(a.arith(opAdd|opFlags, d, n, m), "adds", d, n, m)
}

// Sub encodes d = n - m, with m as for Add.
func (a *Assembler) Sub(d, n Reg, m Operand) { a.done3(a.arith(opSub, d, n, m), "sub", d, n, m) }

// Subs is Sub, and sets the flags.
func (a *Assembler) Subs(d, n Reg, m Operand) {
	a.done3(a.arith(opSub|opFlags, d, n, m), "subs", d, n, m)
}

// Cmp encodes the flags of n - m, with m as for Add.
func (a *Assembler) Cmp(n Reg, m Operand) {
	a.done2(a.arith(opSub|opFlags, n.zero(), n, m), "cmp", n, m)
}

// Cmn encodes the flags of n + m, with m as for Add.
func (a *Assembler) Cmn(n Reg, m Operand) {
	a.done2(a.arith(opAdd|opFlags, n.zero(), n, m), "cmn", n, m)
}

// Neg encodes d = -m. m is a register, shifted or not.
func (a *Assembler) Neg(d Reg, m Operand) {
	a.done2(a.fromZero(opSub, d, m), "neg", d, m)
}

// Negs is Neg, and sets the flags.
func (a *Assembler) Negs(d Reg, m Operand) {
	a.done2(a.fromZero(opSub|opFlags, d, m), "negs", d, m)
}

// zero returns the zero register of r's size.
func (r Reg) zero() Reg { return r&(w32|w64) | WZR&31 }

// arith encodes Add and its like with all kinds of m.
func (a *Assembler) arith(op uint32, d, n Reg, m Operand) problem {
	if !d.valid() || !n.valid() || d.is64() != n.is64() {
		return noForm
	}
	switch m := m.(type) {
	case Reg:
		if d.isSP() || n.isSP() { // only the extended form has SP
			e := Extended{m, UXTW, 0}
			if m.is64() {
				e.Extend = UXTX
			}
			return a.arithExtended(op, d, n, e)
		}
		return a.arithShifted(op, d, n, Shifted{Reg: m})
	case Imm:
		return a.arithImm(op, d, n, m)
	case Shifted:
		if (d.isSP() || n.isSP()) && m.Shift == LSL && m.Reg.is64() == d.is64() {
			e := Extended{m.Reg, UXTW, m.Amount}
			if m.Reg.is64() {
				e.Extend = UXTX
			}
			return a.arithExtended(op, d, n, e)
		}
		return a.arithShifted(op, d, n, m)
	case Extended:
		return a.arithExtended(op, d, n, m)
	}
	return noForm
}

// arithImm encodes sf op S 100010 sh imm12 Rn Rd. Register 31 is SP, but in Rd
// of what sets flags the zero register.
func (a *Assembler) arithImm(op uint32, d, n Reg, v Imm) problem {
	if !n.base() || d.is64() != n.is64() || (op&opFlags != 0 && !d.data() || op&opFlags == 0 && !d.base()) {
		return noForm
	}
	if v < 0 {
		v, op = -v, op^opSub
	}
	const shifted = 1 << 22
	switch {
	case v >= 0 && v < 1<<12:
	case v >= 0 && v < 1<<24 && v&(1<<12-1) == 0:
		v, op = v>>12, op|shifted
	default:
		return immRange
	}
	a.word(0x11000000 | op | d.sf() | uint32(v)<<10 | rn(n) | rd(d))
	return fine
}

// arithShifted encodes sf op S 01011 shift 0 Rm imm6 Rn Rd.
func (a *Assembler) arithShifted(op uint32, d, n Reg, m Shifted) problem {
	if !same(d, n) || !same(d, m.Reg) {
		return noForm
	}
	if m.Shift > ASR || int64(m.Amount) >= bitsOf(d) {
		return shiftRange
	}
	a.word(0x0B000000 | op | d.sf() | uint32(m.Shift)<<22 | rm(m.Reg) | uint32(m.Amount)<<10 | rn(n) | rd(d))
	return fine
}

// arithExtended encodes sf op S 01011 00 1 Rm option imm3 Rn Rd, with register 31
// as in arithImm.
func (a *Assembler) arithExtended(op uint32, d, n Reg, m Extended) problem {
	if !n.base() || (op&opFlags != 0 && !d.data() || op&opFlags == 0 && !d.base()) {
		return noForm
	}
	whole := m.Extend&3 == UXTX // of 64 bits, which makes no sense in 32
	if !m.Reg.data() || m.Extend > SXTX || m.Reg.is64() != whole || whole && !d.is64() {
		return noForm
	}
	if m.Amount > 4 {
		return shiftRange
	}
	a.word(0x0B200000 | op | d.sf() | rm(m.Reg) | uint32(m.Extend)<<13 | uint32(m.Amount)<<10 | rn(n) | rd(d))
	return fine
}

// fromZero encodes the operation of the zero register and m, which may be
// shifted.
func (a *Assembler) fromZero(op uint32, d Reg, m Operand) problem {
	if !d.data() {
		return noForm
	}
	switch m := m.(type) {
	case Reg:
		return a.arithShifted(op, d, d.zero(), Shifted{Reg: m})
	case Shifted:
		return a.arithShifted(op, d, d.zero(), m)
	}
	return noForm
}

// Adc encodes d = n + m + carry.
func (a *Assembler) Adc(d, n, m Reg) { a.done3(a.three(0x1A000000, d, n, m), "adc", d, n, m) }

// Adcs is Adc, and sets the flags.
func (a *Assembler) Adcs(d, n, m Reg) { a.done3(a.three(0x3A000000, d, n, m), "adcs", d, n, m) }

// Sbc encodes d = n - m - 1 + carry: the carry is set where nothing was borrowed.
func (a *Assembler) Sbc(d, n, m Reg) { a.done3(a.three(0x5A000000, d, n, m), "sbc", d, n, m) }

// Sbcs is Sbc, and sets the flags.
func (a *Assembler) Sbcs(d, n, m Reg) { a.done3(a.three(0x7A000000, d, n, m), "sbcs", d, n, m) }

// Ngc encodes d = -m - 1 + carry.
func (a *Assembler) Ngc(d, m Reg) { a.done2(a.three(0x5A000000, d, d.zero(), m), "ngc", d, m) }

// Ngcs is Ngc, and sets the flags.
func (a *Assembler) Ngcs(d, m Reg) { a.done2(a.three(0x7A000000, d, d.zero(), m), "ngcs", d, m) }
