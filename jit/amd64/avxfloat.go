package amd64

// Floating-point numbers in XMM and YMM registers: dst = x op y. A scalar leaves
// the others of x in dst (AVX).

// Vaddps adds float32s of x and y.
func (a *Assembler) Vaddps(dst, x, y Operand) {
	a.done3(a.vec3(0x0F58, wNone, dst, x, y), "vaddps", dst, x, y) // VEX.0F 58 /r
}

// Vaddpd adds float64s of x and y.
func (a *Assembler) Vaddpd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F58, wNone, dst, x, y), "vaddpd", dst, x, y) // VEX.66.0F 58 /r
}

// Vaddss adds the lowest float32s of x and y.
func (a *Assembler) Vaddss(dst, x, y Operand) {
	a.done3(a.scalar3(pF3|0x0F58, wNone, w32, dst, x, y), "vaddss", dst, x, y) // VEX.F3.0F 58 /r
}

// Vaddsd adds the lowest float64s of x and y.
func (a *Assembler) Vaddsd(dst, x, y Operand) {
	a.done3(a.scalar3(pF2|0x0F58, wNone, w64, dst, x, y), "vaddsd", dst, x, y) // VEX.F2.0F 58 /r
}

// Vmulps multiplies float32s of x and y.
func (a *Assembler) Vmulps(dst, x, y Operand) {
	a.done3(a.vec3(0x0F59, wNone, dst, x, y), "vmulps", dst, x, y) // VEX.0F 59 /r
}

// Vmulpd multiplies float64s of x and y.
func (a *Assembler) Vmulpd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F59, wNone, dst, x, y), "vmulpd", dst, x, y) // VEX.66.0F 59 /r
}

// Vmulss multiplies the lowest float32s of x and y.
func (a *Assembler) Vmulss(dst, x, y Operand) {
	a.done3(a.scalar3(pF3|0x0F59, wNone, w32, dst, x, y), "vmulss", dst, x, y) // VEX.F3.0F 59 /r
}

// Vmulsd multiplies the lowest float64s of x and y.
func (a *Assembler) Vmulsd(dst, x, y Operand) {
	a.done3(a.scalar3(pF2|0x0F59, wNone, w64, dst, x, y), "vmulsd", dst, x, y) // VEX.F2.0F 59 /r
}

// Vsubps subtracts float32s of x and y.
func (a *Assembler) Vsubps(dst, x, y Operand) {
	a.done3(a.vec3(0x0F5C, wNone, dst, x, y), "vsubps", dst, x, y) // VEX.0F 5C /r
}

// Vsubpd subtracts float64s of x and y.
func (a *Assembler) Vsubpd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F5C, wNone, dst, x, y), "vsubpd", dst, x, y) // VEX.66.0F 5C /r
}

// Vsubss subtracts the lowest float32s of x and y.
func (a *Assembler) Vsubss(dst, x, y Operand) {
	a.done3(a.scalar3(pF3|0x0F5C, wNone, w32, dst, x, y), "vsubss", dst, x, y) // VEX.F3.0F 5C /r
}

// Vsubsd subtracts the lowest float64s of x and y.
func (a *Assembler) Vsubsd(dst, x, y Operand) {
	a.done3(a.scalar3(pF2|0x0F5C, wNone, w64, dst, x, y), "vsubsd", dst, x, y) // VEX.F2.0F 5C /r
}

// Vminps takes the lesser of float32s of x and y.
func (a *Assembler) Vminps(dst, x, y Operand) {
	a.done3(a.vec3(0x0F5D, wNone, dst, x, y), "vminps", dst, x, y) // VEX.0F 5D /r
}

// Vminpd takes the lesser of float64s of x and y.
func (a *Assembler) Vminpd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F5D, wNone, dst, x, y), "vminpd", dst, x, y) // VEX.66.0F 5D /r
}

// Vminss takes the lesser of the lowest float32s of x and y.
func (a *Assembler) Vminss(dst, x, y Operand) {
	a.done3(a.scalar3(pF3|0x0F5D, wNone, w32, dst, x, y), "vminss", dst, x, y) // VEX.F3.0F 5D /r
}

// Vminsd takes the lesser of the lowest float64s of x and y.
func (a *Assembler) Vminsd(dst, x, y Operand) {
	a.done3(a.scalar3(pF2|0x0F5D, wNone, w64, dst, x, y), "vminsd", dst, x, y) // VEX.F2.0F 5D /r
}

// Vdivps divides float32s of x and y.
func (a *Assembler) Vdivps(dst, x, y Operand) {
	a.done3(a.vec3(0x0F5E, wNone, dst, x, y), "vdivps", dst, x, y) // VEX.0F 5E /r
}

// Vdivpd divides float64s of x and y.
func (a *Assembler) Vdivpd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F5E, wNone, dst, x, y), "vdivpd", dst, x, y) // VEX.66.0F 5E /r
}

// Vdivss divides the lowest float32s of x and y.
func (a *Assembler) Vdivss(dst, x, y Operand) {
	a.done3(a.scalar3(pF3|0x0F5E, wNone, w32, dst, x, y), "vdivss", dst, x, y) // VEX.F3.0F 5E /r
}

// Vdivsd divides the lowest float64s of x and y.
func (a *Assembler) Vdivsd(dst, x, y Operand) {
	a.done3(a.scalar3(pF2|0x0F5E, wNone, w64, dst, x, y), "vdivsd", dst, x, y) // VEX.F2.0F 5E /r
}

// Vmaxps takes the greater of float32s of x and y.
func (a *Assembler) Vmaxps(dst, x, y Operand) {
	a.done3(a.vec3(0x0F5F, wNone, dst, x, y), "vmaxps", dst, x, y) // VEX.0F 5F /r
}

// Vmaxpd takes the greater of float64s of x and y.
func (a *Assembler) Vmaxpd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F5F, wNone, dst, x, y), "vmaxpd", dst, x, y) // VEX.66.0F 5F /r
}

// Vmaxss takes the greater of the lowest float32s of x and y.
func (a *Assembler) Vmaxss(dst, x, y Operand) {
	a.done3(a.scalar3(pF3|0x0F5F, wNone, w32, dst, x, y), "vmaxss", dst, x, y) // VEX.F3.0F 5F /r
}

// Vmaxsd takes the greater of the lowest float64s of x and y.
func (a *Assembler) Vmaxsd(dst, x, y Operand) {
	a.done3(a.scalar3(pF2|0x0F5F, wNone, w64, dst, x, y), "vmaxsd", dst, x, y) // VEX.F2.0F 5F /r
}

// Vsqrtps takes the square roots of float32s.
func (a *Assembler) Vsqrtps(dst, src Operand) {
	a.done2(a.vec2(0x0F51, wNone, dst, src), "vsqrtps", dst, src) // VEX.0F 51 /r
}

// Vsqrtpd takes the square roots of float64s.
func (a *Assembler) Vsqrtpd(dst, src Operand) {
	a.done2(a.vec2(p66|0x0F51, wNone, dst, src), "vsqrtpd", dst, src) // VEX.66.0F 51 /r
}

// Vsqrtss takes the square root of the lowest float32 of y, and the rest of x.
func (a *Assembler) Vsqrtss(dst, x, y Operand) {
	a.done3(a.scalar3(pF3|0x0F51, wNone, w32, dst, x, y), "vsqrtss", dst, x, y) // VEX.F3.0F 51 /r
}

// Vsqrtsd takes the square root of the lowest float64 of y, and the rest of x.
func (a *Assembler) Vsqrtsd(dst, x, y Operand) {
	a.done3(a.scalar3(pF2|0x0F51, wNone, w64, dst, x, y), "vsqrtsd", dst, x, y) // VEX.F2.0F 51 /r
}

// Vandps is bitwise and of float32s.
func (a *Assembler) Vandps(dst, x, y Operand) {
	a.done3(a.vec3(0x0F54, wNone, dst, x, y), "vandps", dst, x, y) // VEX.0F 54 /r
}

// Vandpd is bitwise and of float64s.
func (a *Assembler) Vandpd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F54, wNone, dst, x, y), "vandpd", dst, x, y) // VEX.66.0F 54 /r
}

// Vandnps is bitwise and, with the first operand inverted of float32s.
func (a *Assembler) Vandnps(dst, x, y Operand) {
	a.done3(a.vec3(0x0F55, wNone, dst, x, y), "vandnps", dst, x, y) // VEX.0F 55 /r
}

// Vandnpd is bitwise and, with the first operand inverted of float64s.
func (a *Assembler) Vandnpd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F55, wNone, dst, x, y), "vandnpd", dst, x, y) // VEX.66.0F 55 /r
}

// Vorps is bitwise or of float32s.
func (a *Assembler) Vorps(dst, x, y Operand) {
	a.done3(a.vec3(0x0F56, wNone, dst, x, y), "vorps", dst, x, y)
} // VEX.0F 56 /r

// Vorpd is bitwise or of float64s.
func (a *Assembler) Vorpd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F56, wNone, dst, x, y), "vorpd", dst, x, y) // VEX.66.0F 56 /r
}

// Vxorps is bitwise exclusive or of float32s.
func (a *Assembler) Vxorps(dst, x, y Operand) {
	a.done3(a.vec3(0x0F57, wNone, dst, x, y), "vxorps", dst, x, y) // VEX.0F 57 /r
}

// Vxorpd is bitwise exclusive or of float64s.
func (a *Assembler) Vxorpd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F57, wNone, dst, x, y), "vxorpd", dst, x, y) // VEX.66.0F 57 /r
}

// Vunpcklps interleaves the low halves of float32s.
func (a *Assembler) Vunpcklps(dst, x, y Operand) {
	a.done3(a.vec3(0x0F14, wNone, dst, x, y), "vunpcklps", dst, x, y) // VEX.0F 14 /r
}

// Vunpcklpd interleaves the low halves of float64s.
func (a *Assembler) Vunpcklpd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F14, wNone, dst, x, y), "vunpcklpd", dst, x, y) // VEX.66.0F 14 /r
}

// Vunpckhps interleaves the high halves of float32s.
func (a *Assembler) Vunpckhps(dst, x, y Operand) {
	a.done3(a.vec3(0x0F15, wNone, dst, x, y), "vunpckhps", dst, x, y) // VEX.0F 15 /r
}

// Vunpckhpd interleaves the high halves of float64s.
func (a *Assembler) Vunpckhpd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F15, wNone, dst, x, y), "vunpckhpd", dst, x, y) // VEX.66.0F 15 /r
}
