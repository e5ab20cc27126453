package disasm

import (
	"encoding/binary"
	"fmt"
	"strings"

	"golang.org/x/arch/arm64/arm64asm"
)

// decodeARM64 decodes the instruction at pc. What is not known is a word of data:
// all instructions have four bytes. A target is relative to the instruction.
func decodeARM64(code []byte, pc uint64) (i Inst, size int) {
	const word = 4
	if len(code) < word {
		return i, 0
	}
	inst, err := arm64asm.Decode(code)
	if err != nil {
		w := binary.LittleEndian.Uint32(code)
		if i.Text = decodeAtomic(w); i.Text == "" {
			i.Text = fmt.Sprintf(".4byte %#08x", w)
		}
		return i, word
	}
	i.Text = tidy(strings.ToLower(arm64asm.GNUSyntax(inst)))
	for _, arg := range inst.Args {
		rel, ok := arg.(arm64asm.PCRel)
		if !ok {
			continue
		}
		if inst.Op == arm64asm.ADRP {
			pc &^= 0xFFF // it counts pages
		}
		if pc != 0 {
			i.Text = fmt.Sprintf("%s%#x", i.Text[:strings.LastIndexByte(i.Text, '.')], pc+uint64(rel))
		}
		if !isData(inst.Op) {
			i.Jump, i.Target = true, int64(rel)
		}
	}
	return i, word
}

// tidy puts a space after each comma: the decoder does after some.
func tidy(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, ", ", ","), ",", ", ")
}

// isData returns whether the distance in an instruction is no jump.
func isData(op arm64asm.Op) bool {
	switch op {
	case arm64asm.ADR, arm64asm.ADRP, arm64asm.LDR, arm64asm.LDRSW, arm64asm.PRFM:
		return true
	}
	return false
}
