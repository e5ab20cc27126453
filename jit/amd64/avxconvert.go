package amd64

// Floating-point numbers in XMM and YMM registers: comparisons, shuffles,
// rounding and conversions (AVX).

// Vucomiss is Ucomiss with a VEX prefix.
func (a *Assembler) Vucomiss(dst, src Operand) {
	a.done2(a.scalar2(0x0F2E, w32, dst, src), "vucomiss", dst, src) // VEX.0F 2E /r
}

// Vucomisd is Ucomisd with a VEX prefix.
func (a *Assembler) Vucomisd(dst, src Operand) {
	a.done2(a.scalar2(p66|0x0F2E, w64, dst, src), "vucomisd", dst, src) // VEX.66.0F 2E /r
}

// Vcomiss is Comiss with a VEX prefix.
func (a *Assembler) Vcomiss(dst, src Operand) {
	a.done2(a.scalar2(0x0F2F, w32, dst, src), "vcomiss", dst, src) // VEX.0F 2F /r
}

// Vcomisd is Comisd with a VEX prefix.
func (a *Assembler) Vcomisd(dst, src Operand) {
	a.done2(a.scalar2(p66|0x0F2F, w64, dst, src), "vcomisd", dst, src) // VEX.66.0F 2F /r
}

// Vcmpps is Cmpps with 32 comparisons.
func (a *Assembler) Vcmpps(dst, x, y Operand, how Imm) {
	a.done4(a.vec3Byte(0x0FC2, wNone, dst, x, y, how), "vcmpps", dst, x, y, how) // VEX.0F C2 /r ib
}

// Vcmppd is Cmppd with 32 comparisons.
func (a *Assembler) Vcmppd(dst, x, y Operand, how Imm) {
	a.done4(a.vec3Byte(p66|0x0FC2, wNone, dst, x, y, how), "vcmppd", dst, x, y, how) // VEX.66.0F C2 /r ib
}

// Vcmpss is Cmpss with 32 comparisons.
func (a *Assembler) Vcmpss(dst, x, y Operand, how Imm) {
	a.done4(a.scalar3Byte(pF3|0x0FC2, w32, dst, x, y, how), "vcmpss", dst, x, y, how) // VEX.F3.0F C2 /r ib
}

// Vcmpsd is Cmpsd with 32 comparisons.
func (a *Assembler) Vcmpsd(dst, x, y Operand, how Imm) {
	a.done4(a.scalar3Byte(pF2|0x0FC2, w64, dst, x, y, how), "vcmpsd", dst, x, y, how) // VEX.F2.0F C2 /r ib
}

// Vshufps picks float32s by bits of order: the low half from x, the high half
// from y.
func (a *Assembler) Vshufps(dst, x, y Operand, order Imm) {
	a.done4(a.vec3Byte(0x0FC6, wNone, dst, x, y, order), "vshufps", dst, x, y, order) // VEX.0F C6 /r ib
}

// Vshufpd picks float64s by bits of order: the low half from x, the high half
// from y.
func (a *Assembler) Vshufpd(dst, x, y Operand, order Imm) {
	a.done4(a.vec3Byte(p66|0x0FC6, wNone, dst, x, y, order), "vshufpd", dst, x, y, order) // VEX.66.0F C6 /r ib
}

// Vroundps is Roundps with a VEX prefix.
func (a *Assembler) Vroundps(dst, src Operand, how Imm) {
	a.done3(a.vec2Byte(p66|0x0F3A08, wNone, dst, src, how), "vroundps", dst, src, how) // VEX.66.0F3A 08 /r ib
}

// Vroundpd is Roundpd with a VEX prefix.
func (a *Assembler) Vroundpd(dst, src Operand, how Imm) {
	a.done3(a.vec2Byte(p66|0x0F3A09, wNone, dst, src, how), "vroundpd", dst, src, how) // VEX.66.0F3A 09 /r ib
}

// Vroundss is Roundss of y, with the rest of x.
func (a *Assembler) Vroundss(dst, x, y Operand, how Imm) {
	a.done4(a.scalar3Byte(p66|0x0F3A0A, w32, dst, x, y, how), "vroundss", dst, x, y, how) // VEX.66.0F3A 0A /r ib
}

// Vroundsd is Roundsd of y, with the rest of x.
func (a *Assembler) Vroundsd(dst, x, y Operand, how Imm) {
	a.done4(a.scalar3Byte(p66|0x0F3A0B, w64, dst, x, y, how), "vroundsd", dst, x, y, how) // VEX.66.0F3A 0B /r ib
}

// Vmovmskps collects the signs of float32s in a register.
func (a *Assembler) Vmovmskps(dst, src Operand) {
	a.done2(a.vecToReg(0x0F50, wNone, wNone, dst, src), "vmovmskps", dst, src) // VEX.0F 50 /r
}

// Vmovmskpd collects the signs of float64s in a register.
func (a *Assembler) Vmovmskpd(dst, src Operand) {
	a.done2(a.vecToReg(p66|0x0F50, wNone, wNone, dst, src), "vmovmskpd", dst, src) // VEX.66.0F 50 /r
}

// Vcvtsi2ss makes a float32 of a signed integer y of 32 or 64 bits, with the
// rest of x; memory needs a size.
func (a *Assembler) Vcvtsi2ss(dst, x, y Operand) {
	a.done3(a.vecFromReg(pF3|0x0F2A, dst, x, y), "vcvtsi2ss", dst, x, y) // VEX.F3.0F 2A /r
}

// Vcvtsi2sd makes a float64 of a signed integer y of 32 or 64 bits, with the
// rest of x; memory needs a size.
func (a *Assembler) Vcvtsi2sd(dst, x, y Operand) {
	a.done3(a.vecFromReg(pF2|0x0F2A, dst, x, y), "vcvtsi2sd", dst, x, y) // VEX.F2.0F 2A /r
}

// Vcvttss2si makes a signed integer of 32 or 64 bits of a float32, rounding
// towards zero.
func (a *Assembler) Vcvttss2si(dst, src Operand) {
	a.done2(a.vecToReg(pF3|0x0F2C, w32, w64, dst, src), "vcvttss2si", dst, src) // VEX.F3.0F 2C /r
}

// Vcvttsd2si makes a signed integer of 32 or 64 bits of a float64, rounding
// towards zero.
func (a *Assembler) Vcvttsd2si(dst, src Operand) {
	a.done2(a.vecToReg(pF2|0x0F2C, w64, w64, dst, src), "vcvttsd2si", dst, src) // VEX.F2.0F 2C /r
}

// Vcvtss2si makes a signed integer of 32 or 64 bits of a float32, rounding as
// MXCSR says.
func (a *Assembler) Vcvtss2si(dst, src Operand) {
	a.done2(a.vecToReg(pF3|0x0F2D, w32, w64, dst, src), "vcvtss2si", dst, src) // VEX.F3.0F 2D /r
}

// Vcvtsd2si makes a signed integer of 32 or 64 bits of a float64, rounding as
// MXCSR says.
func (a *Assembler) Vcvtsd2si(dst, src Operand) {
	a.done2(a.vecToReg(pF2|0x0F2D, w64, w64, dst, src), "vcvtsd2si", dst, src) // VEX.F2.0F 2D /r
}

// Vcvtss2sd makes a float64 of a float32, y, with the rest of x.
func (a *Assembler) Vcvtss2sd(dst, x, y Operand) {
	a.done3(a.scalar3(pF3|0x0F5A, wNone, w32, dst, x, y), "vcvtss2sd", dst, x, y) // VEX.F3.0F 5A /r
}

// Vcvtsd2ss makes a float32 of a float64, y, with the rest of x.
func (a *Assembler) Vcvtsd2ss(dst, x, y Operand) {
	a.done3(a.scalar3(pF2|0x0F5A, wNone, w64, dst, x, y), "vcvtsd2ss", dst, x, y) // VEX.F2.0F 5A /r
}

// Vcvtps2pd makes float64s of float32s.
func (a *Assembler) Vcvtps2pd(dst, src Operand) {
	a.done2(a.vecWiden(0x0F5A, 1, dst, src), "vcvtps2pd", dst, src) // VEX.0F 5A /r
}

// Vcvtpd2ps makes float32s of float64s; memory needs a size.
func (a *Assembler) Vcvtpd2ps(dst, src Operand) {
	a.done2(a.vecNarrow(p66|0x0F5A, dst, src), "vcvtpd2ps", dst, src) // VEX.66.0F 5A /r
}

// Vcvtdq2ps makes float32s of signed doublewords.
func (a *Assembler) Vcvtdq2ps(dst, src Operand) {
	a.done2(a.vec2(0x0F5B, wNone, dst, src), "vcvtdq2ps", dst, src) // VEX.0F 5B /r
}

// Vcvtps2dq makes signed doublewords of float32s, rounding as MXCSR says.
func (a *Assembler) Vcvtps2dq(dst, src Operand) {
	a.done2(a.vec2(p66|0x0F5B, wNone, dst, src), "vcvtps2dq", dst, src) // VEX.66.0F 5B /r
}

// Vcvttps2dq makes signed doublewords of float32s, rounding towards zero.
func (a *Assembler) Vcvttps2dq(dst, src Operand) {
	a.done2(a.vec2(pF3|0x0F5B, wNone, dst, src), "vcvttps2dq", dst, src) // VEX.F3.0F 5B /r
}

// Vcvtdq2pd makes float64s of signed doublewords.
func (a *Assembler) Vcvtdq2pd(dst, src Operand) {
	a.done2(a.vecWiden(pF3|0x0FE6, 1, dst, src), "vcvtdq2pd", dst, src) // VEX.F3.0F E6 /r
}

// Vcvttpd2dq makes signed doublewords of float64s, rounding towards zero;
// memory needs a size.
func (a *Assembler) Vcvttpd2dq(dst, src Operand) {
	a.done2(a.vecNarrow(p66|0x0FE6, dst, src), "vcvttpd2dq", dst, src) // VEX.66.0F E6 /r
}

// Vcvtpd2dq makes signed doublewords of float64s, rounding as MXCSR says;
// memory needs a size.
func (a *Assembler) Vcvtpd2dq(dst, src Operand) {
	a.done2(a.vecNarrow(pF2|0x0FE6, dst, src), "vcvtpd2dq", dst, src) // VEX.F2.0F E6 /r
}
