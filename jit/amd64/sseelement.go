package amd64

// Packed integers in XMM registers, the forms that differ: one source, shifts,
// shuffles by immediates, single elements.

// Pabsb takes the absolute values of signed bytes (SSSE3).
func (a *Assembler) Pabsb(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F381C, w128, dst, src), "pabsb", dst, src) // 66 0F 38 1C /r
}

// Pabsw takes the absolute values of signed words (SSSE3).
func (a *Assembler) Pabsw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F381D, w128, dst, src), "pabsw", dst, src) // 66 0F 38 1D /r
}

// Pabsd takes the absolute values of signed doublewords (SSSE3).
func (a *Assembler) Pabsd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F381E, w128, dst, src), "pabsd", dst, src) // 66 0F 38 1E /r
}

// Ptest sets the zero flag if dst & src is 0, and the carry flag if ^dst & src
// is (SSE4.1).
func (a *Assembler) Ptest(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3817, w128, dst, src), "ptest", dst, src) // 66 0F 38 17 /r
}

// Pmovmskb collects the highest bits of the 16 bytes of src in a register.
func (a *Assembler) Pmovmskb(dst, src Operand) {
	a.done2(a.xmmToReg(p66|0x0FD7, wNone, wNone, dst, src), "pmovmskb", dst, src) // 66 0F D7 /r
}

// Psllw shifts words left.
func (a *Assembler) Psllw(dst, n Operand) {
	a.done2(a.xmmShift(p66|0x0FF1, p66|0x0F71, 6, dst, n), "psllw", dst, n) // 66 0F F1 /r, 66 0F 71 /6 ib
}

// Pslld shifts doublewords left.
func (a *Assembler) Pslld(dst, n Operand) {
	a.done2(a.xmmShift(p66|0x0FF2, p66|0x0F72, 6, dst, n), "pslld", dst, n) // 66 0F F2 /r, 66 0F 72 /6 ib
}

// Psllq shifts quadwords left.
func (a *Assembler) Psllq(dst, n Operand) {
	a.done2(a.xmmShift(p66|0x0FF3, p66|0x0F73, 6, dst, n), "psllq", dst, n) // 66 0F F3 /r, 66 0F 73 /6 ib
}

// Psrlw shifts words right, with zeros in front.
func (a *Assembler) Psrlw(dst, n Operand) {
	a.done2(a.xmmShift(p66|0x0FD1, p66|0x0F71, 2, dst, n), "psrlw", dst, n) // 66 0F D1 /r, 66 0F 71 /2 ib
}

// Psrld shifts doublewords right, with zeros in front.
func (a *Assembler) Psrld(dst, n Operand) {
	a.done2(a.xmmShift(p66|0x0FD2, p66|0x0F72, 2, dst, n), "psrld", dst, n) // 66 0F D2 /r, 66 0F 72 /2 ib
}

// Psrlq shifts quadwords right, with zeros in front.
func (a *Assembler) Psrlq(dst, n Operand) {
	a.done2(a.xmmShift(p66|0x0FD3, p66|0x0F73, 2, dst, n), "psrlq", dst, n) // 66 0F D3 /r, 66 0F 73 /2 ib
}

// Psraw shifts words right, with copies of the sign in front.
func (a *Assembler) Psraw(dst, n Operand) {
	a.done2(a.xmmShift(p66|0x0FE1, p66|0x0F71, 4, dst, n), "psraw", dst, n) // 66 0F E1 /r, 66 0F 71 /4 ib
}

// Psrad shifts doublewords right, with copies of the sign in front.
func (a *Assembler) Psrad(dst, n Operand) {
	a.done2(a.xmmShift(p66|0x0FE2, p66|0x0F72, 4, dst, n), "psrad", dst, n) // 66 0F E2 /r, 66 0F 72 /4 ib
}

// Pslldq shifts 16 bytes left by n bytes.
func (a *Assembler) Pslldq(dst, n Operand) {
	a.done2(a.xmmShift(0, p66|0x0F73, 7, dst, n), "pslldq", dst, n)
} // 66 0F 73 /7 ib

// Psrldq shifts 16 bytes right by n bytes.
func (a *Assembler) Psrldq(dst, n Operand) {
	a.done2(a.xmmShift(0, p66|0x0F73, 3, dst, n), "psrldq", dst, n)
} // 66 0F 73 /3 ib

// Pshufd picks doublewords by pairs of bits of order.
func (a *Assembler) Pshufd(dst, src Operand, order Imm) {
	a.done3(a.xmmByte(p66|0x0F70, w128, dst, src, order), "pshufd", dst, src, order) // 66 0F 70 /r ib
}

// Pshuflw picks words of the low half by pairs of bits of order.
func (a *Assembler) Pshuflw(dst, src Operand, order Imm) {
	a.done3(a.xmmByte(pF2|0x0F70, w128, dst, src, order), "pshuflw", dst, src, order) // F2 0F 70 /r ib
}

// Pshufhw picks words of the high half by pairs of bits of order.
func (a *Assembler) Pshufhw(dst, src Operand, order Imm) {
	a.done3(a.xmmByte(pF3|0x0F70, w128, dst, src, order), "pshufhw", dst, src, order) // F3 0F 70 /r ib
}

// Palignr takes 16 bytes out of dst:src, from byte imm on (SSSE3).
func (a *Assembler) Palignr(dst, src Operand, imm Imm) {
	a.done3(a.xmmByte(p66|0x0F3A0F, w128, dst, src, imm), "palignr", dst, src, imm) // 66 0F 3A 0F /r ib
}

// Pblendw replaces the words of dst whose bits of imm are ones (SSE4.1).
func (a *Assembler) Pblendw(dst, src Operand, imm Imm) {
	a.done3(a.xmmByte(p66|0x0F3A0E, w128, dst, src, imm), "pblendw", dst, src, imm) // 66 0F 3A 0E /r ib
}

// Pmovsxbw makes words of bytes, with copies of their sign in front (SSE4.1).
func (a *Assembler) Pmovsxbw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3820, w64, dst, src), "pmovsxbw", dst, src) // 66 0F 38 20 /r
}

// Pmovsxbd makes doublewords of bytes, with copies of their sign in front
// (SSE4.1).
func (a *Assembler) Pmovsxbd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3821, w32, dst, src), "pmovsxbd", dst, src) // 66 0F 38 21 /r
}

// Pmovsxbq makes quadwords of bytes, with copies of their sign in front
// (SSE4.1).
func (a *Assembler) Pmovsxbq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3822, w16, dst, src), "pmovsxbq", dst, src) // 66 0F 38 22 /r
}

// Pmovsxwd makes doublewords of words, with copies of their sign in front
// (SSE4.1).
func (a *Assembler) Pmovsxwd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3823, w64, dst, src), "pmovsxwd", dst, src) // 66 0F 38 23 /r
}

// Pmovsxwq makes quadwords of words, with copies of their sign in front
// (SSE4.1).
func (a *Assembler) Pmovsxwq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3824, w32, dst, src), "pmovsxwq", dst, src) // 66 0F 38 24 /r
}

// Pmovsxdq makes quadwords of doublewords, with copies of their sign in front
// (SSE4.1).
func (a *Assembler) Pmovsxdq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3825, w64, dst, src), "pmovsxdq", dst, src) // 66 0F 38 25 /r
}

// Pmovzxbw makes words of bytes, with zeros in front (SSE4.1).
func (a *Assembler) Pmovzxbw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3830, w64, dst, src), "pmovzxbw", dst, src) // 66 0F 38 30 /r
}

// Pmovzxbd makes doublewords of bytes, with zeros in front (SSE4.1).
func (a *Assembler) Pmovzxbd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3831, w32, dst, src), "pmovzxbd", dst, src) // 66 0F 38 31 /r
}

// Pmovzxbq makes quadwords of bytes, with zeros in front (SSE4.1).
func (a *Assembler) Pmovzxbq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3832, w16, dst, src), "pmovzxbq", dst, src) // 66 0F 38 32 /r
}

// Pmovzxwd makes doublewords of words, with zeros in front (SSE4.1).
func (a *Assembler) Pmovzxwd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3833, w64, dst, src), "pmovzxwd", dst, src) // 66 0F 38 33 /r
}

// Pmovzxwq makes quadwords of words, with zeros in front (SSE4.1).
func (a *Assembler) Pmovzxwq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3834, w32, dst, src), "pmovzxwq", dst, src) // 66 0F 38 34 /r
}

// Pmovzxdq makes quadwords of doublewords, with zeros in front (SSE4.1).
func (a *Assembler) Pmovzxdq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3835, w64, dst, src), "pmovzxdq", dst, src) // 66 0F 38 35 /r
}

// Pextrb copies byte index of src to a 32-bit register, with zeros in front, or
// to memory (SSE4.1).
func (a *Assembler) Pextrb(dst, src Operand, index Imm) {
	a.done3(a.xmmExtract(p66|0x0F3A14, w32, w8, dst, src, index), "pextrb", dst, src, index) // 66 0F 3A 14 /r ib
}

// Pextrw copies word index of src to a 32-bit register, with zeros in front, or
// to memory (SSE4.1).
func (a *Assembler) Pextrw(dst, src Operand, index Imm) {
	a.done3(a.pextrw(dst, src, index), "pextrw", dst, src, index)
}

func (a *Assembler) pextrw(dst, src Operand, index Imm) bool {
	if d, ok := dst.(Reg); ok { // the form of SSE2 is shorter, with the registers the other way round
		s, ok := src.(XMM)
		v, fits := immediate(index, w8)
		if !ok || !fits || s >= vectors || !d.valid() || d.width() != w32 {
			return false
		}
		a.regRegImm(p66|0x0FC5, wNone, d, Reg(s), v, 1) // 66 0F C5 /r ib
		return true
	}
	return a.xmmExtract(p66|0x0F3A15, w32, w16, dst, src, index) // 66 0F 3A 15 /r ib
}

// Pextrd copies doubleword index of src to a register or memory (SSE4.1).
func (a *Assembler) Pextrd(dst, src Operand, index Imm) {
	a.done3(a.xmmExtract(p66|0x0F3A16, w32, w32, dst, src, index), "pextrd", dst, src, index) // 66 0F 3A 16 /r ib
}

// Pextrq copies quadword index of src to a register or memory (SSE4.1).
func (a *Assembler) Pextrq(dst, src Operand, index Imm) {
	a.done3(a.xmmExtract(p66|0x0F3A16, w64, w64, dst, src, index), "pextrq", dst, src, index) // 66 REX.W 0F 3A 16 /r ib
}

// Pinsrb copies a 32-bit register's low byte, or memory, to byte index of dst
// (SSE4.1).
func (a *Assembler) Pinsrb(dst, src Operand, index Imm) {
	a.done3(a.xmmInsert(p66|0x0F3A20, w32, w8, dst, src, index), "pinsrb", dst, src, index) // 66 0F 3A 20 /r ib
}

// Pinsrw copies a 32-bit register's low word, or memory, to word index of dst.
func (a *Assembler) Pinsrw(dst, src Operand, index Imm) {
	a.done3(a.xmmInsert(p66|0x0FC4, w32, w16, dst, src, index), "pinsrw", dst, src, index) // 66 0F C4 /r ib
}

// Pinsrd copies a register or memory to doubleword index of dst (SSE4.1).
func (a *Assembler) Pinsrd(dst, src Operand, index Imm) {
	a.done3(a.xmmInsert(p66|0x0F3A22, w32, w32, dst, src, index), "pinsrd", dst, src, index) // 66 0F 3A 22 /r ib
}

// Pinsrq copies a register or memory to quadword index of dst (SSE4.1).
func (a *Assembler) Pinsrq(dst, src Operand, index Imm) {
	a.done3(a.xmmInsert(p66|0x0F3A22, w64, w64, dst, src, index), "pinsrq", dst, src, index) // 66 REX.W 0F 3A 22 /r ib
}
