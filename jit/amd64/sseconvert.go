package amd64

// Floating-point numbers in XMM registers: comparisons, shuffles, rounding and
// conversions.

// Ucomiss compares the lowest float32s and sets the flags as for unsigned
// numbers; all of zero, parity and carry for unordered ones.
func (a *Assembler) Ucomiss(dst, src Operand) {
	a.done2(a.xmm(0x0F2E, w32, dst, src), "ucomiss", dst, src)
} // 0F 2E /r

// Ucomisd compares the lowest float64s and sets the flags as for unsigned
// numbers; all of zero, parity and carry for unordered ones.
func (a *Assembler) Ucomisd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F2E, w64, dst, src), "ucomisd", dst, src) // 66 0F 2E /r
}

// Comiss is Ucomiss that raises an exception for quiet NaNs too.
func (a *Assembler) Comiss(dst, src Operand) {
	a.done2(a.xmm(0x0F2F, w32, dst, src), "comiss", dst, src)
} // 0F 2F /r

// Comisd is Ucomisd that raises an exception for quiet NaNs too.
func (a *Assembler) Comisd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F2F, w64, dst, src), "comisd", dst, src)
} // 66 0F 2F /r

// Cmpps compares float32s and makes all ones or zeros; how is 0 to 7 for ==, <,
// <=, unordered, and their opposites.
func (a *Assembler) Cmpps(dst, src Operand, how Imm) {
	a.done3(a.xmmByte(0x0FC2, w128, dst, src, how), "cmpps", dst, src, how) // 0F C2 /r ib
}

// Cmppd compares float64s and makes all ones or zeros; how is 0 to 7 for ==, <,
// <=, unordered, and their opposites.
func (a *Assembler) Cmppd(dst, src Operand, how Imm) {
	a.done3(a.xmmByte(p66|0x0FC2, w128, dst, src, how), "cmppd", dst, src, how) // 66 0F C2 /r ib
}

// Cmpss compares the lowest float32s and makes all ones or zeros; how is 0 to 7
// for ==, <, <=, unordered, and their opposites.
func (a *Assembler) Cmpss(dst, src Operand, how Imm) {
	a.done3(a.xmmByte(pF3|0x0FC2, w32, dst, src, how), "cmpss", dst, src, how) // F3 0F C2 /r ib
}

// Cmpsd compares the lowest float64s and makes all ones or zeros; how is 0 to 7
// for ==, <, <=, unordered, and their opposites.
func (a *Assembler) Cmpsd(dst, src Operand, how Imm) {
	a.done3(a.xmmByte(pF2|0x0FC2, w64, dst, src, how), "cmpsd", dst, src, how) // F2 0F C2 /r ib
}

// Shufps picks float32s by bits of order: the low half from dst, the high half
// from src.
func (a *Assembler) Shufps(dst, src Operand, order Imm) {
	a.done3(a.xmmByte(0x0FC6, w128, dst, src, order), "shufps", dst, src, order) // 0F C6 /r ib
}

// Shufpd picks float64s by bits of order: the low half from dst, the high half
// from src.
func (a *Assembler) Shufpd(dst, src Operand, order Imm) {
	a.done3(a.xmmByte(p66|0x0FC6, w128, dst, src, order), "shufpd", dst, src, order) // 66 0F C6 /r ib
}

// Roundps rounds float32s to an integer; how is 0 for nearest even, 1 for down,
// 2 for up, 3 for towards zero (SSE4.1).
func (a *Assembler) Roundps(dst, src Operand, how Imm) {
	a.done3(a.xmmByte(p66|0x0F3A08, w128, dst, src, how), "roundps", dst, src, how) // 66 0F 3A 08 /r ib
}

// Roundpd rounds float64s to an integer; how is 0 for nearest even, 1 for down,
// 2 for up, 3 for towards zero (SSE4.1).
func (a *Assembler) Roundpd(dst, src Operand, how Imm) {
	a.done3(a.xmmByte(p66|0x0F3A09, w128, dst, src, how), "roundpd", dst, src, how) // 66 0F 3A 09 /r ib
}

// Roundss rounds the lowest float32 to an integer; how is 0 for nearest even, 1
// for down, 2 for up, 3 for towards zero (SSE4.1).
func (a *Assembler) Roundss(dst, src Operand, how Imm) {
	a.done3(a.xmmByte(p66|0x0F3A0A, w32, dst, src, how), "roundss", dst, src, how) // 66 0F 3A 0A /r ib
}

// Roundsd rounds the lowest float64 to an integer; how is 0 for nearest even, 1
// for down, 2 for up, 3 for towards zero (SSE4.1).
func (a *Assembler) Roundsd(dst, src Operand, how Imm) {
	a.done3(a.xmmByte(p66|0x0F3A0B, w64, dst, src, how), "roundsd", dst, src, how) // 66 0F 3A 0B /r ib
}

// Movmskps collects the signs of float32s in a register.
func (a *Assembler) Movmskps(dst, src Operand) {
	a.done2(a.xmmToReg(0x0F50, wNone, wNone, dst, src), "movmskps", dst, src) // 0F 50 /r
}

// Movmskpd collects the signs of float64s in a register.
func (a *Assembler) Movmskpd(dst, src Operand) {
	a.done2(a.xmmToReg(p66|0x0F50, wNone, wNone, dst, src), "movmskpd", dst, src) // 66 0F 50 /r
}

// Cvtsi2ss makes a float32 of a signed integer of 32 or 64 bits; memory needs a
// size.
func (a *Assembler) Cvtsi2ss(dst, src Operand) {
	a.done2(a.xmmFromReg(pF3|0x0F2A, dst, src), "cvtsi2ss", dst, src) // F3 0F 2A /r
}

// Cvtsi2sd makes a float64 of a signed integer of 32 or 64 bits; memory needs a
// size.
func (a *Assembler) Cvtsi2sd(dst, src Operand) {
	a.done2(a.xmmFromReg(pF2|0x0F2A, dst, src), "cvtsi2sd", dst, src) // F2 0F 2A /r
}

// Cvttss2si makes a signed integer of 32 or 64 bits of a float32, rounding
// towards zero.
func (a *Assembler) Cvttss2si(dst, src Operand) {
	a.done2(a.xmmToReg(pF3|0x0F2C, w32, w64, dst, src), "cvttss2si", dst, src) // F3 0F 2C /r
}

// Cvttsd2si makes a signed integer of 32 or 64 bits of a float64, rounding
// towards zero.
func (a *Assembler) Cvttsd2si(dst, src Operand) {
	a.done2(a.xmmToReg(pF2|0x0F2C, w64, w64, dst, src), "cvttsd2si", dst, src) // F2 0F 2C /r
}

// Cvtss2si makes a signed integer of 32 or 64 bits of a float32, rounding as
// MXCSR says.
func (a *Assembler) Cvtss2si(dst, src Operand) {
	a.done2(a.xmmToReg(pF3|0x0F2D, w32, w64, dst, src), "cvtss2si", dst, src) // F3 0F 2D /r
}

// Cvtsd2si makes a signed integer of 32 or 64 bits of a float64, rounding as
// MXCSR says.
func (a *Assembler) Cvtsd2si(dst, src Operand) {
	a.done2(a.xmmToReg(pF2|0x0F2D, w64, w64, dst, src), "cvtsd2si", dst, src) // F2 0F 2D /r
}

// Cvtss2sd makes a float64 of a float32.
func (a *Assembler) Cvtss2sd(dst, src Operand) {
	a.done2(a.xmm(pF3|0x0F5A, w32, dst, src), "cvtss2sd", dst, src) // F3 0F 5A /r
}

// Cvtsd2ss makes a float32 of a float64.
func (a *Assembler) Cvtsd2ss(dst, src Operand) {
	a.done2(a.xmm(pF2|0x0F5A, w64, dst, src), "cvtsd2ss", dst, src) // F2 0F 5A /r
}

// Cvtps2pd makes float64s of float32s.
func (a *Assembler) Cvtps2pd(dst, src Operand) {
	a.done2(a.xmm(0x0F5A, w64, dst, src), "cvtps2pd", dst, src)
} // 0F 5A /r

// Cvtpd2ps makes float32s of float64s.
func (a *Assembler) Cvtpd2ps(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F5A, w128, dst, src), "cvtpd2ps", dst, src) // 66 0F 5A /r
}

// Cvtdq2ps makes float32s of signed doublewords.
func (a *Assembler) Cvtdq2ps(dst, src Operand) {
	a.done2(a.xmm(0x0F5B, w128, dst, src), "cvtdq2ps", dst, src) // 0F 5B /r
}

// Cvtps2dq makes signed doublewords of float32s, rounding as MXCSR says.
func (a *Assembler) Cvtps2dq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F5B, w128, dst, src), "cvtps2dq", dst, src) // 66 0F 5B /r
}

// Cvttps2dq makes signed doublewords of float32s, rounding towards zero.
func (a *Assembler) Cvttps2dq(dst, src Operand) {
	a.done2(a.xmm(pF3|0x0F5B, w128, dst, src), "cvttps2dq", dst, src) // F3 0F 5B /r
}

// Cvtdq2pd makes float64s of signed doublewords.
func (a *Assembler) Cvtdq2pd(dst, src Operand) {
	a.done2(a.xmm(pF3|0x0FE6, w64, dst, src), "cvtdq2pd", dst, src) // F3 0F E6 /r
}

// Cvttpd2dq makes signed doublewords of float64s, rounding towards zero.
func (a *Assembler) Cvttpd2dq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FE6, w128, dst, src), "cvttpd2dq", dst, src) // 66 0F E6 /r
}

// Cvtpd2dq makes signed doublewords of float64s, rounding as MXCSR says.
func (a *Assembler) Cvtpd2dq(dst, src Operand) {
	a.done2(a.xmm(pF2|0x0FE6, w128, dst, src), "cvtpd2dq", dst, src) // F2 0F E6 /r
}
