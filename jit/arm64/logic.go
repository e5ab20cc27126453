package arm64

// The logical operations: opc in bits 30 and 29, and N, which inverts m, in bit
// 21.
const (
	opAnd  = 0
	opOrr  = 1 << 29
	opEor  = 2 << 29
	opAnds = 3 << 29
	opNot  = 1 << 21
)

// And encodes d = n & m. m is a register, shifted or not, or an immediate that is
// a repeated run of ones: such as 255, 0xFFFF0000 or 0x5555555555555555.
func (a *Assembler) And(d, n Reg, m Operand) { a.done3(a.logic(opAnd, d, n, m), "and", d, n, m) }

// Ands is And, and sets the flags.
func (a *Assembler) Ands(d, n Reg, m Operand) { a.done3(a.logic(opAnds, d, n, m), "ands", d, n, m) }

// Orr encodes d = n | m, with m as for And.
func (a *Assembler) Orr(d, n Reg, m Operand) { a.done3(a.logic(opOrr, d, n, m), "orr", d, n, m) }

// Eor encodes d = n ^ m, with m as for And.
func (a *Assembler) Eor(d, n Reg, m Operand) { a.done3(a.logic(opEor, d, n, m), "eor", d, n, m) }

// Bic encodes d = n &^ m, with m as for And.
func (a *Assembler) Bic(d, n Reg, m Operand) { a.done3(a.logic(opAnd|opNot, d, n, m), "bic", d, n, m) }

// Bics is Bic, and sets the flags.
func (a *Assembler) Bics(d, n Reg, m Operand) {
	a.done3(a.logic(opAnds|opNot, d, n, m), "bics", d, n, m)
}

// Orn encodes d = n | ^m. m is a register, shifted or not.
func (a *Assembler) Orn(d, n Reg, m Operand) { a.done3(a.logic(opOrr|opNot, d, n, m), "orn", d, n, m) }

// Eon encodes d = n ^ ^m. m is a register, shifted or not.
func (a *Assembler) Eon(d, n Reg, m Operand) { a.done3(a.logic(opEor|opNot, d, n, m), "eon", d, n, m) }

// Tst encodes the flags of n & m, with m as for And.
func (a *Assembler) Tst(n Reg, m Operand) { a.done2(a.logic(opAnds, n.zero(), n, m), "tst", n, m) }

// Mvn encodes d = ^m. m is a register, shifted or not.
func (a *Assembler) Mvn(d Reg, m Operand) {
	a.done2(a.logic(opOrr|opNot, d, d.zero(), m), "mvn", d, m)
}

func (a *Assembler) logic(op uint32, d, n Reg, m Operand) problem {
	switch m := m.(type) {
	case Reg:
		return a.logicShifted(op, d, n, Shifted{Reg: m})
	case Shifted:
		return a.logicShifted(op, d, n, m)
	case Imm:
		return a.logicImm(op, d, n, m)
	}
	return noForm
}

// logicShifted encodes sf opc 01010 shift N Rm imm6 Rn Rd.
func (a *Assembler) logicShifted(op uint32, d, n Reg, m Shifted) problem {
	if !same(d, n) || !same(d, m.Reg) {
		return noForm
	}
	if m.Shift > ROR || int64(m.Amount) >= bitsOf(d) {
		return shiftRange
	}
	a.word(0x0A000000 | op | d.sf() | uint32(m.Shift)<<22 | rm(m.Reg) | uint32(m.Amount)<<10 | rn(n) | rd(d))
	return fine
}

// logicImm encodes sf opc 100100 N immr imms Rn Rd. Register 31 as Rd is SP, but
// the zero register where flags are set. There is no form
// that inverts v, but And with the inverse of v is as good as Bic.
func (a *Assembler) logicImm(op uint32, d, n Reg, v Imm) problem {
	if op == opAnd|opNot {
		op, v = opAnd, invert(v, d)
	}
	if op&opNot != 0 || !n.data() || d.is64() != n.is64() {
		return noForm
	}
	if op == opAnds && !d.data() || op != opAnds && !d.base() {
		return noForm
	}
	mask, ok := bitmask(uint64(v), bitsOf(d))
	if !ok {
		return immMask
	}
	a.word(0x12000000 | op | d.sf() | mask | rn(n) | rd(d))
	return fine
}

// invert returns ^v as far as d is wide, if v is an immediate for it.
func invert(v Imm, d Reg) Imm {
	if !d.is64() && v == Imm(uint32(v)) {
		return Imm(^uint32(v))
	}
	return ^v
}
