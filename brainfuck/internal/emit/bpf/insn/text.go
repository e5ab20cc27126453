package insn

import (
	"fmt"
	"strings"
)

// Text prints instructions, one a line, in the notation of the verifier's log.
// The targets of jumps are instruction numbers.
func Text(code []byte) string {
	var b strings.Builder
	for i := 0; i*Bytes < len(code); i++ {
		r := decode(code[i*Bytes:])
		if r.code == opLdImm64 && (i+1)*Bytes < len(code) {
			fmt.Fprintf(&b, "%4d: %s\n", i, r.wide(decode(code[(i+1)*Bytes:])))
			i++
			continue
		}
		fmt.Fprintf(&b, "%4d: %s\n", i, r.text(i))
	}
	return b.String()
}

func (r raw) wide(upper raw) string {
	switch r.src {
	case pseudoMap:
		return fmt.Sprintf("r%d = map", r.dst)
	case pseudoMapValue:
		return fmt.Sprintf("r%d = data + %d", r.dst, r.imm)
	}
	return fmt.Sprintf("r%d = %#x ll", r.dst, uint64(uint32(r.imm))|uint64(uint32(upper.imm))<<32)
}

// text prints the instruction at index i.
func (r raw) text(i int) string {
	switch r.code & 7 {
	case classLDX:
		return fmt.Sprintf("r%d = *(%s *)(r%d %+d)", r.dst, Size(r.code&0x18), r.src, r.off)
	case classST:
		return fmt.Sprintf("*(%s *)(r%d %+d) = %d", Size(r.code&0x18), r.dst, r.off, r.imm)
	case classSTX:
		return fmt.Sprintf("*(%s *)(r%d %+d) = r%d", Size(r.code&0x18), r.dst, r.off, r.src)
	case classALU:
		return r.alu("w")
	case classALU64:
		return r.alu("r")
	case classJMP, classJMP32:
		return r.jump(i)
	}
	return fmt.Sprintf("code %#02x", r.code)
}

// String returns the kernel's name of an unsigned number of the size.
func (s Size) String() string {
	return map[Size]string{B: "u8", H: "u16", W: "u32", D: "u64"}[s]
}

func (r raw) alu(register string) string {
	sign, known := map[Op]string{
		Add: "+=", Sub: "-=", Mul: "*=", Or: "|=", And: "&=", Lsh: "<<=", Rsh: ">>=", Xor: "^=", Mov: "=", Ash: "s>>=",
	}[Op(r.code&0xf0)]
	switch {
	case Op(r.code&0xf0) == Neg:
		return fmt.Sprintf("%s%d = -%s%d", register, r.dst, register, r.dst)
	case !known:
		return fmt.Sprintf("code %#02x", r.code)
	case r.code&srcReg != 0:
		return fmt.Sprintf("%s%d %s %s%d", register, r.dst, sign, register, r.src)
	}
	return fmt.Sprintf("%s%d %s %d", register, r.dst, sign, r.imm)
}

func (r raw) jump(i int) string {
	to := i + 1 + int(r.off)
	switch r.code {
	case opJA:
		return fmt.Sprintf("goto %d", to)
	case opJAlong:
		return fmt.Sprintf("gotol %d", i+1+int(r.imm))
	case opMayGoto:
		return fmt.Sprintf("may_goto %d", to)
	case opExit:
		return "exit"
	case opCall:
		return fmt.Sprintf("call helper %d", r.imm)
	}
	sign, known := map[Cond]string{
		Equal: "==", NotEqual: "!=", Above: ">", AboveOrEqual: ">=", Below: "<", BelowOrEqual: "<=",
	}[Cond(r.code&0xf0)]
	if !known {
		return fmt.Sprintf("code %#02x", r.code)
	}
	if r.code&srcReg != 0 {
		return fmt.Sprintf("if r%d %s r%d goto %d", r.dst, sign, r.src, to)
	}
	return fmt.Sprintf("if r%d %s %d goto %d", r.dst, sign, r.imm, to)
}
