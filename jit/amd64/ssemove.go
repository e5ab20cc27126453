package amd64

// Moves of XMM registers.

// Movd copies 32 bits between an XMM register and a 32-bit register or memory,
// and clears the rest of an XMM register that it writes.
func (a *Assembler) Movd(dst, src Operand) { a.done2(a.movd(dst, src), "movd", dst, src) }

func (a *Assembler) movd(dst, src Operand) bool {
	if d, w := number(dst); w == w128 {
		switch s := src.(type) {
		case Reg:
			if s.valid() && s.width() == w32 {
				a.regReg(p66|0x0F6E, wNone, d, s) // 66 0F 6E /r
				return true
			}
		case Mem:
			m := addressOf(src)
			return m.fits(w32) && a.regMem(p66|0x0F6E, wNone, d, m)
		}
		return false
	}
	s, w := number(src)
	if w != w128 {
		return false
	}
	switch d := dst.(type) {
	case Reg:
		if d.valid() && d.width() == w32 {
			a.regReg(p66|0x0F7E, wNone, s, d) // 66 0F 7E /r
			return true
		}
	case Mem:
		m := addressOf(dst)
		return m.fits(w32) && a.regMem(p66|0x0F7E, wNone, s, m)
	}
	return false
}

// Movq copies 64 bits between an XMM register and another, a 64-bit register or
// memory, and clears the rest of an XMM register that it writes.
func (a *Assembler) Movq(dst, src Operand) { a.done2(a.movq(dst, src), "movq", dst, src) }

func (a *Assembler) movq(dst, src Operand) bool {
	if d, w := number(dst); w == w128 {
		if s, ok := src.(Reg); ok {
			if s.valid() && s.width() == w64 {
				a.regReg(p66|0x0F6E, w64, d, s) // 66 REX.W 0F 6E /r
				return true
			}
			return false
		}
		return a.xmm(pF3|0x0F7E, w64, dst, src) // F3 0F 7E /r
	}
	s, w := number(src)
	if w != w128 {
		return false
	}
	switch d := dst.(type) {
	case Reg:
		if d.valid() && d.width() == w64 {
			a.regReg(p66|0x0F7E, w64, s, d) // 66 REX.W 0F 7E /r
			return true
		}
	case Mem:
		m := addressOf(dst)
		return m.fits(w64) && a.regMem(p66|0x0FD6, wNone, s, m) // 66 0F D6 /r
	}
	return false
}

// Movaps copies 16 bytes; memory is aligned.
func (a *Assembler) Movaps(dst, src Operand) {
	a.done2(a.xmmMove(0x0F28, 0x0F29, w128, dst, src), "movaps", dst, src) // 0F 28 /r, 0F 29 /r
}

// Movapd copies 16 bytes; memory is aligned.
func (a *Assembler) Movapd(dst, src Operand) {
	a.done2(a.xmmMove(p66|0x0F28, p66|0x0F29, w128, dst, src), "movapd", dst, src) // 66 0F 28 /r, 66 0F 29 /r
}

// Movups copies 16 bytes.
func (a *Assembler) Movups(dst, src Operand) {
	a.done2(a.xmmMove(0x0F10, 0x0F11, w128, dst, src), "movups", dst, src) // 0F 10 /r, 0F 11 /r
}

// Movupd copies 16 bytes.
func (a *Assembler) Movupd(dst, src Operand) {
	a.done2(a.xmmMove(p66|0x0F10, p66|0x0F11, w128, dst, src), "movupd", dst, src) // 66 0F 10 /r, 66 0F 11 /r
}

// Movdqa copies 16 bytes; memory is aligned.
func (a *Assembler) Movdqa(dst, src Operand) {
	a.done2(a.xmmMove(p66|0x0F6F, p66|0x0F7F, w128, dst, src), "movdqa", dst, src) // 66 0F 6F /r, 66 0F 7F /r
}

// Movdqu copies 16 bytes.
func (a *Assembler) Movdqu(dst, src Operand) {
	a.done2(a.xmmMove(pF3|0x0F6F, pF3|0x0F7F, w128, dst, src), "movdqu", dst, src) // F3 0F 6F /r, F3 0F 7F /r
}

// Movss copies a float32. From memory it clears the rest of dst; from a
// register it leaves it.
func (a *Assembler) Movss(dst, src Operand) {
	a.done2(a.xmmMove(pF3|0x0F10, pF3|0x0F11, w32, dst, src), "movss", dst, src) // F3 0F 10 /r, F3 0F 11 /r
}

// Movsd copies a float64. From memory it clears the rest of dst; from a
// register it leaves it.
func (a *Assembler) Movsd(dst, src Operand) {
	a.done2(a.xmmMove(pF2|0x0F10, pF2|0x0F11, w64, dst, src), "movsd", dst, src) // F2 0F 10 /r, F2 0F 11 /r
}

// Movlps copies the low 8 bytes of a register from or to memory.
func (a *Assembler) Movlps(dst, src Operand) {
	a.done2(a.xmmHalf(0x0F12, dst, src), "movlps", dst, src)
} // 0F 12 /r, 0F 13 /r

// Movhps copies the high 8 bytes of a register from or to memory.
func (a *Assembler) Movhps(dst, src Operand) {
	a.done2(a.xmmHalf(0x0F16, dst, src), "movhps", dst, src)
} // 0F 16 /r, 0F 17 /r

// Movlpd copies the low 8 bytes of a register from or to memory.
func (a *Assembler) Movlpd(dst, src Operand) {
	a.done2(a.xmmHalf(p66|0x0F12, dst, src), "movlpd", dst, src)
} // 66 0F 12 /r, 66 0F 13 /r

// Movhpd copies the high 8 bytes of a register from or to memory.
func (a *Assembler) Movhpd(dst, src Operand) {
	a.done2(a.xmmHalf(p66|0x0F16, dst, src), "movhpd", dst, src)
} // 66 0F 16 /r, 66 0F 17 /r

// Movhlps copies the high 8 bytes of src to the low 8 of dst.
func (a *Assembler) Movhlps(dst, src Operand) {
	a.done2(a.xmmBoth(0x0F12, dst, src), "movhlps", dst, src)
} // 0F 12 /r

// Movlhps copies the low 8 bytes of src to the high 8 of dst.
func (a *Assembler) Movlhps(dst, src Operand) {
	a.done2(a.xmmBoth(0x0F16, dst, src), "movlhps", dst, src)
} // 0F 16 /r

// Movddup copies the low 8 bytes of src to both halves of dst (SSE3).
func (a *Assembler) Movddup(dst, src Operand) {
	a.done2(a.xmm(pF2|0x0F12, w64, dst, src), "movddup", dst, src) // F2 0F 12 /r
}

// Lddqu loads 16 bytes, quickly also across cache lines (SSE3).
func (a *Assembler) Lddqu(dst XMM, src Mem) {
	a.done2(a.xmm(pF2|0x0FF0, w128, dst, src), "lddqu", dst, src)
} // F2 0F F0 /r

// Movntdq stores 16 aligned bytes past the caches.
func (a *Assembler) Movntdq(dst Mem, src XMM) {
	a.done2(a.xmmStore(p66|0x0FE7, w128, addressOf(dst), src), "movntdq", dst, src) // 66 0F E7 /r
}
