package arm64

import "github.com/seed1605a99e/movabs/jit/asm"

// Mov encodes d = src, a register of the same size, shifted or not, or an
// immediate. An immediate may take several instructions: see MovImm.
func (a *Assembler) Mov(d Reg, src Operand) {
	p := noForm
	switch s := src.(type) {
	case Imm:
		a.MovImm(d, int64(s))
		return
	case Reg:
		p = a.mov(d, s)
	case Shifted:
		p = a.logicShifted(opOrr, d, d.zero(), s)
	}
	a.done2(p, "mov", d, src)
}

func (a *Assembler) mov(d, s Reg) problem {
	if d.isSP() || s.isSP() {
		return a.arithImm(opAdd, d, s, 0) // add Rd, Rn, #0
	}
	return a.logicShifted(opOrr, d, d.zero(), Shifted{Reg: s}) // orr Rd, zr, Rm
}

// MovImm encodes d = v in as few instructions as possible of Movz, Movn, Movk and
// Orr: one for what is a run of ones or has one half-word that is not 0, or not
// 0xFFFF; up to four for others, of which 32-bit registers need at most two. For
// those v may be given signed or unsigned.
func (a *Assembler) MovImm(d Reg, v int64) {
	size64 := d.is64()
	switch {
	case !d.data():
		a.done2(noForm, "mov", d, Imm(v))
		return
	case !size64 && v != int64(int32(v)) && v != int64(uint32(v)):
		a.done2(immRange, "mov", d, Imm(v))
		return
	}
	halves := 4
	if !size64 {
		halves, v = 2, int64(uint32(v))
	}
	zeros, ones := 0, 0 // half-words that need no instruction
	for i := range halves {
		switch uint16(v >> (16 * i)) {
		case 0:
			zeros++
		case 0xFFFF:
			ones++
		}
	}
	left := halves - max(zeros, ones) // instructions
	if left > 1 && a.movMask(d, v) || left > 2 && a.movMaskHalf(d, v) {
		return
	}
	a.movHalves(d, v, halves, ones > zeros)
}

// movMask encodes d = v by an Orr, if there is such an immediate.
func (a *Assembler) movMask(d Reg, v int64) bool {
	mask, ok := bitmask(uint64(v), bitsOf(d))
	if ok {
		a.word(0x32000000 | d.sf() | mask | rn(WZR) | rd(d)) // orr Rd, zr, #v
		a.done2(fine, "mov", d, Imm(v))
	}
	return ok
}

// movMaskHalf encodes d = v, of 64 bits, by an Orr with another half-word in the
// place of one of v's and a Movk of that one, if that is possible.
func (a *Assembler) movMaskHalf(d Reg, v int64) bool {
	for i := range 4 {
		shift := 16 * i
		rest := v &^ (0xFFFF << shift)
		others := [...]int64{0, 0xFFFF, v >> (shift ^ 16), v >> (shift ^ 32)}
		for _, h := range others {
			m := rest | h&0xFFFF<<shift
			if _, ok := bitmask(uint64(m), 64); ok {
				a.Reserve(8)
				a.movMask(d, m)
				a.Movk(d, uint16(v>>shift), uint8(shift))
				return true
			}
		}
	}
	return false
}

// movHalves encodes d = v half-word by half-word: those that are 0 are left out,
// or those that are 0xFFFF if inverted.
func (a *Assembler) movHalves(d Reg, v int64, halves int, inverted bool) {
	a.Reserve(4 * halves)
	op, name, skip := uint32(opMovz), "movz", uint16(0)
	if inverted {
		op, name, skip = opMovn, "movn", 0xFFFF
	}
	begun := false
	for i := range halves {
		h := uint16(v >> (16 * i))
		if h == skip {
			continue
		}
		if begun {
			a.Movk(d, h, uint8(16*i))
		} else {
			a.movWide(op, name, d, h^skip, uint8(16*i))
			begun = true
		}
	}
	if !begun {
		a.movWide(op, name, d, 0, 0)
	}
}

// Movabs encodes d = v, always in four instructions that each hold 16 bits of v,
// the lowest first: the form for addresses that are to be found, or changed, in
// the code.
func (a *Assembler) Movabs(d Reg, v uint64) {
	if !d.data() || !d.is64() {
		a.report(noForm, "movabs", d, Imm(v))
		return
	}
	a.Reserve(16)
	a.Movz(d, uint16(v), 0)
	a.Movk(d, uint16(v>>16), 16)
	a.Movk(d, uint16(v>>32), 32)
	a.Movk(d, uint16(v>>48), 48)
}

// MovabsLabel encodes d = the address of l, in four instructions, which reach
// everywhere: the way to data and functions that are somewhere else. The code
// has to be linked then, see [asm.Buffer.Object]; Adr is the shorter way to what
// is in reach.
func (a *Assembler) MovabsLabel(d Reg, l asm.Label) {
	if !d.data() || !d.is64() {
		a.report(noForm, "movabs", d)
		return
	}
	a.Reserve(16)
	var words [4]uint32
	for i := range words {
		words[i] = opMovk | d.sf() | uint32(i)<<21 | rd(d)
	}
	words[0] ^= opMovz ^ opMovk
	a.FixupMov(words, l)
	if a.Listed() {
		a.Note("movabs " + d.String() + ", " + a.LabelName(l))
	}
}

// sf opc 100101 hw imm16 Rd
const (
	opMovn = 0x12800000
	opMovz = 0x52800000
	opMovk = 0x72800000
)

// Movz encodes d = v << shift. shift is 0, 16, 32 or 48.
func (a *Assembler) Movz(d Reg, v uint16, shift uint8) { a.movWide(opMovz, "movz", d, v, shift) }

// Movn encodes d = ^(v << shift). shift is 0, 16, 32 or 48.
func (a *Assembler) Movn(d Reg, v uint16, shift uint8) { a.movWide(opMovn, "movn", d, v, shift) }

// Movk replaces the 16 bits of d from bit shift, which is 0, 16, 32 or 48, by v.
func (a *Assembler) Movk(d Reg, v uint16, shift uint8) { a.movWide(opMovk, "movk", d, v, shift) }

func (a *Assembler) movWide(op uint32, name string, d Reg, v uint16, shift uint8) {
	p := fine
	switch {
	case !d.data():
		p = noForm
	case shift&15 != 0 || int64(shift) >= bitsOf(d):
		p = shiftRange
	default:
		a.word(op | d.sf() | uint32(shift)<<17 | uint32(v)<<5 | rd(d))
	}
	if p == fine && !a.Listed() {
		return
	}
	if shift == 0 {
		a.report(p, name, d, Imm(v))
	} else {
		a.report(p, name, d, Imm(v), lsl(shift))
	}
}

// Adr encodes d = the address of l, at most 1 MiB away.
func (a *Assembler) Adr(d Reg, l asm.Label) {
	if !d.data() || !d.is64() {
		a.report(noForm, "adr", d)
		return
	}
	if a.Due(0) {
		a.island(0)
	}
	a.FixupWord(0x10000000|rd(d), asm.Rel21, l) // 0 immlo 10000 immhi Rd
	if a.Listed() {
		a.noteLabel("adr "+d.String()+",", l)
	}
}

// Adrp encodes d = the address of l with its low 12 bits cleared, at most 4 GiB
// away; AddLow adds these. The code has to be linked then.
func (a *Assembler) Adrp(d Reg, l asm.Label) {
	if !d.data() || !d.is64() {
		a.report(noForm, "adrp", d)
		return
	}
	if a.Due(0) {
		a.island(0)
	}
	a.FixupWord(0x90000000|rd(d), asm.AbsPage21, l) // 1 immlo 10000 immhi Rd
	if a.Listed() {
		a.noteLabel("adrp "+d.String()+",", l)
	}
}

// AddLow encodes d = n + the low 12 bits of the address of l. The code has to be
// linked then.
func (a *Assembler) AddLow(d, n Reg, l asm.Label) {
	if !d.base() || !n.base() || !d.is64() || !n.is64() {
		a.report(noForm, "add", d, n)
		return
	}
	if a.Due(0) {
		a.island(0)
	}
	a.FixupWord(0x91000000|rn(n)|rd(d), asm.AbsLow12, l) // add Rd, Rn, #imm12
	if a.Listed() {
		a.Note("add " + d.String() + ", " + n.String() + ", :lo12:" + a.LabelName(l))
	}
}
