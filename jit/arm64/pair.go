package arm64

// Ldp loads t and u, registers of one size from 32 to 128 bits, from m and the
// memory behind it. The offset is a multiple of their size, from -64 to 63 times it.
func (a *Assembler) Ldp(t, u Operand, m Mem) { a.done3(a.pair(opLdp, t, u, m), "ldp", t, u, m) }

// Stp stores t and u, as Ldp loads them.
func (a *Assembler) Stp(t, u Operand, m Mem) { a.done3(a.pair(0, t, u, m), "stp", t, u, m) }

// Ldnp is Ldp for what will not be used again soon. The base cannot change.
func (a *Assembler) Ldnp(t, u Operand, m Mem) {
	a.done3(a.pair(opLdp|opOnce, t, u, m), "ldnp", t, u, m)
}

// Stnp is Stp for what will not be used again soon. The base cannot change.
func (a *Assembler) Stnp(t, u Operand, m Mem) {
	a.done3(a.pair(opOnce, t, u, m), "stnp", t, u, m)
}

const (
	opLdp  = 1 << 22
	opOnce = 1 // is in no instruction at this place
)

func (a *Assembler) pair(op uint32, t, u Operand, m Mem) problem {
	if v, ok := t.(Scalar); ok {
		w, ok := u.(Scalar)
		return a.pairScalar(op, v, w, ok, m)
	}
	x, ok1 := t.(Reg)
	y, ok2 := u.(Reg)
	if !ok1 || !ok2 || !same(x, y) {
		return noForm
	}
	if m.writesBack(x) || m.writesBack(y) || op&opLdp != 0 && x == y {
		return sameBase
	}
	return a.transferPair(op|x.sf(), 2+uint(x>>7), ra(y)|rd(x), m)
}

func (a *Assembler) pairScalar(op uint32, t, u Scalar, ok bool, m Mem) problem {
	if !ok || !sameScalars(t, u) || t < S0 {
		return noForm
	}
	if op&opLdp != 0 && t == u {
		return sameBase
	}
	return a.transferPair(op|1<<26|uint32(t.log2()-2)<<30, t.log2(), va(u)|vd(t), m)
}

// transferPair encodes opc 101 V mode L imm7 Rt2 Rn Rt.
func (a *Assembler) transferPair(op uint32, log2 uint, registers uint32, m Mem) problem {
	if !m.Base.base() || !m.Base.is64() || m.Index != 0 || m.Label != 0 {
		return noForm
	}
	mode := uint32(2)
	switch {
	case op&opOnce != 0 && m.Mode == Offset:
		mode, op = 0, op&^opOnce
	case op&opOnce != 0:
		return noForm
	case m.Mode == Pre:
		mode = 3
	case m.Mode == Post:
		mode = 1
	}
	d := m.Disp >> log2
	if d<<log2 != m.Disp || d < -64 || d > 63 {
		return offsetPair
	}
	a.word(0x28000000 | op | mode<<23 | uint32(d)&0x7F<<15 | rn(m.Base) | registers)
	return fine
}

// Ldpsw loads two words with copies of their signs in front to 64-bit registers,
// with an offset as Ldp's for 32 bits.
func (a *Assembler) Ldpsw(t, u Reg, m Mem) { a.done3(a.ldpsw(t, u, m), "ldpsw", t, u, m) }

func (a *Assembler) ldpsw(t, u Reg, m Mem) problem {
	if !same(t, u) || !t.is64() {
		return noForm
	}
	if m.writesBack(t) || m.writesBack(u) || t == u {
		return sameBase
	}
	return a.transferPair(1<<30|opLdp, 2, ra(u)|rd(t), m)
}
