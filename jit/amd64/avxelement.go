package amd64

// Packed integers in XMM and YMM registers, the forms that differ: one source,
// shifts, shuffles by immediates, permutations.

// Vpabsb takes the absolute values of signed bytes.
func (a *Assembler) Vpabsb(dst, src Operand) {
	a.done2(a.vec2(p66|0x0F381C, wNone, dst, src), "vpabsb", dst, src) // VEX.66.0F38 1C /r
}

// Vpabsw takes the absolute values of signed words.
func (a *Assembler) Vpabsw(dst, src Operand) {
	a.done2(a.vec2(p66|0x0F381D, wNone, dst, src), "vpabsw", dst, src) // VEX.66.0F38 1D /r
}

// Vpabsd takes the absolute values of signed doublewords.
func (a *Assembler) Vpabsd(dst, src Operand) {
	a.done2(a.vec2(p66|0x0F381E, wNone, dst, src), "vpabsd", dst, src) // VEX.66.0F38 1E /r
}

// Vptest sets the zero flag if dst & src is 0, and the carry flag if ^dst & src
// is.
func (a *Assembler) Vptest(dst, src Operand) {
	a.done2(a.vec2(p66|0x0F3817, wNone, dst, src), "vptest", dst, src) // VEX.66.0F38 17 /r
}

// Vpmovmskb collects the highest bits of the 16 or 32 bytes of src in a
// register.
func (a *Assembler) Vpmovmskb(dst, src Operand) {
	a.done2(a.vecToReg(p66|0x0FD7, wNone, wNone, dst, src), "vpmovmskb", dst, src) // VEX.66.0F D7 /r
}

// Vpsllw shifts words left.
func (a *Assembler) Vpsllw(dst, x, n Operand) {
	a.done3(a.vecShift(p66|0x0FF1, p66|0x0F71, 6, dst, x, n), "vpsllw", dst, x, n) // VEX.66.0F F1 /r, VEX.66.0F 71 /6 ib
}

// Vpslld shifts doublewords left.
func (a *Assembler) Vpslld(dst, x, n Operand) {
	a.done3(a.vecShift(p66|0x0FF2, p66|0x0F72, 6, dst, x, n), "vpslld", dst, x, n) // VEX.66.0F F2 /r, VEX.66.0F 72 /6 ib
}

// Vpsllq shifts quadwords left.
func (a *Assembler) Vpsllq(dst, x, n Operand) {
	a.done3(a.vecShift(p66|0x0FF3, p66|0x0F73, 6, dst, x, n), "vpsllq", dst, x, n) // VEX.66.0F F3 /r, VEX.66.0F 73 /6 ib
}

// Vpsrlw shifts words right, with zeros in front.
func (a *Assembler) Vpsrlw(dst, x, n Operand) {
	a.done3(a.vecShift(p66|0x0FD1, p66|0x0F71, 2, dst, x, n), "vpsrlw", dst, x, n) // VEX.66.0F D1 /r, VEX.66.0F 71 /2 ib
}

// Vpsrld shifts doublewords right, with zeros in front.
func (a *Assembler) Vpsrld(dst, x, n Operand) {
	a.done3(a.vecShift(p66|0x0FD2, p66|0x0F72, 2, dst, x, n), "vpsrld", dst, x, n) // VEX.66.0F D2 /r, VEX.66.0F 72 /2 ib
}

// Vpsrlq shifts quadwords right, with zeros in front.
func (a *Assembler) Vpsrlq(dst, x, n Operand) {
	a.done3(a.vecShift(p66|0x0FD3, p66|0x0F73, 2, dst, x, n), "vpsrlq", dst, x, n) // VEX.66.0F D3 /r, VEX.66.0F 73 /2 ib
}

// Vpsraw shifts words right, with copies of the sign in front.
func (a *Assembler) Vpsraw(dst, x, n Operand) {
	a.done3(a.vecShift(p66|0x0FE1, p66|0x0F71, 4, dst, x, n), "vpsraw", dst, x, n) // VEX.66.0F E1 /r, VEX.66.0F 71 /4 ib
}

// Vpsrad shifts doublewords right, with copies of the sign in front.
func (a *Assembler) Vpsrad(dst, x, n Operand) {
	a.done3(a.vecShift(p66|0x0FE2, p66|0x0F72, 4, dst, x, n), "vpsrad", dst, x, n) // VEX.66.0F E2 /r, VEX.66.0F 72 /4 ib
}

// Vpslldq shifts the 16 bytes of each half left by n bytes.
func (a *Assembler) Vpslldq(dst, x, n Operand) {
	a.done3(a.vecShift(0, p66|0x0F73, 7, dst, x, n), "vpslldq", dst, x, n) // VEX.66.0F 73 /7 ib
}

// Vpsrldq shifts the 16 bytes of each half right by n bytes.
func (a *Assembler) Vpsrldq(dst, x, n Operand) {
	a.done3(a.vecShift(0, p66|0x0F73, 3, dst, x, n), "vpsrldq", dst, x, n) // VEX.66.0F 73 /3 ib
}

// Vpsllvd shifts doublewords left by those of y (AVX2).
func (a *Assembler) Vpsllvd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3847, wNone, dst, x, y), "vpsllvd", dst, x, y) // VEX.66.0F38.W0 47 /r
}

// Vpsllvq shifts quadwords left by those of y (AVX2).
func (a *Assembler) Vpsllvq(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3847, w64, dst, x, y), "vpsllvq", dst, x, y) // VEX.66.0F38.W1 47 /r
}

// Vpsrlvd shifts doublewords right by those of y, with zeros in front (AVX2).
func (a *Assembler) Vpsrlvd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3845, wNone, dst, x, y), "vpsrlvd", dst, x, y) // VEX.66.0F38.W0 45 /r
}

// Vpsrlvq shifts quadwords right by those of y, with zeros in front (AVX2).
func (a *Assembler) Vpsrlvq(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3845, w64, dst, x, y), "vpsrlvq", dst, x, y) // VEX.66.0F38.W1 45 /r
}

// Vpsravd shifts doublewords right by those of y, with copies of the sign in
// front (AVX2).
func (a *Assembler) Vpsravd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3846, wNone, dst, x, y), "vpsravd", dst, x, y) // VEX.66.0F38.W0 46 /r
}

// Vpshufd picks doublewords by pairs of bits of order.
func (a *Assembler) Vpshufd(dst, src Operand, order Imm) {
	a.done3(a.vec2Byte(p66|0x0F70, wNone, dst, src, order), "vpshufd", dst, src, order) // VEX.66.0F 70 /r ib
}

// Vpshuflw picks words of the low half by pairs of bits of order.
func (a *Assembler) Vpshuflw(dst, src Operand, order Imm) {
	a.done3(a.vec2Byte(pF2|0x0F70, wNone, dst, src, order), "vpshuflw", dst, src, order) // VEX.F2.0F 70 /r ib
}

// Vpshufhw picks words of the high half by pairs of bits of order.
func (a *Assembler) Vpshufhw(dst, src Operand, order Imm) {
	a.done3(a.vec2Byte(pF3|0x0F70, wNone, dst, src, order), "vpshufhw", dst, src, order) // VEX.F3.0F 70 /r ib
}

// Vpalignr takes 16 bytes out of x:y, from byte imm on, in each half.
func (a *Assembler) Vpalignr(dst, x, y Operand, imm Imm) {
	a.done4(a.vec3Byte(p66|0x0F3A0F, wNone, dst, x, y, imm), "vpalignr", dst, x, y, imm) // VEX.66.0F3A 0F /r ib
}

// Vpblendw takes the words whose bits of imm are ones from y, the others from
// x.
func (a *Assembler) Vpblendw(dst, x, y Operand, imm Imm) {
	a.done4(a.vec3Byte(p66|0x0F3A0E, wNone, dst, x, y, imm), "vpblendw", dst, x, y, imm) // VEX.66.0F3A 0E /r ib
}

// Vpblendd takes the doublewords whose bits of imm are ones from y, the others
// from x (AVX2).
func (a *Assembler) Vpblendd(dst, x, y Operand, imm Imm) {
	a.done4(a.vec3Byte(p66|0x0F3A02, wNone, dst, x, y, imm), "vpblendd", dst, x, y, imm) // VEX.66.0F3A.W0 02 /r ib
}

// Vpblendvb takes the bytes that have their highest bit set in mask, a register,
// from y, and the others from x.
func (a *Assembler) Vpblendvb(dst, x, y, mask Operand) {
	n, l := number(mask)
	_, want := number(dst)
	ok := l == want && a.vec3Imm(p66|0x0F3A4C, wNone, dst, x, y, int64(n)<<4, 1) // VEX.66.0F3A.W0 4C /r is4
	a.done4(ok, "vpblendvb", dst, x, y, mask)
}

// Vpmovsxbw makes words of bytes, with copies of their sign in front.
func (a *Assembler) Vpmovsxbw(dst, src Operand) {
	a.done2(a.vecWiden(p66|0x0F3820, 1, dst, src), "vpmovsxbw", dst, src) // VEX.66.0F38 20 /r
}

// Vpmovsxbd makes doublewords of bytes, with copies of their sign in front.
func (a *Assembler) Vpmovsxbd(dst, src Operand) {
	a.done2(a.vecWiden(p66|0x0F3821, 2, dst, src), "vpmovsxbd", dst, src) // VEX.66.0F38 21 /r
}

// Vpmovsxbq makes quadwords of bytes, with copies of their sign in front.
func (a *Assembler) Vpmovsxbq(dst, src Operand) {
	a.done2(a.vecWiden(p66|0x0F3822, 3, dst, src), "vpmovsxbq", dst, src) // VEX.66.0F38 22 /r
}

// Vpmovsxwd makes doublewords of words, with copies of their sign in front.
func (a *Assembler) Vpmovsxwd(dst, src Operand) {
	a.done2(a.vecWiden(p66|0x0F3823, 1, dst, src), "vpmovsxwd", dst, src) // VEX.66.0F38 23 /r
}

// Vpmovsxwq makes quadwords of words, with copies of their sign in front.
func (a *Assembler) Vpmovsxwq(dst, src Operand) {
	a.done2(a.vecWiden(p66|0x0F3824, 2, dst, src), "vpmovsxwq", dst, src) // VEX.66.0F38 24 /r
}

// Vpmovsxdq makes quadwords of doublewords, with copies of their sign in front.
func (a *Assembler) Vpmovsxdq(dst, src Operand) {
	a.done2(a.vecWiden(p66|0x0F3825, 1, dst, src), "vpmovsxdq", dst, src) // VEX.66.0F38 25 /r
}

// Vpmovzxbw makes words of bytes, with zeros in front.
func (a *Assembler) Vpmovzxbw(dst, src Operand) {
	a.done2(a.vecWiden(p66|0x0F3830, 1, dst, src), "vpmovzxbw", dst, src) // VEX.66.0F38 30 /r
}

// Vpmovzxbd makes doublewords of bytes, with zeros in front.
func (a *Assembler) Vpmovzxbd(dst, src Operand) {
	a.done2(a.vecWiden(p66|0x0F3831, 2, dst, src), "vpmovzxbd", dst, src) // VEX.66.0F38 31 /r
}

// Vpmovzxbq makes quadwords of bytes, with zeros in front.
func (a *Assembler) Vpmovzxbq(dst, src Operand) {
	a.done2(a.vecWiden(p66|0x0F3832, 3, dst, src), "vpmovzxbq", dst, src) // VEX.66.0F38 32 /r
}

// Vpmovzxwd makes doublewords of words, with zeros in front.
func (a *Assembler) Vpmovzxwd(dst, src Operand) {
	a.done2(a.vecWiden(p66|0x0F3833, 1, dst, src), "vpmovzxwd", dst, src) // VEX.66.0F38 33 /r
}

// Vpmovzxwq makes quadwords of words, with zeros in front.
func (a *Assembler) Vpmovzxwq(dst, src Operand) {
	a.done2(a.vecWiden(p66|0x0F3834, 2, dst, src), "vpmovzxwq", dst, src) // VEX.66.0F38 34 /r
}

// Vpmovzxdq makes quadwords of doublewords, with zeros in front.
func (a *Assembler) Vpmovzxdq(dst, src Operand) {
	a.done2(a.vecWiden(p66|0x0F3835, 1, dst, src), "vpmovzxdq", dst, src) // VEX.66.0F38 35 /r
}

// Vpermq picks quadwords of a YMM register by pairs of bits of order (AVX2).
func (a *Assembler) Vpermq(dst, src Operand, order Imm) {
	a.done3(a.vec2YMM(p66|0x0F3A00, w64, dst, src, order), "vpermq", dst, src, order) // VEX.66.0F3A.W1 00 /r ib
}

// Vpermpd picks float64s of a YMM register by pairs of bits of order (AVX2).
func (a *Assembler) Vpermpd(dst, src Operand, order Imm) {
	a.done3(a.vec2YMM(p66|0x0F3A01, w64, dst, src, order), "vpermpd", dst, src, order) // VEX.66.0F3A.W1 01 /r ib
}

// Vpermd picks doublewords of y by the indices in x (AVX2).
func (a *Assembler) Vpermd(dst, x YMM, y Operand) {
	a.done3(a.vec3(p66|0x0F3836, wNone, dst, x, y), "vpermd", dst, x, y) // VEX.66.0F38.W0 36 /r
}

// Vpermps picks float32s of y by the indices in x (AVX2).
func (a *Assembler) Vpermps(dst, x YMM, y Operand) {
	a.done3(a.vec3(p66|0x0F3816, wNone, dst, x, y), "vpermps", dst, x, y) // VEX.66.0F38.W0 16 /r
}

// Vperm2f128 picks halves of two YMM registers: bits 0-1 of order for the low
// half, 4-5 for the high one, 3 and 7 for zeros (AVX).
func (a *Assembler) Vperm2f128(dst, x, y Operand, order Imm) {
	a.done4(a.vec3YMM(p66|0x0F3A06, wNone, dst, x, y, order), "vperm2f128", dst, x, y, order) // VEX.66.0F3A.W0 06 /r ib
}

// Vperm2i128 picks halves of two YMM registers: bits 0-1 of order for the low
// half, 4-5 for the high one, 3 and 7 for zeros (AVX2).
func (a *Assembler) Vperm2i128(dst, x, y Operand, order Imm) {
	a.done4(a.vec3YMM(p66|0x0F3A46, wNone, dst, x, y, order), "vperm2i128", dst, x, y, order) // VEX.66.0F3A.W0 46 /r ib
}
