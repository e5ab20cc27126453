package disasm

import "golang.org/x/arch/x86/x86asm"

// decodeAMD64 decodes the instruction at pc; the size is 0 if it is not known.
func decodeAMD64(code []byte, pc uint64) (text string, size int) {
	if code[0] == vex2 || code[0] == vex3 {
		return decodeVEX(code) // x86asm gets the length of some of these wrong
	}
	inst, err := x86asm.Decode(code, 64)
	if err != nil {
		return "", 0
	}
	return x86asm.IntelSyntax(inst, pc, nil), inst.Len
}
