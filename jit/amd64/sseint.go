package amd64

// Packed integers in XMM registers: dst = dst op src. Where nothing else is said
// they are part of SSE2, which every x86-64 processor has.

// Paddb adds bytes.
func (a *Assembler) Paddb(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FFC, w128, dst, src), "paddb", dst, src)
} // 66 0F FC /r

// Paddw adds words.
func (a *Assembler) Paddw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FFD, w128, dst, src), "paddw", dst, src)
} // 66 0F FD /r

// Paddd adds doublewords.
func (a *Assembler) Paddd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FFE, w128, dst, src), "paddd", dst, src)
} // 66 0F FE /r

// Paddq adds quadwords.
func (a *Assembler) Paddq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FD4, w128, dst, src), "paddq", dst, src)
} // 66 0F D4 /r

// Psubb subtracts bytes.
func (a *Assembler) Psubb(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FF8, w128, dst, src), "psubb", dst, src)
} // 66 0F F8 /r

// Psubw subtracts words.
func (a *Assembler) Psubw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FF9, w128, dst, src), "psubw", dst, src)
} // 66 0F F9 /r

// Psubd subtracts doublewords.
func (a *Assembler) Psubd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FFA, w128, dst, src), "psubd", dst, src)
} // 66 0F FA /r

// Psubq subtracts quadwords.
func (a *Assembler) Psubq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FFB, w128, dst, src), "psubq", dst, src)
} // 66 0F FB /r

// Paddsb adds signed bytes, staying at the ends of their range.
func (a *Assembler) Paddsb(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FEC, w128, dst, src), "paddsb", dst, src) // 66 0F EC /r
}

// Paddsw adds signed words, staying at the ends of their range.
func (a *Assembler) Paddsw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FED, w128, dst, src), "paddsw", dst, src) // 66 0F ED /r
}

// Paddusb adds unsigned bytes, staying at the ends of their range.
func (a *Assembler) Paddusb(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FDC, w128, dst, src), "paddusb", dst, src) // 66 0F DC /r
}

// Paddusw adds unsigned words, staying at the ends of their range.
func (a *Assembler) Paddusw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FDD, w128, dst, src), "paddusw", dst, src) // 66 0F DD /r
}

// Psubsb subtracts signed bytes, staying at the ends of their range.
func (a *Assembler) Psubsb(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FE8, w128, dst, src), "psubsb", dst, src) // 66 0F E8 /r
}

// Psubsw subtracts signed words, staying at the ends of their range.
func (a *Assembler) Psubsw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FE9, w128, dst, src), "psubsw", dst, src) // 66 0F E9 /r
}

// Psubusb subtracts unsigned bytes, staying at the ends of their range.
func (a *Assembler) Psubusb(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FD8, w128, dst, src), "psubusb", dst, src) // 66 0F D8 /r
}

// Psubusw subtracts unsigned words, staying at the ends of their range.
func (a *Assembler) Psubusw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FD9, w128, dst, src), "psubusw", dst, src) // 66 0F D9 /r
}

// Pmullw multiplies words and keeps the low halves.
func (a *Assembler) Pmullw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FD5, w128, dst, src), "pmullw", dst, src) // 66 0F D5 /r
}

// Pmulhw multiplies signed words and keeps the high halves.
func (a *Assembler) Pmulhw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FE5, w128, dst, src), "pmulhw", dst, src) // 66 0F E5 /r
}

// Pmulhuw multiplies unsigned words and keeps the high halves.
func (a *Assembler) Pmulhuw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FE4, w128, dst, src), "pmulhuw", dst, src) // 66 0F E4 /r
}

// Pmulld multiplies doublewords and keeps the low halves (SSE4.1).
func (a *Assembler) Pmulld(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3840, w128, dst, src), "pmulld", dst, src) // 66 0F 38 40 /r
}

// Pmuludq multiplies the low unsigned doublewords of quadwords.
func (a *Assembler) Pmuludq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FF4, w128, dst, src), "pmuludq", dst, src) // 66 0F F4 /r
}

// Pmuldq multiplies the low signed doublewords of quadwords (SSE4.1).
func (a *Assembler) Pmuldq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3828, w128, dst, src), "pmuldq", dst, src) // 66 0F 38 28 /r
}

// Pmaddwd multiplies signed words and adds pairs of the products.
func (a *Assembler) Pmaddwd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FF5, w128, dst, src), "pmaddwd", dst, src) // 66 0F F5 /r
}

// Psadbw adds up the absolute differences of unsigned bytes, eight by eight.
func (a *Assembler) Psadbw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FF6, w128, dst, src), "psadbw", dst, src) // 66 0F F6 /r
}

// Pavgb averages unsigned bytes, rounding up.
func (a *Assembler) Pavgb(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FE0, w128, dst, src), "pavgb", dst, src)
} // 66 0F E0 /r

// Pavgw averages unsigned words, rounding up.
func (a *Assembler) Pavgw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FE3, w128, dst, src), "pavgw", dst, src)
} // 66 0F E3 /r

// Pand is bitwise and.
func (a *Assembler) Pand(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FDB, w128, dst, src), "pand", dst, src)
} // 66 0F DB /r

// Pandn is bitwise and, with the first operand inverted.
func (a *Assembler) Pandn(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FDF, w128, dst, src), "pandn", dst, src)
} // 66 0F DF /r

// Por is bitwise or.
func (a *Assembler) Por(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FEB, w128, dst, src), "por", dst, src)
} // 66 0F EB /r

// Pxor is bitwise exclusive or.
func (a *Assembler) Pxor(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FEF, w128, dst, src), "pxor", dst, src)
} // 66 0F EF /r

// Pcmpeqb compares bytes and makes those all ones that are equal.
func (a *Assembler) Pcmpeqb(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F74, w128, dst, src), "pcmpeqb", dst, src) // 66 0F 74 /r
}

// Pcmpeqw compares words and makes those all ones that are equal.
func (a *Assembler) Pcmpeqw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F75, w128, dst, src), "pcmpeqw", dst, src) // 66 0F 75 /r
}

// Pcmpeqd compares doublewords and makes those all ones that are equal.
func (a *Assembler) Pcmpeqd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F76, w128, dst, src), "pcmpeqd", dst, src) // 66 0F 76 /r
}

// Pcmpeqq compares quadwords and makes those all ones that are equal (SSE4.1).
func (a *Assembler) Pcmpeqq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3829, w128, dst, src), "pcmpeqq", dst, src) // 66 0F 38 29 /r
}

// Pcmpgtb compares signed bytes and makes those all ones that are greater in
// the first operand.
func (a *Assembler) Pcmpgtb(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F64, w128, dst, src), "pcmpgtb", dst, src) // 66 0F 64 /r
}

// Pcmpgtw compares signed words and makes those all ones that are greater in
// the first operand.
func (a *Assembler) Pcmpgtw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F65, w128, dst, src), "pcmpgtw", dst, src) // 66 0F 65 /r
}

// Pcmpgtd compares signed doublewords and makes those all ones that are greater
// in the first operand.
func (a *Assembler) Pcmpgtd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F66, w128, dst, src), "pcmpgtd", dst, src) // 66 0F 66 /r
}

// Pcmpgtq compares signed quadwords and makes those all ones that are greater
// in the first operand (SSE4.2).
func (a *Assembler) Pcmpgtq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3837, w128, dst, src), "pcmpgtq", dst, src) // 66 0F 38 37 /r
}

// Pminub takes the lesser of unsigned bytes.
func (a *Assembler) Pminub(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FDA, w128, dst, src), "pminub", dst, src) // 66 0F DA /r
}

// Pminuw takes the lesser of unsigned words (SSE4.1).
func (a *Assembler) Pminuw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F383A, w128, dst, src), "pminuw", dst, src) // 66 0F 38 3A /r
}

// Pminud takes the lesser of unsigned doublewords (SSE4.1).
func (a *Assembler) Pminud(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F383B, w128, dst, src), "pminud", dst, src) // 66 0F 38 3B /r
}

// Pminsb takes the lesser of signed bytes (SSE4.1).
func (a *Assembler) Pminsb(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3838, w128, dst, src), "pminsb", dst, src) // 66 0F 38 38 /r
}

// Pminsw takes the lesser of signed words.
func (a *Assembler) Pminsw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FEA, w128, dst, src), "pminsw", dst, src) // 66 0F EA /r
}

// Pminsd takes the lesser of signed doublewords (SSE4.1).
func (a *Assembler) Pminsd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3839, w128, dst, src), "pminsd", dst, src) // 66 0F 38 39 /r
}

// Pmaxub takes the greater of unsigned bytes.
func (a *Assembler) Pmaxub(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FDE, w128, dst, src), "pmaxub", dst, src) // 66 0F DE /r
}

// Pmaxuw takes the greater of unsigned words (SSE4.1).
func (a *Assembler) Pmaxuw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F383E, w128, dst, src), "pmaxuw", dst, src) // 66 0F 38 3E /r
}

// Pmaxud takes the greater of unsigned doublewords (SSE4.1).
func (a *Assembler) Pmaxud(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F383F, w128, dst, src), "pmaxud", dst, src) // 66 0F 38 3F /r
}

// Pmaxsb takes the greater of signed bytes (SSE4.1).
func (a *Assembler) Pmaxsb(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F383C, w128, dst, src), "pmaxsb", dst, src) // 66 0F 38 3C /r
}

// Pmaxsw takes the greater of signed words.
func (a *Assembler) Pmaxsw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0FEE, w128, dst, src), "pmaxsw", dst, src) // 66 0F EE /r
}

// Pmaxsd takes the greater of signed doublewords (SSE4.1).
func (a *Assembler) Pmaxsd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F383D, w128, dst, src), "pmaxsd", dst, src) // 66 0F 38 3D /r
}

// Packsswb narrows signed words to signed bytes, staying at the ends of the
// range.
func (a *Assembler) Packsswb(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F63, w128, dst, src), "packsswb", dst, src) // 66 0F 63 /r
}

// Packssdw narrows signed doublewords to signed words, staying at the ends of
// the range.
func (a *Assembler) Packssdw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F6B, w128, dst, src), "packssdw", dst, src) // 66 0F 6B /r
}

// Packuswb narrows signed words to unsigned bytes, staying at the ends of the
// range.
func (a *Assembler) Packuswb(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F67, w128, dst, src), "packuswb", dst, src) // 66 0F 67 /r
}

// Packusdw narrows signed doublewords to unsigned words, staying at the ends of
// the range (SSE4.1).
func (a *Assembler) Packusdw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F382B, w128, dst, src), "packusdw", dst, src) // 66 0F 38 2B /r
}

// Punpcklbw interleaves the bytes of the low halves.
func (a *Assembler) Punpcklbw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F60, w128, dst, src), "punpcklbw", dst, src) // 66 0F 60 /r
}

// Punpcklwd interleaves the words of the low halves.
func (a *Assembler) Punpcklwd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F61, w128, dst, src), "punpcklwd", dst, src) // 66 0F 61 /r
}

// Punpckldq interleaves the doublewords of the low halves.
func (a *Assembler) Punpckldq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F62, w128, dst, src), "punpckldq", dst, src) // 66 0F 62 /r
}

// Punpcklqdq interleaves the quadwords of the low halves.
func (a *Assembler) Punpcklqdq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F6C, w128, dst, src), "punpcklqdq", dst, src) // 66 0F 6C /r
}

// Punpckhbw interleaves the bytes of the high halves.
func (a *Assembler) Punpckhbw(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F68, w128, dst, src), "punpckhbw", dst, src) // 66 0F 68 /r
}

// Punpckhwd interleaves the words of the high halves.
func (a *Assembler) Punpckhwd(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F69, w128, dst, src), "punpckhwd", dst, src) // 66 0F 69 /r
}

// Punpckhdq interleaves the doublewords of the high halves.
func (a *Assembler) Punpckhdq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F6A, w128, dst, src), "punpckhdq", dst, src) // 66 0F 6A /r
}

// Punpckhqdq interleaves the quadwords of the high halves.
func (a *Assembler) Punpckhqdq(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F6D, w128, dst, src), "punpckhqdq", dst, src) // 66 0F 6D /r
}

// Pshufb picks bytes of the first operand by the second's: index 0 to 15, or 80
// for a zero (SSSE3).
func (a *Assembler) Pshufb(dst, src Operand) {
	a.done2(a.xmm(p66|0x0F3800, w128, dst, src), "pshufb", dst, src) // 66 0F 38 00 /r
}
