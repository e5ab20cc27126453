package amd64

// Packed integers in XMM and YMM registers: dst = x op y (AVX; with YMM AVX2).
// The shuffles and packs work on the two halves of a YMM register separately.

// Vpaddb adds bytes.
func (a *Assembler) Vpaddb(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FFC, wNone, dst, x, y), "vpaddb", dst, x, y) // VEX.66.0F FC /r
}

// Vpaddw adds words.
func (a *Assembler) Vpaddw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FFD, wNone, dst, x, y), "vpaddw", dst, x, y) // VEX.66.0F FD /r
}

// Vpaddd adds doublewords.
func (a *Assembler) Vpaddd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FFE, wNone, dst, x, y), "vpaddd", dst, x, y) // VEX.66.0F FE /r
}

// Vpaddq adds quadwords.
func (a *Assembler) Vpaddq(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FD4, wNone, dst, x, y), "vpaddq", dst, x, y) // VEX.66.0F D4 /r
}

// Vpsubb subtracts bytes.
func (a *Assembler) Vpsubb(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FF8, wNone, dst, x, y), "vpsubb", dst, x, y) // VEX.66.0F F8 /r
}

// Vpsubw subtracts words.
func (a *Assembler) Vpsubw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FF9, wNone, dst, x, y), "vpsubw", dst, x, y) // VEX.66.0F F9 /r
}

// Vpsubd subtracts doublewords.
func (a *Assembler) Vpsubd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FFA, wNone, dst, x, y), "vpsubd", dst, x, y) // VEX.66.0F FA /r
}

// Vpsubq subtracts quadwords.
func (a *Assembler) Vpsubq(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FFB, wNone, dst, x, y), "vpsubq", dst, x, y) // VEX.66.0F FB /r
}

// Vpaddsb adds signed bytes, staying at the ends of their range.
func (a *Assembler) Vpaddsb(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FEC, wNone, dst, x, y), "vpaddsb", dst, x, y) // VEX.66.0F EC /r
}

// Vpaddsw adds signed words, staying at the ends of their range.
func (a *Assembler) Vpaddsw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FED, wNone, dst, x, y), "vpaddsw", dst, x, y) // VEX.66.0F ED /r
}

// Vpaddusb adds unsigned bytes, staying at the ends of their range.
func (a *Assembler) Vpaddusb(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FDC, wNone, dst, x, y), "vpaddusb", dst, x, y) // VEX.66.0F DC /r
}

// Vpaddusw adds unsigned words, staying at the ends of their range.
func (a *Assembler) Vpaddusw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FDD, wNone, dst, x, y), "vpaddusw", dst, x, y) // VEX.66.0F DD /r
}

// Vpsubsb subtracts signed bytes, staying at the ends of their range.
func (a *Assembler) Vpsubsb(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FE8, wNone, dst, x, y), "vpsubsb", dst, x, y) // VEX.66.0F E8 /r
}

// Vpsubsw subtracts signed words, staying at the ends of their range.
func (a *Assembler) Vpsubsw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FE9, wNone, dst, x, y), "vpsubsw", dst, x, y) // VEX.66.0F E9 /r
}

// Vpsubusb subtracts unsigned bytes, staying at the ends of their range.
func (a *Assembler) Vpsubusb(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FD8, wNone, dst, x, y), "vpsubusb", dst, x, y) // VEX.66.0F D8 /r
}

// Vpsubusw subtracts unsigned words, staying at the ends of their range.
func (a *Assembler) Vpsubusw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FD9, wNone, dst, x, y), "vpsubusw", dst, x, y) // VEX.66.0F D9 /r
}

// Vpmullw multiplies words and keeps the low halves.
func (a *Assembler) Vpmullw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FD5, wNone, dst, x, y), "vpmullw", dst, x, y) // VEX.66.0F D5 /r
}

// Vpmulhw multiplies signed words and keeps the high halves.
func (a *Assembler) Vpmulhw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FE5, wNone, dst, x, y), "vpmulhw", dst, x, y) // VEX.66.0F E5 /r
}

// Vpmulhuw multiplies unsigned words and keeps the high halves.
func (a *Assembler) Vpmulhuw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FE4, wNone, dst, x, y), "vpmulhuw", dst, x, y) // VEX.66.0F E4 /r
}

// Vpmulld multiplies doublewords and keeps the low halves.
func (a *Assembler) Vpmulld(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3840, wNone, dst, x, y), "vpmulld", dst, x, y) // VEX.66.0F38 40 /r
}

// Vpmuludq multiplies the low unsigned doublewords of quadwords.
func (a *Assembler) Vpmuludq(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FF4, wNone, dst, x, y), "vpmuludq", dst, x, y) // VEX.66.0F F4 /r
}

// Vpmuldq multiplies the low signed doublewords of quadwords.
func (a *Assembler) Vpmuldq(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3828, wNone, dst, x, y), "vpmuldq", dst, x, y) // VEX.66.0F38 28 /r
}

// Vpmaddwd multiplies signed words and adds pairs of the products.
func (a *Assembler) Vpmaddwd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FF5, wNone, dst, x, y), "vpmaddwd", dst, x, y) // VEX.66.0F F5 /r
}

// Vpsadbw adds up the absolute differences of unsigned bytes, eight by eight.
func (a *Assembler) Vpsadbw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FF6, wNone, dst, x, y), "vpsadbw", dst, x, y) // VEX.66.0F F6 /r
}

// Vpavgb averages unsigned bytes, rounding up.
func (a *Assembler) Vpavgb(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FE0, wNone, dst, x, y), "vpavgb", dst, x, y) // VEX.66.0F E0 /r
}

// Vpavgw averages unsigned words, rounding up.
func (a *Assembler) Vpavgw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FE3, wNone, dst, x, y), "vpavgw", dst, x, y) // VEX.66.0F E3 /r
}

// Vpand is bitwise and.
func (a *Assembler) Vpand(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FDB, wNone, dst, x, y), "vpand", dst, x, y) // VEX.66.0F DB /r
}

// Vpandn is bitwise and, with the first operand inverted.
func (a *Assembler) Vpandn(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FDF, wNone, dst, x, y), "vpandn", dst, x, y) // VEX.66.0F DF /r
}

// Vpor is bitwise or.
func (a *Assembler) Vpor(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FEB, wNone, dst, x, y), "vpor", dst, x, y) // VEX.66.0F EB /r
}

// Vpxor is bitwise exclusive or.
func (a *Assembler) Vpxor(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FEF, wNone, dst, x, y), "vpxor", dst, x, y) // VEX.66.0F EF /r
}

// Vpcmpeqb compares bytes and makes those all ones that are equal.
func (a *Assembler) Vpcmpeqb(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F74, wNone, dst, x, y), "vpcmpeqb", dst, x, y) // VEX.66.0F 74 /r
}

// Vpcmpeqw compares words and makes those all ones that are equal.
func (a *Assembler) Vpcmpeqw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F75, wNone, dst, x, y), "vpcmpeqw", dst, x, y) // VEX.66.0F 75 /r
}

// Vpcmpeqd compares doublewords and makes those all ones that are equal.
func (a *Assembler) Vpcmpeqd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F76, wNone, dst, x, y), "vpcmpeqd", dst, x, y) // VEX.66.0F 76 /r
}

// Vpcmpeqq compares quadwords and makes those all ones that are equal.
func (a *Assembler) Vpcmpeqq(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3829, wNone, dst, x, y), "vpcmpeqq", dst, x, y) // VEX.66.0F38 29 /r
}

// Vpcmpgtb compares signed bytes and makes those all ones that are greater in
// the first operand.
func (a *Assembler) Vpcmpgtb(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F64, wNone, dst, x, y), "vpcmpgtb", dst, x, y) // VEX.66.0F 64 /r
}

// Vpcmpgtw compares signed words and makes those all ones that are greater in
// the first operand.
func (a *Assembler) Vpcmpgtw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F65, wNone, dst, x, y), "vpcmpgtw", dst, x, y) // VEX.66.0F 65 /r
}

// Vpcmpgtd compares signed doublewords and makes those all ones that are
// greater in the first operand.
func (a *Assembler) Vpcmpgtd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F66, wNone, dst, x, y), "vpcmpgtd", dst, x, y) // VEX.66.0F 66 /r
}

// Vpcmpgtq compares signed quadwords and makes those all ones that are greater
// in the first operand.
func (a *Assembler) Vpcmpgtq(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3837, wNone, dst, x, y), "vpcmpgtq", dst, x, y) // VEX.66.0F38 37 /r
}

// Vpminub takes the lesser of unsigned bytes.
func (a *Assembler) Vpminub(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FDA, wNone, dst, x, y), "vpminub", dst, x, y) // VEX.66.0F DA /r
}

// Vpminuw takes the lesser of unsigned words.
func (a *Assembler) Vpminuw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F383A, wNone, dst, x, y), "vpminuw", dst, x, y) // VEX.66.0F38 3A /r
}

// Vpminud takes the lesser of unsigned doublewords.
func (a *Assembler) Vpminud(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F383B, wNone, dst, x, y), "vpminud", dst, x, y) // VEX.66.0F38 3B /r
}

// Vpminsb takes the lesser of signed bytes.
func (a *Assembler) Vpminsb(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3838, wNone, dst, x, y), "vpminsb", dst, x, y) // VEX.66.0F38 38 /r
}

// Vpminsw takes the lesser of signed words.
func (a *Assembler) Vpminsw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FEA, wNone, dst, x, y), "vpminsw", dst, x, y) // VEX.66.0F EA /r
}

// Vpminsd takes the lesser of signed doublewords.
func (a *Assembler) Vpminsd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3839, wNone, dst, x, y), "vpminsd", dst, x, y) // VEX.66.0F38 39 /r
}

// Vpmaxub takes the greater of unsigned bytes.
func (a *Assembler) Vpmaxub(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FDE, wNone, dst, x, y), "vpmaxub", dst, x, y) // VEX.66.0F DE /r
}

// Vpmaxuw takes the greater of unsigned words.
func (a *Assembler) Vpmaxuw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F383E, wNone, dst, x, y), "vpmaxuw", dst, x, y) // VEX.66.0F38 3E /r
}

// Vpmaxud takes the greater of unsigned doublewords.
func (a *Assembler) Vpmaxud(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F383F, wNone, dst, x, y), "vpmaxud", dst, x, y) // VEX.66.0F38 3F /r
}

// Vpmaxsb takes the greater of signed bytes.
func (a *Assembler) Vpmaxsb(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F383C, wNone, dst, x, y), "vpmaxsb", dst, x, y) // VEX.66.0F38 3C /r
}

// Vpmaxsw takes the greater of signed words.
func (a *Assembler) Vpmaxsw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0FEE, wNone, dst, x, y), "vpmaxsw", dst, x, y) // VEX.66.0F EE /r
}

// Vpmaxsd takes the greater of signed doublewords.
func (a *Assembler) Vpmaxsd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F383D, wNone, dst, x, y), "vpmaxsd", dst, x, y) // VEX.66.0F38 3D /r
}

// Vpacksswb narrows signed words to signed bytes, staying at the ends of the
// range.
func (a *Assembler) Vpacksswb(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F63, wNone, dst, x, y), "vpacksswb", dst, x, y) // VEX.66.0F 63 /r
}

// Vpackssdw narrows signed doublewords to signed words, staying at the ends of
// the range.
func (a *Assembler) Vpackssdw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F6B, wNone, dst, x, y), "vpackssdw", dst, x, y) // VEX.66.0F 6B /r
}

// Vpackuswb narrows signed words to unsigned bytes, staying at the ends of the
// range.
func (a *Assembler) Vpackuswb(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F67, wNone, dst, x, y), "vpackuswb", dst, x, y) // VEX.66.0F 67 /r
}

// Vpackusdw narrows signed doublewords to unsigned words, staying at the ends
// of the range.
func (a *Assembler) Vpackusdw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F382B, wNone, dst, x, y), "vpackusdw", dst, x, y) // VEX.66.0F38 2B /r
}

// Vpunpcklbw interleaves the bytes of the low halves.
func (a *Assembler) Vpunpcklbw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F60, wNone, dst, x, y), "vpunpcklbw", dst, x, y) // VEX.66.0F 60 /r
}

// Vpunpcklwd interleaves the words of the low halves.
func (a *Assembler) Vpunpcklwd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F61, wNone, dst, x, y), "vpunpcklwd", dst, x, y) // VEX.66.0F 61 /r
}

// Vpunpckldq interleaves the doublewords of the low halves.
func (a *Assembler) Vpunpckldq(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F62, wNone, dst, x, y), "vpunpckldq", dst, x, y) // VEX.66.0F 62 /r
}

// Vpunpcklqdq interleaves the quadwords of the low halves.
func (a *Assembler) Vpunpcklqdq(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F6C, wNone, dst, x, y), "vpunpcklqdq", dst, x, y) // VEX.66.0F 6C /r
}

// Vpunpckhbw interleaves the bytes of the high halves.
func (a *Assembler) Vpunpckhbw(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F68, wNone, dst, x, y), "vpunpckhbw", dst, x, y) // VEX.66.0F 68 /r
}

// Vpunpckhwd interleaves the words of the high halves.
func (a *Assembler) Vpunpckhwd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F69, wNone, dst, x, y), "vpunpckhwd", dst, x, y) // VEX.66.0F 69 /r
}

// Vpunpckhdq interleaves the doublewords of the high halves.
func (a *Assembler) Vpunpckhdq(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F6A, wNone, dst, x, y), "vpunpckhdq", dst, x, y) // VEX.66.0F 6A /r
}

// Vpunpckhqdq interleaves the quadwords of the high halves.
func (a *Assembler) Vpunpckhqdq(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F6D, wNone, dst, x, y), "vpunpckhqdq", dst, x, y) // VEX.66.0F 6D /r
}

// Vpshufb picks bytes of the first operand by the second's: index 0 to 15, or
// 80 for a zero.
func (a *Assembler) Vpshufb(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3800, wNone, dst, x, y), "vpshufb", dst, x, y) // VEX.66.0F38 00 /r
}
