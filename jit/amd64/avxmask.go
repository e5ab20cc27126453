package amd64

// Vmaskmovps copies those float32s from or to memory whose elements in mask have
// their highest bit set. The other elements of a register become 0, those of
// memory are not touched, and may be where no memory is (AVX).
func (a *Assembler) Vmaskmovps(dst, mask, src Operand) {
	a.done3(a.vecMasked(p66|0x0F382C, 2, wNone, dst, mask, src), "vmaskmovps", dst, mask, src) // VEX.66.0F38.W0 2C /r, 2E /r
}

// Vmaskmovpd is Vmaskmovps of float64s (AVX).
func (a *Assembler) Vmaskmovpd(dst, mask, src Operand) {
	a.done3(a.vecMasked(p66|0x0F382D, 2, wNone, dst, mask, src), "vmaskmovpd", dst, mask, src) // VEX.66.0F38.W0 2D /r, 2F /r
}

// Vpmaskmovd is Vmaskmovps of doublewords (AVX2).
func (a *Assembler) Vpmaskmovd(dst, mask, src Operand) {
	a.done3(a.vecMasked(p66|0x0F388C, 2, wNone, dst, mask, src), "vpmaskmovd", dst, mask, src) // VEX.66.0F38.W0 8C /r, 8E /r
}

// Vpmaskmovq is Vmaskmovps of quadwords (AVX2).
func (a *Assembler) Vpmaskmovq(dst, mask, src Operand) {
	a.done3(a.vecMasked(p66|0x0F388C, 2, w64, dst, mask, src), "vpmaskmovq", dst, mask, src) // VEX.66.0F38.W1 8C /r, 8E /r
}

// vecMasked encodes "op /r" with a vector register as dst, one as mask, and
// memory, or, with the opcode that is store higher, with dst as memory.
func (a *Assembler) vecMasked(op, store opcode, w width, dst, mask, src Operand) bool {
	memory, register := src, dst
	if _, ok := dst.(Mem); ok {
		memory, register = dst, src
		op += store
	}
	if _, ok := memory.(Mem); !ok {
		return false
	}
	r, l := number(register)
	v, l2 := number(mask)
	m := addressOf(memory)
	return l != wNone && l == l2 && m.fits(l) && a.vexMem(op, w, l, r, v, m, 0, 0)
}
