package disasm

import (
	"errors"
	"fmt"
	"strings"
)

// An Inst is one instruction of a piece of code.
type Inst struct {
	Offset int    // from the start of the code
	Bytes  []byte // a part of the code
	Text   string // in Intel's syntax, or that of the architecture's manual
	// Jump tells that the instruction is a jump or call with a fixed target, and
	// Target its offset, which may lie outside of the code.
	Jump   bool
	Target int64
}

// Decode returns the instructions of code for an architecture, named as GOARCH.
// base is the address of the code's first byte, for the targets of jumps; with
// base 0 they are offsets. The error is errors.ErrUnsupported for an
// architecture without a decoder.
func Decode(arch string, code []byte, base uint64) ([]Inst, error) {
	var decode func(code []byte, pc uint64) (i Inst, size int)
	switch arch {
	case "amd64":
		decode = decodeAMD64
	case "arm64":
		decode = decodeARM64
	default:
		return nil, fmt.Errorf("disassembly for %s: %w", arch, errors.ErrUnsupported)
	}
	insts := make([]Inst, 0, len(code)/4)
	for at := 0; at < len(code); {
		i, size := decode(code[at:], base+uint64(at))
		if size == 0 {
			i, size = Inst{Text: fmt.Sprintf(".byte %#02x", code[at])}, 1
		}
		i.Offset, i.Bytes = at, code[at:at+size]
		i.Target += int64(at) // was relative to the instruction
		insts = append(insts, i)
		at += size
	}
	return insts, nil
}

// String formats the instruction as one line: offset, bytes, text.
func (i Inst) String() string {
	return fmt.Sprintf("%6x  %-30s  %s", i.Offset, Hex(i.Bytes), i.Text)
}

// Hex formats bytes as two digits each, with spaces between them.
func Hex(b []byte) string {
	var s strings.Builder
	for i, v := range b {
		if i > 0 {
			s.WriteByte(' ')
		}
		fmt.Fprintf(&s, "%02x", v)
	}
	return s.String()
}
