package arm64

// Ld1 loads up to four registers from m, one after the other. The address is in a
// register, without offset, or becomes greater after by the bytes loaded: as
// PtrPost.
func (a *Assembler) Ld1(t List, m Mem) { a.done2(a.structure(opLoad, 1, t, m), "ld1", t, m) }

// St1 stores registers, as Ld1 loads them.
func (a *Assembler) St1(t List, m Mem) { a.done2(a.structure(0, 1, t, m), "st1", t, m) }

// Ld2 loads two registers from m, element by element in turns, with addresses as
// for Ld1.
func (a *Assembler) Ld2(t List, m Mem) { a.done2(a.structure(opLoad, 2, t, m), "ld2", t, m) }

// St2 stores two registers, as Ld2 loads them.
func (a *Assembler) St2(t List, m Mem) { a.done2(a.structure(0, 2, t, m), "st2", t, m) }

// Ld3 loads three registers from m, element by element in turns, with addresses as
// for Ld1.
func (a *Assembler) Ld3(t List, m Mem) { a.done2(a.structure(opLoad, 3, t, m), "ld3", t, m) }

// St3 stores three registers, as Ld3 loads them.
func (a *Assembler) St3(t List, m Mem) { a.done2(a.structure(0, 3, t, m), "st3", t, m) }

// Ld4 loads four registers from m, element by element in turns, with addresses as
// for Ld1.
func (a *Assembler) Ld4(t List, m Mem) { a.done2(a.structure(opLoad, 4, t, m), "ld4", t, m) }

// St4 stores four registers, as Ld4 loads them.
func (a *Assembler) St4(t List, m Mem) { a.done2(a.structure(0, 4, t, m), "st4", t, m) }

// structure encodes a load or store of a list, with n elements in turns.
//
//	0 Q 001100 0 L 000000 opcode size Rn Rt
//	0 Q 001100 1 L 0 11111 opcode size Rn Rt    offset, after
func (a *Assembler) structure(op uint32, n uint8, t List, m Mem) problem {
	if !t.valid() || n > 1 && (t.N != n || t.First.Len == 1) {
		return noForm
	}
	opcode := [...]uint32{2: 8, 3: 4, 4: 0}
	one := [...]uint32{1: 7, 2: 10, 3: 6, 4: 2}
	o := one[t.N]
	if n > 1 {
		o = opcode[n]
	}
	return a.listed(0x0C000000|op|o<<12, int32(t.N)*int32(t.First.Size)*int32(t.First.Len), t, m)
}

// listed encodes a load or store of a list that has size bytes in memory.
func (a *Assembler) listed(op uint32, size int32, t List, m Mem) problem {
	post := m.Mode == Post
	if post && m.Disp != size {
		return offsetSize
	}
	bare := m
	if post {
		bare.Mode, bare.Disp = Offset, 0
		op |= 1<<23 | 31<<16
	}
	if !bare.bare() {
		return noForm
	}
	v := t.First
	a.word(op | v.q() | uint32(v.log2())<<10 | rn(m.Base) | v.d())
	return fine
}

// Ld1r loads one element to all elements of a register, with addresses as for Ld1.
func (a *Assembler) Ld1r(t List, m Mem) {
	p := noForm
	if t.valid() && t.N == 1 {
		p = a.listed(0x0D40C000, int32(t.First.Size), t, m) // 0 Q 001101 0 1 0 00000 110 0 size Rn Rt
	}
	a.done2(p, "ld1r", t, m)
}
