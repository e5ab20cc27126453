package amd64

// Choices between the elements of two registers.

// Blendps takes those float32s from src whose bit in mask is set (SSE4.1).
func (a *Assembler) Blendps(dst, src Operand, mask Imm) {
	a.done3(a.xmmByte(p66|0x0F3A0C, w128, dst, src, mask), "blendps", dst, src, mask) // 66 0F 3A 0C /r ib
}

// Blendpd takes those float64s from src whose bit in mask is set (SSE4.1).
func (a *Assembler) Blendpd(dst, src Operand, mask Imm) {
	a.done3(a.xmmByte(p66|0x0F3A0D, w128, dst, src, mask), "blendpd", dst, src, mask) // 66 0F 3A 0D /r ib
}

// Insertps copies a float32 of src, or of memory, to a place of dst, and clears
// others, all as the bits of control say (SSE4.1).
func (a *Assembler) Insertps(dst, src Operand, control Imm) {
	a.done3(a.xmmByte(p66|0x0F3A21, w32, dst, src, control), "insertps", dst, src, control) // 66 0F 3A 21 /r ib
}

// Vblendps takes those float32s from y, and the others from x, whose bit in mask
// is set.
func (a *Assembler) Vblendps(dst, x, y Operand, mask Imm) {
	a.done4(a.vec3Byte(p66|0x0F3A0C, wNone, dst, x, y, mask), "vblendps", dst, x, y, mask) // VEX.66.0F3A 0C /r ib
}

// Vblendpd takes those float64s from y, and the others from x, whose bit in mask
// is set.
func (a *Assembler) Vblendpd(dst, x, y Operand, mask Imm) {
	a.done4(a.vec3Byte(p66|0x0F3A0D, wNone, dst, x, y, mask), "vblendpd", dst, x, y, mask) // VEX.66.0F3A 0D /r ib
}

// Vpermilps picks float32s of x within each 16 bytes, by two bits each of an
// immediate or, with a register or memory for y, by the low two bits of its
// doublewords (AVX).
func (a *Assembler) Vpermilps(dst, x, y Operand) {
	a.done3(a.vecPermute(0x0C, 0x04, dst, x, y), "vpermilps", dst, x, y) // VEX.66.0F38.W0 0C /r, VEX.66.0F3A.W0 04 /r ib
}

// Vpermilpd picks float64s of x within each 16 bytes, by a bit each of an
// immediate or, with a register or memory for y, by the second bit of its
// quadwords (AVX).
func (a *Assembler) Vpermilpd(dst, x, y Operand) {
	a.done3(a.vecPermute(0x0D, 0x05, dst, x, y), "vpermilpd", dst, x, y) // VEX.66.0F38.W0 0D /r, VEX.66.0F3A.W0 05 /r ib
}

// vecPermute encodes "op /r" of the page 0F 38 or, with an immediate, "op /r ib"
// of the page 0F 3A.
func (a *Assembler) vecPermute(op, byImm opcode, dst, x, y Operand) bool {
	if v, ok := y.(Imm); ok {
		return a.vec2Byte(p66|0x0F3A00|byImm, wNone, dst, x, v)
	}
	return a.vec3(p66|0x0F3800|op, wNone, dst, x, y)
}
