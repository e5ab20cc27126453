package arm64

import "github.com/seed1605a99e/movabs/jit/asm"

// A transfer is a load or store: its opcode without addressing mode, size and all,
// and the number of its register.
//
//	size 111 V 01 opc imm12 Rn Rt             offset, unsigned, in units of the size
//	size 111 V 00 opc 0 imm9 00 Rn Rt         offset, in bytes
//	size 111 V 00 opc 0 imm9 01 Rn Rt         offset, after
//	size 111 V 00 opc 0 imm9 11 Rn Rt         offset, before
//	size 111 V 00 opc 1 Rm option S 10 Rn Rt  register
//
// log2 is that of the size of the operand in bytes.

// transfer encodes a load or store with any kind of address.
func (a *Assembler) transfer(op uint32, log2 uint, t uint32, m Mem) problem {
	if !m.Base.base() || !m.Base.is64() || m.Label != 0 {
		return noForm
	}
	op |= rn(m.Base) | t
	switch {
	case m.Index != 0:
		return a.transferIndex(op, log2, m)
	case m.Mode == Offset:
		d := uint32(m.Disp)
		if d&(1<<log2-1) == 0 && d>>log2 < 1<<12 {
			a.word(op | 1<<24 | d>>log2<<10)
			return fine
		}
		return a.transferNear(op, m.Disp)
	case m.Mode == Pre:
		return a.transferNear(op|3<<10, m.Disp)
	case m.Mode == Post:
		return a.transferNear(op|1<<10, m.Disp)
	}
	return noForm
}

// transferNear encodes one of the forms with nine bits of offset.
func (a *Assembler) transferNear(op uint32, disp int32) problem {
	if disp < -256 || disp > 255 {
		return offsetRange
	}
	a.word(op | uint32(disp)&0x1FF<<12)
	return fine
}

func (a *Assembler) transferIndex(op uint32, log2 uint, m Mem) problem {
	whole := m.Extend&3 == UXTX
	switch {
	case m.Mode != Offset || m.Disp != 0 || !m.Index.data() || m.Extend > SXTX:
		return badIndex
	case m.Extend&2 == 0 || m.Index.is64() != whole: // not uxtw, uxtx, sxtw or sxtx
		return badIndex
	case m.Amount != 0 && uint(m.Amount) != log2:
		return badIndex
	}
	if m.Amount != 0 {
		op |= 1 << 12
	}
	a.word(op | 1<<21 | 2<<10 | rm(m.Index) | uint32(m.Extend)<<13)
	return fine
}

// unscaled encodes a load or store whose offset is always in bytes.
func (a *Assembler) unscaled(op uint32, t uint32, m Mem) problem {
	if !m.Base.base() || !m.Base.is64() || m.Label != 0 || m.Index != 0 || m.Mode != Offset {
		return noForm
	}
	return a.transferNear(op|rn(m.Base)|t, m.Disp)
}

// literal encodes a load from a label: opc 011 V 00 imm19 Rt.
func (a *Assembler) literal(op uint32, m Mem) problem {
	if m.Base != 0 || m.Index != 0 || m.Disp != 0 || m.Mode != Offset {
		return noForm
	}
	if a.Due(0) {
		a.island(0)
	}
	a.FixupWord(op, asm.Literal19, m.Label)
	return fine
}

// writesBack returns whether m changes its base and that is register t.
func (m *Mem) writesBack(t Reg) bool {
	return m.Mode != Offset && t.Num() == m.Base.Num() && t.Num() != 31
}
