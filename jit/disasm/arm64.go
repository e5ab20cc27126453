package disasm

import (
	"strings"

	"golang.org/x/arch/arm64/arm64asm"
)

// decodeARM64 decodes the instruction at pc; the size is 0 if it is not known.
// A target is relative to the instruction.
func decodeARM64(code []byte, _ uint64) (i Inst, size int) {
	const word = 4
	if len(code) < word {
		return i, 0
	}
	inst, err := arm64asm.Decode(code)
	if err != nil {
		return i, 0
	}
	i.Text = strings.ToLower(arm64asm.GNUSyntax(inst))
	for _, arg := range inst.Args {
		rel, ok := arg.(arm64asm.PCRel)
		if ok && inst.Op != arm64asm.ADR && inst.Op != arm64asm.ADRP && inst.Op != arm64asm.LDR && inst.Op != arm64asm.LDRSW {
			i.Jump, i.Target = true, int64(rel)
		}
	}
	return i, word
}
