package arm64

// Movi encodes d = v in all elements. Elements of 8 bits take any v of that many;
// those of 16 and 32 one of 8 bits at bit 0, 8, 16 or 24, or in 32 bits such with
// ones behind instead of zeros, from bit 8 or 16; those of 64 bits bytes that
// are 0 or 255.
func (a *Assembler) Movi(d Vector, v Imm) { a.movi(false, "movi", d, v) }

// Mvni encodes d = ^v in all elements, of 16 or 32 bits, as Movi.
func (a *Assembler) Mvni(d Vector, v Imm) { a.movi(true, "mvni", d, v) }

// movi encodes 0 Q op 0111100000 abc cmode 0 1 defgh Rd.
func (a *Assembler) movi(inverted bool, name string, d Vector, v Imm) {
	if !d.valid() || inverted && (d.Size == 1 || d.Size == 8) {
		a.report(noForm, name, d, v)
		return
	}
	m, ok := moviImm(d.Size, uint64(v))
	if !ok {
		a.report(immRange, name, d, v)
		return
	}
	if inverted {
		m.op = 1
	}
	op := uint32(0x0F000400)
	if d.Size == 8 && d.Len == 1 {
		a.word(op | m.op<<29 | m.cmode<<12 | splitImm(m.imm) | d.d())
		a.done2(fine, name, Scalar(d.Reg)+D0, v)
		return
	}
	a.word(op | d.q() | m.op<<29 | m.cmode<<12 | splitImm(m.imm) | d.d())
	if !a.Listed() {
		return
	}
	switch {
	case m.cmode >= 0xE:
		a.report(fine, name, d, v)
	case m.cmode >= 0xC:
		a.report(fine, name, d, Imm(m.imm), msl(m.shift))
	case m.shift > 0:
		a.report(fine, name, d, Imm(m.imm), lsl(m.shift))
	default:
		a.report(fine, name, d, Imm(m.imm))
	}
}

// A modified immediate is what Movi has for one: eight bits, and what to do with
// them (Arm ARM, AdvSIMDExpandImm).
type modified struct {
	op, cmode, imm uint32
	shift          uint8
}

func moviImm(size uint8, v uint64) (modified, bool) {
	switch size {
	case 1:
		return modified{0, 0xE, uint32(v & 255), 0}, v < 1<<8 || int64(v) < 0 && int64(v) >= -1<<7
	case 8:
		imm := uint32(0)
		for i := range 8 {
			switch byte(v >> (8 * i)) {
			case 0:
			case 0xFF:
				imm |= 1 << i
			default:
				return modified{}, false
			}
		}
		return modified{1, 0xE, imm, 0}, true
	}
	for i := range uint32(size) {
		shift := 8 * i
		if v == v>>shift&255<<shift {
			cmode := 2 * i
			if size == 2 {
				cmode += 8
			}
			return modified{0, cmode, uint32(v >> shift), uint8(shift)}, true
		}
	}
	for i := uint32(1); i < 3 && size == 4; i++ {
		shift := 8 * i
		if v == v>>shift&255<<shift|1<<shift-1 {
			return modified{0, 0xB + i, uint32(v >> shift), uint8(shift)}, true
		}
	}
	return modified{}, false
}
