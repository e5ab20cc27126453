package amd64

import "math/bits"

// The layout of an instruction (SDM volume 2, section 2.1 and figure 2-1):
//
//	prefixes [REX] opcode [ModRM [SIB]] [displacement] [immediate]
//
//	REX    0100 W R X B    W: 64-bit operand; R, X, B: fourth bit of the register in ...
//	ModRM  mod reg rm      mod 11: rm is a register; else memory, with 0, 8 or 32 bits of displacement
//	SIB    scale index base    follows ModRM if its rm is 100 and mod is not 11
//
// All before the displacement is at most 8 bytes long, and put together in a
// uint64.

// An opcode is what the manual prints, 0x0FB6 for 0F B6: one to three bytes in
// the low 24 bits, and a mandatory prefix (66, F2 or F3) in the top byte.
type opcode uint32

const (
	p66 opcode = 0x66 << 24
	pF2 opcode = 0xF2 << 24
	pF3 opcode = 0xF3 << 24
)

// The bits of a REX prefix. One without any of them still makes registers 4 to
// 7 of 8 bits mean SPL to DIL.
const (
	rexNone = 0x40
	rexB    = 1
	rexX    = 2
	rexR    = 4
)

// The numbers of registers that ModRM and SIB give other meanings.
const (
	numSP = 4 // as rm: a SIB byte follows; as index: none
	numBP = 5 // as rm or base with mod 00: no base but 32 bits of displacement
)

// wide is the lowest bit of the opcode in instructions that have one form for 8
// bits and one for the other sizes.
func wide(w width) opcode {
	if w > w8 {
		return 1
	}
	return 0
}

// rexW returns the bit W of the REX prefix.
func rexW(w width) uint8 { return [...]uint8{15: 0, w64: 8}[w&15] }

// head returns the prefixes and the opcode of an instruction with operands of
// width w, and their length in bits.
func head(op opcode, w width, rex uint8) (h uint64, n uint) {
	rex |= rexW(w)
	switch {
	case op > 0xFF || w == w16:
		return longHead(op, w, rex)
	case rex == 0:
		return uint64(op), 8
	}
	return uint64(rexNone|rex) | uint64(op)<<8, 16
}

// longHead is head with all bits of the REX prefix, for opcodes and prefixes of any
// length.
func longHead(op opcode, w width, rex uint8) (h uint64, n uint) {
	if w == w16 {
		h, n = 0x66, 8
	}
	if p := op >> 24; p != 0 {
		h |= uint64(p) << (n & 63)
		n += 8
	}
	if rex != 0 {
		h |= uint64(rexNone|rex) << (n & 63)
		n += 8
	}
	op &= 0xFFFFFF
	switch {
	case op <= 0xFF:
		return h | uint64(op)<<(n&63), n + 8
	case op <= 0xFFFF:
		return h | uint64(op>>8|op&0xFF<<8)<<(n&63), n + 16
	}
	return h | uint64(op>>16|op&0xFF00|op&0xFF<<16)<<(n&63), n + 24
}

// byteRex returns a bare REX if r needs one to be what it is: without it, 4 to
// 7 as 8-bit registers are AH, CH, DH and BH (SDM volume 2, section 2.2.1.2).
func byteRex(r Reg) uint8 {
	if r-SPL < 4 {
		return rexNone
	}
	return 0
}

// regReg encodes "op /r" with two registers. reg may also be the digit of
// "op /digit", and either may be the number of a vector register.
func (a *Assembler) regReg(op opcode, w width, reg, rm Reg) {
	a.regRegImm(op, w, reg, rm, 0, 0)
}

// regRegImm encodes "op /r" with two registers and an immediate of n bytes.
func (a *Assembler) regRegImm(op opcode, w width, reg, rm Reg, imm int64, n int) {
	rex := byteRex(reg) | byteRex(rm) | uint8(reg>>3&1)*rexR | uint8(rm>>3&1)*rexB
	h, k := head(op, w, rex)
	h |= uint64(0xC0|reg&7<<3|rm&7) << (k & 63)
	k += 8
	if first := int(k / 8); first+n <= 8 { // as put does
		a.Put(h|uint64(imm)<<(k&63), first+n)
		return
	}
	a.put(h, k, imm, n)
}

// regIn encodes an opcode that holds the register in its low bits: "op+r".
func (a *Assembler) regIn(op opcode, w width, r Reg) {
	h, k := head(op|opcode(r&7), w, byteRex(r)|uint8(r>>3&1)*rexB)
	a.Put(h, int(k/8))
}

// regMem encodes "op /r" or, with a digit for reg, "op /digit" with memory. It
// returns false, without having put anything, if there is no such address.
func (a *Assembler) regMem(op opcode, w width, reg Reg, m address) bool {
	return a.regMemImm(op, w, reg, m, 0, 0)
}

// regMemImm encodes regMem's instruction with an immediate of n bytes, at most
// 4.
func (a *Assembler) regMemImm(op opcode, w width, reg Reg, m address, imm int64, n int) bool {
	if m.plain() {
		a.regPlainImm(op, w, reg, m, imm, n)
		return true
	}
	if !m.valid() {
		return false
	}
	if m.narrow() {
		a.Put(0x67, 1) // address-size prefix
	}
	rex := byteRex(reg) | uint8(reg>>3&1)*rexR | m.extend()
	h, k := head(op, w, rex)
	a.memory(h, k, reg&7, m, imm, n)
	return true
}

// regPlainImm is regMemImm for the most frequent kind of address. All of it could
// be left to memory; this way is shorter for the processor.
func (a *Assembler) regPlainImm(op opcode, w width, reg Reg, m address, imm int64, n int) {
	base := m.base()
	h, k := head(op, w, byteRex(reg)|uint8(reg>>3&1)*rexR|uint8(base>>3&1)*rexB)
	modrm := uint64(reg&7<<3 | base&7)
	switch {
	case m.disp == 0 && base&7 != numBP:
	case m.disp == int32(int8(m.disp)):
		modrm |= 0x40
		n++
		imm = imm<<8 | int64(uint8(m.disp))
	default:
		modrm |= 0x80
		n += 4
		imm = imm<<32 | int64(uint32(m.disp))
	}
	h |= modrm << (k & 63)
	k += 8
	if first := int(k / 8); first+n <= 8 { // as put does
		a.Put(h|uint64(imm)<<(k&63), first+n)
		return
	}
	a.put(h, k, imm, n)
}

// memory puts the head of an instruction, the k bits of h, and what names its
// operand in memory (SDM volume 2, tables 2-2 and 2-3) and its immediate of n
// bytes.
func (a *Assembler) memory(h uint64, k uint, reg Reg, m address, imm int64, n int) {
	modrm := uint64(reg) << 3
	switch {
	case m.label != 0: // mod 00, rm 101: relative to the end of the instruction
		a.Put(h|(modrm|numBP)<<(k&63), int(k/8)+1)
		a.Fixup32(m.label, m.disp-int32(n))
		a.Put(uint64(imm), n)
		return
	case m.base() == 0: // mod 00, SIB with base 101: no base
		h |= (modrm | numSP | sib(m, numBP)<<8) << (k & 63)
		k += 16
		n += 4
		imm = imm<<32 | int64(uint32(m.disp))
	default:
		base := uint64(m.base() & 7)
		switch {
		case m.disp == 0 && base != numBP:
		case m.disp == int32(int8(m.disp)):
			modrm |= 0x40
			n++
			imm = imm<<8 | int64(uint8(m.disp))
		default:
			modrm |= 0x80
			n += 4
			imm = imm<<32 | int64(uint32(m.disp))
		}
		if m.index() != 0 || base == numSP {
			h |= (modrm | numSP | sib(m, base)<<8) << (k & 63)
			k += 16
		} else {
			h |= (modrm | base) << (k & 63)
			k += 8
		}
	}
	a.put(h, k, imm, n)
}

// put appends the k bits of h, at most 64, and the n low bytes of rest: at once
// if they fit. Shifts by k&63 are shifts by k, as k is 64 only if nothing follows; the
// compiler does not know.
func (a *Assembler) put(h uint64, k uint, rest int64, n int) {
	first := int(k / 8)
	if first+n <= 8 {
		a.Put(h|uint64(rest)<<(k&63), first+n)
		return
	}
	a.Put(h, first)
	a.Put(uint64(rest), n)
}

// sib returns the SIB byte of m with the given base.
func sib(m address, base uint64) uint64 {
	if m.index() == 0 {
		return numSP<<3 | base
	}
	scale := uint64(bits.Len8(m.scale() >> 1))
	return scale<<6 | uint64(m.index()&7)<<3 | base
}

// immediate returns v as the signed number that an operand of width w holds,
// and whether it can. 64-bit operands have 32-bit immediates, sign-extended.
func immediate(v Imm, w width) (int64, bool) {
	if w == wNone {
		return 0, false
	}
	if w >= w64 {
		return int64(v), v == Imm(int32(v))
	}
	n := 8 * w.bytes()
	if v < -1<<(n-1) || v >= 1<<n {
		return 0, false
	}
	s := 64 - n
	return int64(v) << s >> s, true
}

// immBytes returns the size of a full immediate of an operand of width w.
func immBytes(w width) int { return min(w.bytes(), 4) }
