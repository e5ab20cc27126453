package jit

import "encoding/binary"

// A stub jumps to an address that a branch does not reach. It changes X16, as the
// ABI lets stubs do (AAPCS64, 6.1.1).
const (
	stubLen   = 16
	stubAlign = 8
)

// appendStub appends the stub that leads to target.
func appendStub(code []byte, target uintptr) []byte {
	code = binary.LittleEndian.AppendUint32(code, 0x58000050) // ldr x16, pc+8
	code = binary.LittleEndian.AppendUint32(code, 0xd61f0200) // br x16
	return binary.LittleEndian.AppendUint64(code, uint64(target))
}
