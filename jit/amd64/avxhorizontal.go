package amd64

// The instructions of ssehorizontal.go with VEX prefixes: dst = x op y.

// Vhaddps is Haddps with a VEX prefix; the halves of a YMM register are apart.
func (a *Assembler) Vhaddps(dst, x, y Operand) {
	a.done3(a.vec3(pF2|0x0F7C, wNone, dst, x, y), "vhaddps", dst, x, y) // VEX.F2.0F 7C /r
}

// Vhaddpd is Haddpd with a VEX prefix; the halves of a YMM register are apart.
func (a *Assembler) Vhaddpd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F7C, wNone, dst, x, y), "vhaddpd", dst, x, y) // VEX.66.0F 7C /r
}

// Vhsubps is Hsubps with a VEX prefix; the halves of a YMM register are apart.
func (a *Assembler) Vhsubps(dst, x, y Operand) {
	a.done3(a.vec3(pF2|0x0F7D, wNone, dst, x, y), "vhsubps", dst, x, y) // VEX.F2.0F 7D /r
}

// Vhsubpd is Hsubpd with a VEX prefix; the halves of a YMM register are apart.
func (a *Assembler) Vhsubpd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F7D, wNone, dst, x, y), "vhsubpd", dst, x, y) // VEX.66.0F 7D /r
}

// Vaddsubps is Addsubps with a VEX prefix.
func (a *Assembler) Vaddsubps(dst, x, y Operand) {
	a.done3(a.vec3(pF2|0x0FD0, wNone, dst, x, y), "vaddsubps", dst, x, y) // VEX.F2.0F D0 /r
}

// Vaddsubpd is Addsubpd with a VEX prefix.
func (a *Assembler) Vaddsubpd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FD0, wNone, dst, x, y), "vaddsubpd", dst, x, y) // VEX.66.0F D0 /r
}

// Vphaddw is Phaddw with a VEX prefix; the halves of a YMM register are apart.
func (a *Assembler) Vphaddw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3801, wNone, dst, x, y), "vphaddw", dst, x, y) // VEX.66.0F38 01 /r
}

// Vphaddd is Phaddd with a VEX prefix; the halves of a YMM register are apart.
func (a *Assembler) Vphaddd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3802, wNone, dst, x, y), "vphaddd", dst, x, y) // VEX.66.0F38 02 /r
}

// Vphsubw is Phsubw with a VEX prefix; the halves of a YMM register are apart.
func (a *Assembler) Vphsubw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3805, wNone, dst, x, y), "vphsubw", dst, x, y) // VEX.66.0F38 05 /r
}

// Vphsubd is Phsubd with a VEX prefix; the halves of a YMM register are apart.
func (a *Assembler) Vphsubd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3806, wNone, dst, x, y), "vphsubd", dst, x, y) // VEX.66.0F38 06 /r
}

// Vpmaddubsw is Pmaddubsw with a VEX prefix.
func (a *Assembler) Vpmaddubsw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3804, wNone, dst, x, y), "vpmaddubsw", dst, x, y) // VEX.66.0F38 04 /r
}

// Vpmulhrsw is Pmulhrsw with a VEX prefix.
func (a *Assembler) Vpmulhrsw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F380B, wNone, dst, x, y), "vpmulhrsw", dst, x, y) // VEX.66.0F38 0B /r
}

// Vpsignb is Psignb with a VEX prefix.
func (a *Assembler) Vpsignb(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3808, wNone, dst, x, y), "vpsignb", dst, x, y) // VEX.66.0F38 08 /r
}

// Vpsignw is Psignw with a VEX prefix.
func (a *Assembler) Vpsignw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3809, wNone, dst, x, y), "vpsignw", dst, x, y) // VEX.66.0F38 09 /r
}

// Vpsignd is Psignd with a VEX prefix.
func (a *Assembler) Vpsignd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F380A, wNone, dst, x, y), "vpsignd", dst, x, y) // VEX.66.0F38 0A /r
}

// Vmovshdup is Movshdup with a VEX prefix.
func (a *Assembler) Vmovshdup(dst, src Operand) {
	a.done2(a.vec2(pF3|0x0F16, wNone, dst, src), "vmovshdup", dst, src) // VEX.F3.0F 16 /r
}

// Vmovsldup is Movsldup with a VEX prefix.
func (a *Assembler) Vmovsldup(dst, src Operand) {
	a.done2(a.vec2(pF3|0x0F12, wNone, dst, src), "vmovsldup", dst, src) // VEX.F3.0F 12 /r
}

// Vrcpps is Rcpps with a VEX prefix.
func (a *Assembler) Vrcpps(dst, src Operand) {
	a.done2(a.vec2(0x0F53, wNone, dst, src), "vrcpps", dst, src) // VEX.0F 53 /r
}

// Vrsqrtps is Rsqrtps with a VEX prefix.
func (a *Assembler) Vrsqrtps(dst, src Operand) {
	a.done2(a.vec2(0x0F52, wNone, dst, src), "vrsqrtps", dst, src) // VEX.0F 52 /r
}

// Vrcpss is Rcpss with a VEX prefix; the other elements are those of x.
func (a *Assembler) Vrcpss(dst, x, y Operand) {
	a.done3(a.scalar3(pF3|0x0F53, wNone, w32, dst, x, y), "vrcpss", dst, x, y) // VEX.F3.0F 53 /r
}

// Vrsqrtss is Rsqrtss with a VEX prefix; the other elements are those of x.
func (a *Assembler) Vrsqrtss(dst, x, y Operand) {
	a.done3(a.scalar3(pF3|0x0F52, wNone, w32, dst, x, y), "vrsqrtss", dst, x, y) // VEX.F3.0F 52 /r
}
