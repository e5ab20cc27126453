package arm64

// sf opc 100110 N immr imms Rn Rd
const (
	opSbfm = 0x13000000
	opBfm  = 0x33000000
	opUbfm = 0x53000000
)

// field encodes one of the three operations that all moves of bit fields are
// forms of. N is sf again.
func (a *Assembler) field(op uint32, d, n Reg, immr, imms int64) problem {
	if !same(d, n) {
		return noForm
	}
	if size := bitsOf(d); immr < 0 || immr >= size || imms < 0 || imms >= size {
		return immRange
	}
	a.word(op | d.sf() | d.sf()>>9 | uint32(immr)<<16 | uint32(imms)<<10 | rn(n) | rd(d))
	return fine
}

// extract encodes a field of width bits from bit lsb of n to bit 0 of d.
func (a *Assembler) extract(op uint32, d, n Reg, lsb, width Imm) problem {
	if d.data() && (lsb < 0 || width < 1 || lsb+width > Imm(bitsOf(d))) {
		return immRange
	}
	return a.field(op, d, n, int64(lsb), int64(lsb+width-1))
}

// insert encodes a field of width bits from bit 0 of n to bit lsb of d.
func (a *Assembler) insert(op uint32, d, n Reg, lsb, width Imm) problem {
	if !d.data() {
		return noForm
	}
	size := Imm(bitsOf(d))
	if lsb < 0 || width < 1 || lsb+width > size {
		return immRange
	}
	return a.field(op, d, n, int64(-lsb&(size-1)), int64(width-1))
}

// Ubfx encodes d = the width bits of n from bit lsb, with zeros in front.
func (a *Assembler) Ubfx(d, n Reg, lsb, width Imm) {
	a.done4(a.extract(opUbfm, d, n, lsb, width), "ubfx", d, n, lsb, width)
}

// Sbfx encodes d = the width bits of n from bit lsb, with copies of their sign in
// front.
func (a *Assembler) Sbfx(d, n Reg, lsb, width Imm) {
	a.done4(a.extract(opSbfm, d, n, lsb, width), "sbfx", d, n, lsb, width)
}

// Bfxil puts the width bits of n from bit lsb to the bottom of d, and leaves its
// other bits.
func (a *Assembler) Bfxil(d, n Reg, lsb, width Imm) {
	a.done4(a.extract(opBfm, d, n, lsb, width), "bfxil", d, n, lsb, width)
}

// Ubfiz encodes d = the width low bits of n, moved to bit lsb, with zeros around.
func (a *Assembler) Ubfiz(d, n Reg, lsb, width Imm) {
	a.done4(a.insert(opUbfm, d, n, lsb, width), "ubfiz", d, n, lsb, width)
}

// Sbfiz encodes d = the width low bits of n, moved to bit lsb, with zeros behind
// and copies of their sign in front.
func (a *Assembler) Sbfiz(d, n Reg, lsb, width Imm) {
	a.done4(a.insert(opSbfm, d, n, lsb, width), "sbfiz", d, n, lsb, width)
}

// Bfi puts the width low bits of n to bit lsb of d, and leaves its other bits.
func (a *Assembler) Bfi(d, n Reg, lsb, width Imm) {
	a.done4(a.insert(opBfm, d, n, lsb, width), "bfi", d, n, lsb, width)
}

// Ubfm is the operation that Ubfx, Ubfiz, Lsl and Lsr by immediates and Uxtb are
// forms of. immr and imms are below the size.
func (a *Assembler) Ubfm(d, n Reg, immr, imms Imm) {
	a.done4(a.field(opUbfm, d, n, int64(immr), int64(imms)), "ubfm", d, n, immr, imms)
}

// Sbfm is the operation that Sbfx, Sbfiz, Asr by immediates and Sxtb are forms of.
func (a *Assembler) Sbfm(d, n Reg, immr, imms Imm) {
	a.done4(a.field(opSbfm, d, n, int64(immr), int64(imms)), "sbfm", d, n, immr, imms)
}

// Bfm is the operation that Bfi and Bfxil are forms of.
func (a *Assembler) Bfm(d, n Reg, immr, imms Imm) {
	a.done4(a.field(opBfm, d, n, int64(immr), int64(imms)), "bfm", d, n, immr, imms)
}

// Uxtb encodes d = the low 8 bits of n, with zeros in front. Both have 32 bits:
// the upper half of a 64-bit register is cleared by that.
func (a *Assembler) Uxtb(d, n Reg) { a.done2(a.extend(opUbfm, d, n, 8, false), "uxtb", d, n) }

// Uxth encodes d = the low 16 bits of n, as Uxtb.
func (a *Assembler) Uxth(d, n Reg) { a.done2(a.extend(opUbfm, d, n, 16, false), "uxth", d, n) }

// Sxtb encodes d = the low 8 bits of n, which has 32 bits, with copies of their
// sign in front.
func (a *Assembler) Sxtb(d, n Reg) { a.done2(a.extend(opSbfm, d, n, 8, true), "sxtb", d, n) }

// Sxth encodes d = the low 16 bits of n, as Sxtb.
func (a *Assembler) Sxth(d, n Reg) { a.done2(a.extend(opSbfm, d, n, 16, true), "sxth", d, n) }

// Sxtw encodes d = n with copies of its sign in front, from 32 to 64 bits.
func (a *Assembler) Sxtw(d, n Reg) {
	p := noForm
	if d.is64() {
		p = a.extend(opSbfm, d, n, 32, true)
	}
	a.done2(p, "sxtw", d, n)
}

func (a *Assembler) extend(op uint32, d, n Reg, bits int64, to64 bool) problem {
	if !d.data() || !n.data() || n.is64() || d.is64() && !to64 {
		return noForm
	}
	return a.field(op, d, n.As(d.Size()), 0, bits-1)
}

// Clz encodes d = the number of zeros above the highest one of n.
func (a *Assembler) Clz(d, n Reg) { a.done2(a.two(0x5AC01000, d, n), "clz", d, n) }

// Cls encodes d = the number of bits below the sign of n that are the same as it.
func (a *Assembler) Cls(d, n Reg) { a.done2(a.two(0x5AC01400, d, n), "cls", d, n) }

// Rbit encodes d = n with its bits in reverse.
func (a *Assembler) Rbit(d, n Reg) { a.done2(a.two(0x5AC00000, d, n), "rbit", d, n) }

// Rev16 encodes d = n with the bytes of each half-word swapped.
func (a *Assembler) Rev16(d, n Reg) { a.done2(a.two(0x5AC00400, d, n), "rev16", d, n) }

// Rev encodes d = n with its bytes in reverse.
func (a *Assembler) Rev(d, n Reg) {
	op := uint32(0x5AC00800)
	if d.is64() {
		op |= 1 << 10
	}
	a.done2(a.two(op, d, n), "rev", d, n)
}

// Rev32 encodes d = n with the bytes of each word in reverse, for 64 bits.
func (a *Assembler) Rev32(d, n Reg) {
	p := noForm
	if d.is64() {
		p = a.two(0x5AC00800, d, n)
	}
	a.done2(p, "rev32", d, n)
}
