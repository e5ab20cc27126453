package jit

import "encoding/binary"

// A stub jumps to an address that a 32-bit distance does not reach.
const (
	stubLen   = 16
	stubAlign = 8
)

// appendStub appends the stub that leads to target.
func appendStub(code []byte, target uintptr) []byte {
	code = append(code, 0xff, 0x25, 0x02, 0, 0, 0) // jmp [rip+2]
	code = append(code, 0xcc, 0xcc)                // the address is aligned
	return binary.LittleEndian.AppendUint64(code, uint64(target))
}
