package disasm

import (
	"strings"

	"golang.org/x/arch/x86/x86asm"
)

// decodeAMD64 decodes the instruction at pc; the size is 0 if it is not known.
// A target is relative to the instruction.
func decodeAMD64(code []byte, pc uint64) (i Inst, size int) {
	if code[0] == vex2 || code[0] == vex3 {
		i.Text, size = decodeVEX(code) // x86asm gets the length of some of these wrong
		return i, size
	}
	inst, err := x86asm.Decode(code, 64)
	if err != nil {
		return i, 0
	}
	i.Text = x86asm.IntelSyntax(inst, pc, nil)
	if inst.Op == x86asm.MOV && inst.Len == movabsLen {
		i.Text = strings.Replace(i.Text, "mov ", "movabs ", 1)
	}
	if rel, ok := inst.Args[0].(x86asm.Rel); ok {
		i.Jump, i.Target = true, int64(inst.Len)+int64(rel)
	}
	return i, inst.Len
}

// movabsLen is the length of the only mov with an operand of eight bytes, REX.W
// B8+r imm64, which GNU as and objdump call movabs.
const movabsLen = 10
