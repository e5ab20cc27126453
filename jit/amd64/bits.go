package amd64

// Bsf encodes dst = the number of zeros below the lowest one of src. If src is
// 0, dst is undefined and the zero flag set.
func (a *Assembler) Bsf(dst, src Operand) { a.done2(a.load(0x0FBC, dst, src), "bsf", dst, src) } // 0F BC /r

// Bsr encodes dst = the index of the highest one of src. If src is 0, dst is
// undefined and the zero flag set.
func (a *Assembler) Bsr(dst, src Operand) { a.done2(a.load(0x0FBD, dst, src), "bsr", dst, src) } // 0F BD /r

// Tzcnt encodes dst = the number of zeros below the lowest one of src, or the
// size of src in bits (BMI1).
func (a *Assembler) Tzcnt(dst, src Operand) {
	a.done2(a.load(pF3|0x0FBC, dst, src), "tzcnt", dst, src) // F3 0F BC /r
}

// Lzcnt encodes dst = the number of zeros above the highest one of src, or the
// size of src in bits (LZCNT).
func (a *Assembler) Lzcnt(dst, src Operand) {
	a.done2(a.load(pF3|0x0FBD, dst, src), "lzcnt", dst, src) // F3 0F BD /r
}

// Popcnt encodes dst = the number of ones in src (POPCNT).
func (a *Assembler) Popcnt(dst, src Operand) {
	a.done2(a.load(pF3|0x0FB8, dst, src), "popcnt", dst, src) // F3 0F B8 /r
}

// Bswap reverses the bytes of a register of 32 or 64 bits.
func (a *Assembler) Bswap(dst Reg) {
	ok := dst.valid() && dst.width() >= w32
	if ok {
		a.regIn(0x0FC8, dst.width(), dst) // 0F C8+r
	}
	a.done1(ok, "bswap", dst)
}

// Bt copies bit n of dst to the carry flag. n is an immediate or a register of
// dst's size, taken modulo that size; but with memory, a register reaches bits
// outside of the operand too, slowly.
func (a *Assembler) Bt(dst, n Operand) { a.done2(a.bit(4, dst, n), "bt", dst, n) }

// Bts is Bt, and sets the bit.
func (a *Assembler) Bts(dst, n Operand) { a.done2(a.bit(5, dst, n), "bts", dst, n) }

// Btr is Bt, and clears the bit.
func (a *Assembler) Btr(dst, n Operand) { a.done2(a.bit(6, dst, n), "btr", dst, n) }

// Btc is Bt, and changes the bit.
func (a *Assembler) Btc(dst, n Operand) { a.done2(a.bit(7, dst, n), "btc", dst, n) }

func (a *Assembler) bit(digit Reg, dst, n Operand) bool {
	op := 0x0F83 | opcode(digit)<<3 // 0F A3 /r, 0F AB /r, 0F B3 /r, 0F BB /r
	switch n := n.(type) {
	case Reg:
		switch d := dst.(type) {
		case Reg:
			if w := d.width(); d.valid() && w > w8 && n.width() == w {
				a.regReg(op, w, n, d)
				return true
			}
		case Mem:
			m := addressOf(dst)
			w := n.width()
			return n.valid() && w > w8 && m.fits(w) && a.regMem(op, w, n, m)
		}
	case Imm: // 0F BA /digit ib
		switch d := dst.(type) {
		case Reg:
			if w := d.width(); d.valid() && w > w8 && n >= 0 && int(n) < 8*w.bytes() {
				a.regRegImm(0x0FBA, w, digit, d, int64(n), 1)
				return true
			}
		case Mem:
			m := addressOf(dst)
			w := m.width()
			return w > w8 && w <= w64 && n >= 0 && int(n) < 8*w.bytes() && a.regMemImm(0x0FBA, w, digit, m, int64(n), 1)
		}
	}
	return false
}

// Crc32 encodes dst = the CRC-32C of src, 8 to 64 bits, continuing from dst
// (SSE4.2).
func (a *Assembler) Crc32(dst, src Operand) { a.done2(a.crc32(dst, src), "crc32", dst, src) }

func (a *Assembler) crc32(dst, src Operand) bool {
	d, ok := dst.(Reg)
	if !ok || !d.valid() || d.width() < w32 {
		return false
	}
	// A 64-bit dst goes with sources of 8 and 64 bits, a 32-bit one with 8 to 32.
	fits := func(w width) bool { return w == w8 || (w == w64) == (d.width() == w64) && w != wNone && w <= w64 }
	prefix := func(w width) width {
		if w == w8 {
			return d.width()
		}
		return w
	}
	switch s := src.(type) {
	case Reg:
		if w := s.width(); s.valid() && fits(w) {
			a.regReg(pF2|0x0F38F0|wide(w), prefix(w), d, s) // F2 0F 38 F0 /r, F2 0F 38 F1 /r
			return true
		}
	case Mem:
		m := addressOf(src)
		w := m.width()
		return fits(w) && a.regMem(pF2|0x0F38F0|wide(w), prefix(w), d, m)
	}
	return false
}
