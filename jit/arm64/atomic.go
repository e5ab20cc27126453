package arm64

// An Order says what an atomic operation means for other accesses of its thread.
type Order uint8

// The orders.
const (
	Relaxed Order = iota // nothing
	Acquire              // its load comes before all accesses after it
	Release              // its store comes after all accesses before it
	AcqRel               // both
)

// suffix returns what mnemonics have for the order.
func (o Order) suffix() string { return [...]string{"", "a", "l", "al"}[o&3] }

// The atomic operations on memory, bits 15 to 12 of their instructions.
const (
	opLdadd  = 0 << 12
	opLdclr  = 1 << 12
	opLdeor  = 2 << 12
	opLdset  = 3 << 12
	opLdsmax = 4 << 12
	opLdsmin = 5 << 12
	opLdumax = 6 << 12
	opLdumin = 7 << 12
	opSwp    = 8 << 12
)

// The atomic operations (LSE, which not all processors have) replace what is at
// m, and t gets what was there. All that have a size in their names, b for 8 bits
// and h for 16, have 32-bit registers; m is an address in a register, without
// offset.

// Ldadd encodes t, m = m, m + s.
func (a *Assembler) Ldadd(o Order, s, t Reg, m Mem) { a.atomic(opLdadd, "ldadd", o, s, t, m) }

// Ldaddb is Ldadd of 8 bits.
func (a *Assembler) Ldaddb(o Order, s, t Reg, m Mem) {
	a.atomicNarrow(opLdadd, "ldadd", "b", o, s, t, m)
}

// Ldaddh is Ldadd of 16 bits.
func (a *Assembler) Ldaddh(o Order, s, t Reg, m Mem) {
	a.atomicNarrow(opLdadd, "ldadd", "h", o, s, t, m)
}

// Ldclr encodes t, m = m, m &^ s.
func (a *Assembler) Ldclr(o Order, s, t Reg, m Mem) { a.atomic(opLdclr, "ldclr", o, s, t, m) }

// Ldclrb is Ldclr of 8 bits.
func (a *Assembler) Ldclrb(o Order, s, t Reg, m Mem) {
	a.atomicNarrow(opLdclr, "ldclr", "b", o, s, t, m)
}

// Ldclrh is Ldclr of 16 bits.
func (a *Assembler) Ldclrh(o Order, s, t Reg, m Mem) {
	a.atomicNarrow(opLdclr, "ldclr", "h", o, s, t, m)
}

// Ldeor encodes t, m = m, m ^ s.
func (a *Assembler) Ldeor(o Order, s, t Reg, m Mem) { a.atomic(opLdeor, "ldeor", o, s, t, m) }

// Ldeorb is Ldeor of 8 bits.
func (a *Assembler) Ldeorb(o Order, s, t Reg, m Mem) {
	a.atomicNarrow(opLdeor, "ldeor", "b", o, s, t, m)
}

// Ldeorh is Ldeor of 16 bits.
func (a *Assembler) Ldeorh(o Order, s, t Reg, m Mem) {
	a.atomicNarrow(opLdeor, "ldeor", "h", o, s, t, m)
}

// Ldset encodes t, m = m, m | s.
func (a *Assembler) Ldset(o Order, s, t Reg, m Mem) { a.atomic(opLdset, "ldset", o, s, t, m) }

// Ldsetb is Ldset of 8 bits.
func (a *Assembler) Ldsetb(o Order, s, t Reg, m Mem) {
	a.atomicNarrow(opLdset, "ldset", "b", o, s, t, m)
}

// Ldseth is Ldset of 16 bits.
func (a *Assembler) Ldseth(o Order, s, t Reg, m Mem) {
	a.atomicNarrow(opLdset, "ldset", "h", o, s, t, m)
}

// Ldsmax encodes t, m = m, the greater of m and s, as signed numbers.
func (a *Assembler) Ldsmax(o Order, s, t Reg, m Mem) { a.atomic(opLdsmax, "ldsmax", o, s, t, m) }

// Ldsmin encodes t, m = m, the lesser of m and s, as signed numbers.
func (a *Assembler) Ldsmin(o Order, s, t Reg, m Mem) { a.atomic(opLdsmin, "ldsmin", o, s, t, m) }

// Ldumax encodes t, m = m, the greater of m and s, as unsigned numbers.
func (a *Assembler) Ldumax(o Order, s, t Reg, m Mem) { a.atomic(opLdumax, "ldumax", o, s, t, m) }

// Ldumin encodes t, m = m, the lesser of m and s, as unsigned numbers.
func (a *Assembler) Ldumin(o Order, s, t Reg, m Mem) { a.atomic(opLdumin, "ldumin", o, s, t, m) }

// Swp encodes t, m = m, s.
func (a *Assembler) Swp(o Order, s, t Reg, m Mem) { a.atomic(opSwp, "swp", o, s, t, m) }

// Swpb is Swp of 8 bits.
func (a *Assembler) Swpb(o Order, s, t Reg, m Mem) { a.atomicNarrow(opSwp, "swp", "b", o, s, t, m) }

// Swph is Swp of 16 bits.
func (a *Assembler) Swph(o Order, s, t Reg, m Mem) { a.atomicNarrow(opSwp, "swp", "h", o, s, t, m) }

// atomic encodes size 111000 A R 1 Rs o3 opc 00 Rn Rt.
func (a *Assembler) atomic(op uint32, name string, o Order, s, t Reg, m Mem) {
	p := a.atomically(0xB8200000|op|t.sf()>>1|uint32(o&1)<<23|uint32(o>>1)<<22, o, s, t, m)
	if p != fine || a.Listed() {
		a.report(p, name+o.suffix(), s, t, m)
	}
}

// atomicNarrow is atomic for the sizes "b" and "h".
func (a *Assembler) atomicNarrow(op uint32, name, size string, o Order, s, t Reg, m Mem) {
	p := noForm
	if !t.is64() {
		p = a.atomically(0x38200000|op|sizeBits(size)|uint32(o&1)<<23|uint32(o>>1)<<22, o, s, t, m)
	}
	if p != fine || a.Listed() {
		a.report(p, name+o.suffix()+size, s, t, m)
	}
}

// sizeBits returns the bits 31 and 30 for "b" or "h".
func sizeBits(size string) uint32 {
	if size == "h" {
		return size16
	}
	return size8
}

// atomically encodes an instruction with registers s and t and an address in a
// register.
func (a *Assembler) atomically(op uint32, o Order, s, t Reg, m Mem) problem {
	if !same(s, t) || o > AcqRel || !m.bare() {
		return noForm
	}
	a.word(op | rm(s) | rn(m.Base) | rd(t))
	return fine
}

// bare returns whether m is an address in a register and nothing more.
func (m *Mem) bare() bool {
	return m.Base.base() && m.Base.is64() && m.Index == 0 && m.Label == 0 && m.Disp == 0 && m.Mode == Offset
}

// Cas compares what is at m with s and if it is the same, replaces it by t; s gets
// what was there.
func (a *Assembler) Cas(o Order, s, t Reg, m Mem) {
	p := a.atomically(0x88A07C00|t.sf()>>1|uint32(o&1)<<22|uint32(o>>1)<<15, o, s, t, m)
	if p != fine || a.Listed() {
		a.report(p, "cas"+o.suffix(), s, t, m)
	}
}

// Casb is Cas of 8 bits.
func (a *Assembler) Casb(o Order, s, t Reg, m Mem) { a.casNarrow("b", o, s, t, m) }

// Cash is Cas of 16 bits.
func (a *Assembler) Cash(o Order, s, t Reg, m Mem) { a.casNarrow("h", o, s, t, m) }

// casNarrow encodes size 0010001 L 1 Rs o0 11111 Rn Rt.
func (a *Assembler) casNarrow(size string, o Order, s, t Reg, m Mem) {
	p := noForm
	if !t.is64() {
		p = a.atomically(0x08A07C00|sizeBits(size)|uint32(o&1)<<22|uint32(o>>1)<<15, o, s, t, m)
	}
	if p != fine || a.Listed() {
		a.report(p, "cas"+o.suffix()+size, s, t, m)
	}
}

// Casp is Cas of two registers, s and t and those with the next numbers, which
// are odd; m is a multiple of both their sizes.
func (a *Assembler) Casp(o Order, s, t Reg, m Mem) {
	p := noForm
	if s.num()&1 == 0 && t.num()&1 == 0 {
		p = a.atomically(0x08207C00|t.sf()>>1|uint32(o&1)<<22|uint32(o>>1)<<15, o, s, t, m)
	}
	if p != fine || a.Listed() {
		next := func(r Reg) Reg { return r&^31 | (r+1)&31 }
		a.report(p, "casp"+o.suffix(), s, next(s), t, next(t), m)
	}
}
