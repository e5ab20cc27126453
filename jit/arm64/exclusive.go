package arm64

// Exclusive accesses: Ldxr begins, Stxr ends, and s tells whether nobody else
// stored in between: 0 if so, otherwise 1 and nothing was stored. Those with an a
// or l in their names acquire and release, see [Order]. m is an address in a
// register, without offset.
//
//	size 001000 o2 L o1 Rs o0 Rt2 Rn Rt

// Ldxr loads t, 32 or 64 bits.
func (a *Assembler) Ldxr(t Reg, m Mem) { a.done2(a.exclusive(0x885F7C00, t, m), "ldxr", t, m) }

// Ldaxr is Ldxr, and acquires.
func (a *Assembler) Ldaxr(t Reg, m Mem) { a.done2(a.exclusive(0x885FFC00, t, m), "ldaxr", t, m) }

// Ldxrb is Ldxr of 8 bits.
func (a *Assembler) Ldxrb(t Reg, m Mem) { a.done2(a.exclusiveNarrow(0x085F7C00, t, m), "ldxrb", t, m) }

// Ldxrh is Ldxr of 16 bits.
func (a *Assembler) Ldxrh(t Reg, m Mem) { a.done2(a.exclusiveNarrow(0x485F7C00, t, m), "ldxrh", t, m) }

// Ldaxrb is Ldaxr of 8 bits.
func (a *Assembler) Ldaxrb(t Reg, m Mem) {
	a.done2(a.exclusiveNarrow(0x085FFC00, t, m), "ldaxrb", t, m)
}

// Ldaxrh is Ldaxr of 16 bits.
func (a *Assembler) Ldaxrh(t Reg, m Mem) {
	a.done2(a.exclusiveNarrow(0x485FFC00, t, m), "ldaxrh", t, m)
}

// Ldar loads t, and acquires.
func (a *Assembler) Ldar(t Reg, m Mem) { a.done2(a.exclusive(0x88DFFC00, t, m), "ldar", t, m) }

// Ldarb is Ldar of 8 bits.
func (a *Assembler) Ldarb(t Reg, m Mem) { a.done2(a.exclusiveNarrow(0x08DFFC00, t, m), "ldarb", t, m) }

// Ldarh is Ldar of 16 bits.
func (a *Assembler) Ldarh(t Reg, m Mem) { a.done2(a.exclusiveNarrow(0x48DFFC00, t, m), "ldarh", t, m) }

// Stlr stores t, and releases.
func (a *Assembler) Stlr(t Reg, m Mem) { a.done2(a.exclusive(0x889FFC00, t, m), "stlr", t, m) }

// Stlrb is Stlr of 8 bits.
func (a *Assembler) Stlrb(t Reg, m Mem) { a.done2(a.exclusiveNarrow(0x089FFC00, t, m), "stlrb", t, m) }

// Stlrh is Stlr of 16 bits.
func (a *Assembler) Stlrh(t Reg, m Mem) { a.done2(a.exclusiveNarrow(0x489FFC00, t, m), "stlrh", t, m) }

// Stxr stores t, 32 or 64 bits, if it may: s tells. s is a 32-bit register, and
// neither t nor the base.
func (a *Assembler) Stxr(s, t Reg, m Mem) {
	a.done3(a.exclusiveStore(0x88007C00|t.sf()>>1, s, t, m), "stxr", s, t, m)
}

// Stlxr is Stxr, and releases.
func (a *Assembler) Stlxr(s, t Reg, m Mem) {
	a.done3(a.exclusiveStore(0x8800FC00|t.sf()>>1, s, t, m), "stlxr", s, t, m)
}

// Stxrb is Stxr of 8 bits.
func (a *Assembler) Stxrb(s, t Reg, m Mem) { a.exclusiveStoreNarrow(0x08007C00, "stxrb", s, t, m) }

// Stxrh is Stxr of 16 bits.
func (a *Assembler) Stxrh(s, t Reg, m Mem) { a.exclusiveStoreNarrow(0x48007C00, "stxrh", s, t, m) }

// Stlxrb is Stlxr of 8 bits.
func (a *Assembler) Stlxrb(s, t Reg, m Mem) { a.exclusiveStoreNarrow(0x0800FC00, "stlxrb", s, t, m) }

// Stlxrh is Stlxr of 16 bits.
func (a *Assembler) Stlxrh(s, t Reg, m Mem) { a.exclusiveStoreNarrow(0x4800FC00, "stlxrh", s, t, m) }

// Ldxp loads t and u, of one size.
func (a *Assembler) Ldxp(t, u Reg, m Mem) { a.exclusivePair(0x887F0000, "ldxp", t, u, m) }

// Ldaxp is Ldxp, and acquires.
func (a *Assembler) Ldaxp(t, u Reg, m Mem) { a.exclusivePair(0x887F8000, "ldaxp", t, u, m) }

// Stxp stores t and u, of one size, if it may: s tells, as in Stxr.
func (a *Assembler) Stxp(s, t, u Reg, m Mem) { a.exclusiveStorePair(0x88200000, "stxp", s, t, u, m) }

// Stlxp is Stxp, and releases.
func (a *Assembler) Stlxp(s, t, u Reg, m Mem) { a.exclusiveStorePair(0x88208000, "stlxp", s, t, u, m) }

func (a *Assembler) exclusive(op uint32, t Reg, m Mem) problem {
	if !t.data() || !m.bare() {
		return noForm
	}
	a.word(op | t.sf()>>1 | rn(m.Base) | rd(t))
	return fine
}

func (a *Assembler) exclusiveNarrow(op uint32, t Reg, m Mem) problem {
	if t.is64() {
		return noForm
	}
	return a.exclusive(op, t, m)
}

func (a *Assembler) exclusiveStore(op uint32, s, t Reg, m Mem) problem {
	if !s.data() || s.is64() || !t.data() || !m.bare() {
		return noForm
	}
	if s.num() == t.num() || m.holds(s) {
		return sameStatus
	}
	a.word(op | rm(s) | rn(m.Base) | rd(t))
	return fine
}

func (a *Assembler) exclusiveStoreNarrow(op uint32, name string, s, t Reg, m Mem) {
	p := noForm
	if !t.is64() {
		p = a.exclusiveStore(op, s, t, m)
	}
	a.done3(p, name, s, t, m)
}

func (a *Assembler) exclusivePair(op uint32, name string, t, u Reg, m Mem) {
	p := noForm
	switch {
	case !same(t, u) || !m.bare():
	case t == u:
		p = sameBase
	default:
		a.word(op | t.sf()>>1 | ra(u) | rn(m.Base) | rd(t))
		p = fine
	}
	a.done3(p, name, t, u, m)
}

func (a *Assembler) exclusiveStorePair(op uint32, name string, s, t, u Reg, m Mem) {
	p := noForm
	switch {
	case !same(t, u):
	case s.num() == u.num():
		p = sameStatus
	default:
		p = a.exclusiveStore(op|t.sf()>>1|ra(u), s, t, m)
	}
	a.done4(p, name, s, t, u, m)
}

// holds returns whether the base of m is r.
func (m *Mem) holds(r Reg) bool { return m.Base.num() == r.num() && !m.Base.isSP() }
