package amd64

// Sums across the elements of one register, and the rest of the arithmetic of
// SSE3 and SSSE3: dst = dst op src.

// Haddps adds neighbouring float32s: those of the first operand give the low
// half (SSE3).
func (a *Assembler) Haddps(dst, src Operand) {
	a.done2(a.xmm(pF2|0x0F7C, w128, dst, src), "haddps", dst, src) // F2 0F 7C /r
}

// Haddpd adds neighbouring float64s: those of the first operand give the low
// half (SSE3).
func (a *Assembler) Haddpd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F7C, w128, dst, src), "haddpd", dst, src) // 66 0F 7C /r
}

// Hsubps subtracts from each even float32 its neighbour, as Haddps adds them
// (SSE3).
func (a *Assembler) Hsubps(dst, src Operand) {
	a.done2(a.xmm(pF2|0x0F7D, w128, dst, src), "hsubps", dst, src) // F2 0F 7D /r
}

// Hsubpd subtracts from each even float64 its neighbour, as Haddpd adds them
// (SSE3).
func (a *Assembler) Hsubpd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F7D, w128, dst, src), "hsubpd", dst, src) // 66 0F 7D /r
}

// Addsubps subtracts even float32s and adds odd ones (SSE3).
func (a *Assembler) Addsubps(dst, src Operand) {
	a.done2(a.xmm(pF2|0x0FD0, w128, dst, src), "addsubps", dst, src) // F2 0F D0 /r
}

// Addsubpd subtracts the even float64 and adds the odd one (SSE3).
func (a *Assembler) Addsubpd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FD0, w128, dst, src), "addsubpd", dst, src) // 66 0F D0 /r
}

// Phaddw adds neighbouring words: those of the first operand give the low half
// (SSSE3).
func (a *Assembler) Phaddw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3801, w128, dst, src), "phaddw", dst, src) // 66 0F 38 01 /r
}

// Phaddd adds neighbouring doublewords: those of the first operand give the low
// half (SSSE3).
func (a *Assembler) Phaddd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3802, w128, dst, src), "phaddd", dst, src) // 66 0F 38 02 /r
}

// Phsubw subtracts from each even word its neighbour, as Phaddw adds them
// (SSSE3).
func (a *Assembler) Phsubw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3805, w128, dst, src), "phsubw", dst, src) // 66 0F 38 05 /r
}

// Phsubd subtracts from each even doubleword its neighbour, as Phaddd adds them
// (SSSE3).
func (a *Assembler) Phsubd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3806, w128, dst, src), "phsubd", dst, src) // 66 0F 38 06 /r
}

// Pmaddubsw multiplies unsigned bytes of the first operand by signed ones and
// adds neighbouring products (SSSE3).
func (a *Assembler) Pmaddubsw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3804, w128, dst, src), "pmaddubsw", dst, src) // 66 0F 38 04 /r
}

// Pmulhrsw multiplies signed words as fractions of 1<<15, rounded (SSSE3).
func (a *Assembler) Pmulhrsw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F380B, w128, dst, src), "pmulhrsw", dst, src) // 66 0F 38 0B /r
}

// Psignb negates the bytes where those of the second operand are negative, and
// clears them where 0 (SSSE3).
func (a *Assembler) Psignb(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3808, w128, dst, src), "psignb", dst, src) // 66 0F 38 08 /r
}

// Psignw is Psignb of words (SSSE3).
func (a *Assembler) Psignw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3809, w128, dst, src), "psignw", dst, src) // 66 0F 38 09 /r
}

// Psignd is Psignb of doublewords (SSSE3).
func (a *Assembler) Psignd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F380A, w128, dst, src), "psignd", dst, src) // 66 0F 38 0A /r
}

// Movshdup copies the odd float32s of src to the places of the even ones too
// (SSE3).
func (a *Assembler) Movshdup(dst, src Operand) {
	a.done2(a.xmm(pF3|0x0F16, w128, dst, src), "movshdup", dst, src) // F3 0F 16 /r
}

// Movsldup copies the even float32s of src to the places of the odd ones too
// (SSE3).
func (a *Assembler) Movsldup(dst, src Operand) {
	a.done2(a.xmm(pF3|0x0F12, w128, dst, src), "movsldup", dst, src) // F3 0F 12 /r
}

// Rcpps approximates 1/x of float32s, with 12 bits.
func (a *Assembler) Rcpps(dst, src Operand) {
	a.done2(a.xmm(0x0F53, w128, dst, src), "rcpps", dst, src) // 0F 53 /r
}

// Rsqrtps approximates 1/sqrt(x) of float32s, with 12 bits.
func (a *Assembler) Rsqrtps(dst, src Operand) {
	a.done2(a.xmm(0x0F52, w128, dst, src), "rsqrtps", dst, src) // 0F 52 /r
}

// Rcpss is Rcpps of the lowest float32.
func (a *Assembler) Rcpss(dst, src Operand) {
	a.done2(a.xmm(pF3|0x0F53, w32, dst, src), "rcpss", dst, src) // F3 0F 53 /r
}

// Rsqrtss is Rsqrtps of the lowest float32.
func (a *Assembler) Rsqrtss(dst, src Operand) {
	a.done2(a.xmm(pF3|0x0F52, w32, dst, src), "rsqrtss", dst, src) // F3 0F 52 /r
}
