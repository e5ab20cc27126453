package disasm

import (
	"strings"

	"golang.org/x/arch/arm64/arm64asm"
)

// decodeARM64 decodes the instruction at pc; the size is 0 if it is not known.
func decodeARM64(code []byte, _ uint64) (text string, size int) {
	const word = 4
	if len(code) < word {
		return "", 0
	}
	inst, err := arm64asm.Decode(code)
	if err != nil {
		return "", 0
	}
	return strings.ToLower(arm64asm.GNUSyntax(inst)), word
}
