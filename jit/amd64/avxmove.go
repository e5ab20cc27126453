package amd64

// Moves of XMM and YMM registers with VEX prefixes.

// Vzeroupper clears the upper halves of all YMM registers. Code that used them
// does so before it returns or calls: SSE instructions are slow otherwise (SDM
// volume 1, section 14.3).
func (a *Assembler) Vzeroupper() {
	a.Put(0x77F8C5, 3) // VEX.128.0F 77
	a.done0("vzeroupper")
}

// Vzeroall clears all YMM registers.
func (a *Assembler) Vzeroall() {
	a.Put(0x77FCC5, 3) // VEX.256.0F 77
	a.done0("vzeroall")
}

// Vmovd is Movd with a VEX prefix.
func (a *Assembler) Vmovd(dst, src Operand) {
	a.done2(a.vmovInt(w32, dst, src), "vmovd", dst, src) // VEX.66.0F.W0 6E /r, VEX.66.0F.W0 7E /r
}

// Vmovq is Movq with a VEX prefix.
func (a *Assembler) Vmovq(dst, src Operand) { a.done2(a.vmovq(dst, src), "vmovq", dst, src) }

func (a *Assembler) vmovq(dst, src Operand) bool {
	if _, ok := dst.(Mem); ok {
		return a.vecStore(p66|0x0FD6, w64, addressOf(dst), src) // VEX.66.0F D6 /r
	}
	_, fromReg := src.(Reg)
	if _, toReg := dst.(Reg); toReg || fromReg {
		return a.vmovInt(w64, dst, src) // VEX.66.0F.W1 6E /r, VEX.66.0F.W1 7E /r
	}
	d, l := number(dst)
	s, l2 := number(src)
	if d < 8 && s >= 8 && l == w128 && l2 == w128 { // as vecMove
		a.vexReg(p66|0x0FD6, wNone, w128, s, 0, d, 0, 0)
		return true
	}
	return a.scalar2(pF3|0x0F7E, w64, dst, src) // VEX.F3.0F 7E /r
}

// vmovInt encodes a move of width w between an XMM register and a
// general-purpose register or memory.
func (a *Assembler) vmovInt(w width, dst, src Operand) bool {
	op, x, other := p66|0x0F6E, dst, src
	if _, ok := src.(XMM); ok {
		op, x, other = p66|0x0F7E, src, dst
	}
	n, l := number(x)
	if l != w128 {
		return false
	}
	switch o := other.(type) {
	case Reg:
		if o.valid() && o.width() == w {
			a.vexReg(op, w, w128, n, 0, o, 0, 0)
			return true
		}
	case Mem:
		m := addressOf(other)
		return m.fits(w) && a.vexMem(op, w, w128, n, 0, m, 0, 0)
	}
	return false
}

// Vmovaps copies 16 or 32 bytes; memory is aligned.
func (a *Assembler) Vmovaps(dst, src Operand) {
	a.done2(a.vecMove(0x0F28, 0x0F29, dst, src), "vmovaps", dst, src) // VEX.0F 28 /r, VEX.0F 29 /r
}

// Vmovapd copies 16 or 32 bytes; memory is aligned.
func (a *Assembler) Vmovapd(dst, src Operand) {
	a.done2(a.vecMove(p66|0x0F28, p66|0x0F29, dst, src), "vmovapd", dst, src) // VEX.66.0F 28 /r, VEX.66.0F 29 /r
}

// Vmovups copies 16 or 32 bytes.
func (a *Assembler) Vmovups(dst, src Operand) {
	a.done2(a.vecMove(0x0F10, 0x0F11, dst, src), "vmovups", dst, src) // VEX.0F 10 /r, VEX.0F 11 /r
}

// Vmovupd copies 16 or 32 bytes.
func (a *Assembler) Vmovupd(dst, src Operand) {
	a.done2(a.vecMove(p66|0x0F10, p66|0x0F11, dst, src), "vmovupd", dst, src) // VEX.66.0F 10 /r, VEX.66.0F 11 /r
}

// Vmovdqa copies 16 or 32 bytes; memory is aligned.
func (a *Assembler) Vmovdqa(dst, src Operand) {
	a.done2(a.vecMove(p66|0x0F6F, p66|0x0F7F, dst, src), "vmovdqa", dst, src) // VEX.66.0F 6F /r, VEX.66.0F 7F /r
}

// Vmovdqu copies 16 or 32 bytes.
func (a *Assembler) Vmovdqu(dst, src Operand) {
	a.done2(a.vecMove(pF3|0x0F6F, pF3|0x0F7F, dst, src), "vmovdqu", dst, src) // VEX.F3.0F 6F /r, VEX.F3.0F 7F /r
}

// Vmovss copies a float32 from memory, clearing the rest of dst, or to memory;
// or, with three registers, dst = x with its lowest element from y.
func (a *Assembler) Vmovss(dst, x Operand, y ...Operand) {
	ok := a.scalarMove(pF3|0x0F10, w32, dst, x, y) // VEX.F3.0F 10 /r, VEX.F3.0F 11 /r
	if len(y) == 0 {
		a.done2(ok, "vmovss", dst, x)
	} else {
		a.done3(ok, "vmovss", dst, x, y[0])
	}
}

// Vmovsd copies a float64 from memory, clearing the rest of dst, or to memory;
// or, with three registers, dst = x with its lowest element from y.
func (a *Assembler) Vmovsd(dst, x Operand, y ...Operand) {
	ok := a.scalarMove(pF2|0x0F10, w64, dst, x, y) // VEX.F2.0F 10 /r, VEX.F2.0F 11 /r
	if len(y) == 0 {
		a.done2(ok, "vmovsd", dst, x)
	} else {
		a.done3(ok, "vmovsd", dst, x, y[0])
	}
}

// Vlddqu loads 16 or 32 bytes, quickly also across cache lines.
func (a *Assembler) Vlddqu(dst Operand, src Mem) {
	a.done2(a.vec2(pF2|0x0FF0, wNone, dst, src), "vlddqu", dst, src) // VEX.F2.0F F0 /r
}

// Vmovntdq stores 16 or 32 aligned bytes past the caches.
func (a *Assembler) Vmovntdq(dst Mem, src Operand) {
	a.done2(a.vecStore(p66|0x0FE7, wNone, addressOf(dst), src), "vmovntdq", dst, src) // VEX.66.0F E7 /r
}

// Vpbroadcastb copies a byte, from memory or the low end of an XMM register, to
// all places of dst (AVX2).
func (a *Assembler) Vpbroadcastb(dst, src Operand) {
	a.done2(a.vecLoad(p66|0x0F3878, wNone, w8, true, dst, src), "vpbroadcastb", dst, src) // VEX.66.0F38.W0 78 /r
}

// Vpbroadcastw copies a word, from memory or the low end of an XMM register, to
// all places of dst (AVX2).
func (a *Assembler) Vpbroadcastw(dst, src Operand) {
	a.done2(a.vecLoad(p66|0x0F3879, wNone, w16, true, dst, src), "vpbroadcastw", dst, src) // VEX.66.0F38.W0 79 /r
}

// Vpbroadcastd copies a doubleword, from memory or the low end of an XMM
// register, to all places of dst (AVX2).
func (a *Assembler) Vpbroadcastd(dst, src Operand) {
	a.done2(a.vecLoad(p66|0x0F3858, wNone, w32, true, dst, src), "vpbroadcastd", dst, src) // VEX.66.0F38.W0 58 /r
}

// Vpbroadcastq copies a quadword, from memory or the low end of an XMM
// register, to all places of dst (AVX2).
func (a *Assembler) Vpbroadcastq(dst, src Operand) {
	a.done2(a.vecLoad(p66|0x0F3859, wNone, w64, true, dst, src), "vpbroadcastq", dst, src) // VEX.66.0F38.W0 59 /r
}

// Vbroadcastss copies a float32, from memory or the low end of an XMM register,
// to all places of dst (AVX; from a register AVX2).
func (a *Assembler) Vbroadcastss(dst, src Operand) {
	a.done2(a.vecLoad(p66|0x0F3818, wNone, w32, true, dst, src), "vbroadcastss", dst, src) // VEX.66.0F38.W0 18 /r
}

// Vbroadcastsd copies a float64, from memory or the low end of an XMM register,
// to all places of a YMM register (AVX; from a register AVX2).
func (a *Assembler) Vbroadcastsd(dst YMM, src Operand) {
	a.done2(a.vecLoad(p66|0x0F3819, wNone, w64, true, dst, src), "vbroadcastsd", dst, src) // VEX.66.0F38.W0 19 /r
}

// Vbroadcastf128 copies 16 bytes of memory to both halves of a YMM register
// (AVX).
func (a *Assembler) Vbroadcastf128(dst YMM, src Operand) {
	a.done2(a.vecLoad(p66|0x0F381A, wNone, w128, false, dst, src), "vbroadcastf128", dst, src) // VEX.66.0F38.W0 1A /r
}

// Vbroadcasti128 copies 16 bytes of memory to both halves of a YMM register
// (AVX2).
func (a *Assembler) Vbroadcasti128(dst YMM, src Operand) {
	a.done2(a.vecLoad(p66|0x0F385A, wNone, w128, false, dst, src), "vbroadcasti128", dst, src) // VEX.66.0F38.W0 5A /r
}

// Vextractf128 copies the low or high half of a YMM register to an XMM register
// or memory (AVX).
func (a *Assembler) Vextractf128(dst, src Operand, half Imm) {
	a.done3(a.vecExtractHalf(p66|0x0F3A19, dst, src, half), "vextractf128", dst, src, half) // VEX.66.0F3A.W0 19 /r ib
}

// Vextracti128 copies the low or high half of a YMM register to an XMM register
// or memory (AVX2).
func (a *Assembler) Vextracti128(dst, src Operand, half Imm) {
	a.done3(a.vecExtractHalf(p66|0x0F3A39, dst, src, half), "vextracti128", dst, src, half) // VEX.66.0F3A.W0 39 /r ib
}

// Vinsertf128 copies x to dst with its low or high half from y, an XMM register
// or memory (AVX).
func (a *Assembler) Vinsertf128(dst, x, y Operand, half Imm) {
	a.done4(a.vecInsertHalf(p66|0x0F3A18, dst, x, y, half), "vinsertf128", dst, x, y, half) // VEX.66.0F3A.W0 18 /r ib
}

// Vinserti128 copies x to dst with its low or high half from y, an XMM register
// or memory (AVX2).
func (a *Assembler) Vinserti128(dst, x, y Operand, half Imm) {
	a.done4(a.vecInsertHalf(p66|0x0F3A38, dst, x, y, half), "vinserti128", dst, x, y, half) // VEX.66.0F3A.W0 38 /r ib
}
