package amd64

// Floating-point numbers in XMM registers: dst = dst op src, packed (ps: four
// float32, pd: two float64) or the lowest one (ss, sd), which leaves the others.
// They are part of SSE2 and rounded as MXCSR says.

// Addps adds float32s.
func (a *Assembler) Addps(dst, src Operand) {
	a.done2(a.xmm(0x0F58, w128, dst, src), "addps", dst, src)
} // 0F 58 /r

// Addpd adds float64s.
func (a *Assembler) Addpd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F58, w128, dst, src), "addpd", dst, src)
} // 66 0F 58 /r

// Addss adds the lowest float32s.
func (a *Assembler) Addss(dst, src Operand) {
	a.done2(a.xmm(pF3|0x0F58, w32, dst, src), "addss", dst, src)
} // F3 0F 58 /r

// Addsd adds the lowest float64s.
func (a *Assembler) Addsd(dst, src Operand) {
	a.done2(a.xmm(pF2|0x0F58, w64, dst, src), "addsd", dst, src)
} // F2 0F 58 /r

// Mulps multiplies float32s.
func (a *Assembler) Mulps(dst, src Operand) {
	a.done2(a.xmm(0x0F59, w128, dst, src), "mulps", dst, src)
} // 0F 59 /r

// Mulpd multiplies float64s.
func (a *Assembler) Mulpd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F59, w128, dst, src), "mulpd", dst, src)
} // 66 0F 59 /r

// Mulss multiplies the lowest float32s.
func (a *Assembler) Mulss(dst, src Operand) {
	a.done2(a.xmm(pF3|0x0F59, w32, dst, src), "mulss", dst, src)
} // F3 0F 59 /r

// Mulsd multiplies the lowest float64s.
func (a *Assembler) Mulsd(dst, src Operand) {
	a.done2(a.xmm(pF2|0x0F59, w64, dst, src), "mulsd", dst, src)
} // F2 0F 59 /r

// Subps subtracts float32s.
func (a *Assembler) Subps(dst, src Operand) {
	a.done2(a.xmm(0x0F5C, w128, dst, src), "subps", dst, src)
} // 0F 5C /r

// Subpd subtracts float64s.
func (a *Assembler) Subpd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F5C, w128, dst, src), "subpd", dst, src)
} // 66 0F 5C /r

// Subss subtracts the lowest float32s.
func (a *Assembler) Subss(dst, src Operand) {
	a.done2(a.xmm(pF3|0x0F5C, w32, dst, src), "subss", dst, src)
} // F3 0F 5C /r

// Subsd subtracts the lowest float64s.
func (a *Assembler) Subsd(dst, src Operand) {
	a.done2(a.xmm(pF2|0x0F5C, w64, dst, src), "subsd", dst, src)
} // F2 0F 5C /r

// Minps takes the lesser of float32s.
func (a *Assembler) Minps(dst, src Operand) {
	a.done2(a.xmm(0x0F5D, w128, dst, src), "minps", dst, src)
} // 0F 5D /r

// Minpd takes the lesser of float64s.
func (a *Assembler) Minpd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F5D, w128, dst, src), "minpd", dst, src)
} // 66 0F 5D /r

// Minss takes the lesser of the lowest float32s.
func (a *Assembler) Minss(dst, src Operand) {
	a.done2(a.xmm(pF3|0x0F5D, w32, dst, src), "minss", dst, src)
} // F3 0F 5D /r

// Minsd takes the lesser of the lowest float64s.
func (a *Assembler) Minsd(dst, src Operand) {
	a.done2(a.xmm(pF2|0x0F5D, w64, dst, src), "minsd", dst, src)
} // F2 0F 5D /r

// Divps divides float32s.
func (a *Assembler) Divps(dst, src Operand) {
	a.done2(a.xmm(0x0F5E, w128, dst, src), "divps", dst, src)
} // 0F 5E /r

// Divpd divides float64s.
func (a *Assembler) Divpd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F5E, w128, dst, src), "divpd", dst, src)
} // 66 0F 5E /r

// Divss divides the lowest float32s.
func (a *Assembler) Divss(dst, src Operand) {
	a.done2(a.xmm(pF3|0x0F5E, w32, dst, src), "divss", dst, src)
} // F3 0F 5E /r

// Divsd divides the lowest float64s.
func (a *Assembler) Divsd(dst, src Operand) {
	a.done2(a.xmm(pF2|0x0F5E, w64, dst, src), "divsd", dst, src)
} // F2 0F 5E /r

// Maxps takes the greater of float32s.
func (a *Assembler) Maxps(dst, src Operand) {
	a.done2(a.xmm(0x0F5F, w128, dst, src), "maxps", dst, src)
} // 0F 5F /r

// Maxpd takes the greater of float64s.
func (a *Assembler) Maxpd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F5F, w128, dst, src), "maxpd", dst, src)
} // 66 0F 5F /r

// Maxss takes the greater of the lowest float32s.
func (a *Assembler) Maxss(dst, src Operand) {
	a.done2(a.xmm(pF3|0x0F5F, w32, dst, src), "maxss", dst, src)
} // F3 0F 5F /r

// Maxsd takes the greater of the lowest float64s.
func (a *Assembler) Maxsd(dst, src Operand) {
	a.done2(a.xmm(pF2|0x0F5F, w64, dst, src), "maxsd", dst, src)
} // F2 0F 5F /r

// Sqrtps takes the square roots of float32s.
func (a *Assembler) Sqrtps(dst, src Operand) {
	a.done2(a.xmm(0x0F51, w128, dst, src), "sqrtps", dst, src)
} // 0F 51 /r

// Sqrtpd takes the square roots of float64s.
func (a *Assembler) Sqrtpd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F51, w128, dst, src), "sqrtpd", dst, src) // 66 0F 51 /r
}

// Sqrtss takes the square root of the lowest float32.
func (a *Assembler) Sqrtss(dst, src Operand) {
	a.done2(a.xmm(pF3|0x0F51, w32, dst, src), "sqrtss", dst, src)
} // F3 0F 51 /r

// Sqrtsd takes the square root of the lowest float64.
func (a *Assembler) Sqrtsd(dst, src Operand) {
	a.done2(a.xmm(pF2|0x0F51, w64, dst, src), "sqrtsd", dst, src)
} // F2 0F 51 /r

// Andps is bitwise and of float32s.
func (a *Assembler) Andps(dst, src Operand) {
	a.done2(a.xmm(0x0F54, w128, dst, src), "andps", dst, src)
} // 0F 54 /r

// Andpd is bitwise and of float64s.
func (a *Assembler) Andpd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F54, w128, dst, src), "andpd", dst, src)
} // 66 0F 54 /r

// Andnps is bitwise and, with the first operand inverted of float32s.
func (a *Assembler) Andnps(dst, src Operand) {
	a.done2(a.xmm(0x0F55, w128, dst, src), "andnps", dst, src)
} // 0F 55 /r

// Andnpd is bitwise and, with the first operand inverted of float64s.
func (a *Assembler) Andnpd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F55, w128, dst, src), "andnpd", dst, src) // 66 0F 55 /r
}

// Orps is bitwise or of float32s.
func (a *Assembler) Orps(dst, src Operand) { a.done2(a.xmm(0x0F56, w128, dst, src), "orps", dst, src) } // 0F 56 /r

// Orpd is bitwise or of float64s.
func (a *Assembler) Orpd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F56, w128, dst, src), "orpd", dst, src)
} // 66 0F 56 /r

// Xorps is bitwise exclusive or of float32s.
func (a *Assembler) Xorps(dst, src Operand) {
	a.done2(a.xmm(0x0F57, w128, dst, src), "xorps", dst, src)
} // 0F 57 /r

// Xorpd is bitwise exclusive or of float64s.
func (a *Assembler) Xorpd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F57, w128, dst, src), "xorpd", dst, src)
} // 66 0F 57 /r

// Unpcklps interleaves the low halves of float32s.
func (a *Assembler) Unpcklps(dst, src Operand) {
	a.done2(a.xmm(0x0F14, w128, dst, src), "unpcklps", dst, src) // 0F 14 /r
}

// Unpcklpd interleaves the low halves of float64s.
func (a *Assembler) Unpcklpd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F14, w128, dst, src), "unpcklpd", dst, src) // 66 0F 14 /r
}

// Unpckhps interleaves the high halves of float32s.
func (a *Assembler) Unpckhps(dst, src Operand) {
	a.done2(a.xmm(0x0F15, w128, dst, src), "unpckhps", dst, src) // 0F 15 /r
}

// Unpckhpd interleaves the high halves of float64s.
func (a *Assembler) Unpckhpd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F15, w128, dst, src), "unpckhpd", dst, src) // 66 0F 15 /r
}
