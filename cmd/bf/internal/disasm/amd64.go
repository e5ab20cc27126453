package disasm

import (
	"strings"

	"golang.org/x/arch/x86/x86asm"
)

// decodeAMD64 decodes the instruction at pc; the size is 0 if it is not known.
func decodeAMD64(code []byte, pc uint64) (text string, size int) {
	if code[0] == vex2 || code[0] == vex3 {
		return decodeVEX(code) // x86asm gets the length of some of these wrong
	}
	inst, err := x86asm.Decode(code, 64)
	if err != nil {
		return "", 0
	}
	text = x86asm.IntelSyntax(inst, pc, nil)
	if inst.Op == x86asm.MOV && inst.Len == movabsLen {
		text = strings.Replace(text, "mov ", "movabs ", 1)
	}
	return text, inst.Len
}

// movabsLen is the length of the only mov with an operand of eight bytes, REX.W
// B8+r imm64, which GNU as and objdump call movabs.
const movabsLen = 10
