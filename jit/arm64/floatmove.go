package arm64

import "math"

// Fmov encodes d = n. Both are registers of one size of 16 to 64 bits; or one of
// them is a general-purpose register, with the bits of the number, of the same
// size or with 16 bits in either. Or n is a Float that is n/16 * 2^k, with n from
// 16 to 31 and k from -3 to 4, and d may be a vector of 32 or 64 bits. What is
// none of these, 0 too, comes from memory, or as bits: Fmov(D0, XZR).
func (a *Assembler) Fmov(d, n Operand) { a.done2(a.fmov(d, n), "fmov", d, n) }

func (a *Assembler) fmov(d, n Operand) problem {
	switch n := n.(type) {
	case Float:
		return a.fmovImm(d, n)
	case Scalar:
		if d, ok := d.(Reg); ok {
			if !sameBits(d, n) {
				return noForm
			}
			a.word(0x1E260000 | d.sf() | n.ftype() | vn(n) | rd(d)) // sf 0 0 11110 ftype 1 00 110 000000 Rn Rd
			return fine
		}
		return a.float2(0x1E204000, 0, d, n) // 0 0 0 11110 ftype 1 000000 10000 Rn Rd
	case Reg:
		if d, ok := d.(Scalar); ok && sameBits(n, d) {
			a.word(0x1E270000 | n.sf() | d.ftype() | rn(n) | vd(d)) // sf 0 0 11110 ftype 1 00 111 000000 Rn Rd
			return fine
		}
	}
	return noForm
}

// sameBits returns whether bits can be moved between r and s.
func sameBits(r Reg, s Scalar) bool {
	return r.data() && s.float() && (s.Size() == 2 || s.Size() == r.Size())
}

func (a *Assembler) fmovImm(d Operand, v Float) problem {
	imm, ok := floatImm(float64(v))
	switch d := d.(type) {
	case Scalar:
		if !d.float() {
			return noForm
		}
		if !ok {
			return floatRange
		}
		a.word(0x1E201000 | d.ftype() | imm<<13 | vd(d)) // 0 0 0 11110 ftype 1 imm8 100 00000 Rd
		return fine
	case Vector:
		if !d.float() {
			return noForm
		}
		if !ok {
			return floatRange
		}
		a.word(0x0F00F400 | d.q() | d.sz()<<7 | splitImm(imm) | d.d()) // 0 Q op 0111100000 abc 1111 01 defgh Rd
		return fine
	}
	return noForm
}

// floatImm returns the eight bits that stand for v in an instruction, and whether
// there are any: sign, the exponent k+3 with its upper bit inverted, and four bits
// of fraction (Arm ARM, VFPExpandImm).
func floatImm(v float64) (uint32, bool) {
	b := math.Float64bits(v)
	exponent := int(b>>52&0x7FF) - 1023
	if b<<16 != 0 || exponent < -3 || exponent > 4 {
		return 0, false
	}
	return uint32(b>>63)<<7 | uint32(exponent+3)&7<<4 ^ 4<<4 | uint32(b>>48)&15, true
}

// splitImm puts eight bits into the two places that vector instructions have for
// them: abc at bit 16 and defgh at bit 5.
func splitImm(imm uint32) uint32 { return imm>>5<<16 | imm&31<<5 }
