package ffi_test

import "encoding/binary"

// Functions that return their first argument, their second, and
// 0x123456789abcdeff.
var (
	returnFirst  = words(0xd65f03c0)             // ret
	returnSecond = words(0xaa0103e0, 0xd65f03c0) // mov x0, x1; ret
	returnWide   = words(0xd29bdfe0, 0xf2b35780, 0xf2cacf00, 0xf2e24680,
		0xd65f03c0) // movz x0, #0xdeff; movk x0, #0x9abc, lsl #16; #0x5678, lsl #32; #0x1234, lsl #48; ret
)

func words(words ...uint32) (code []byte) {
	for _, w := range words {
		code = binary.LittleEndian.AppendUint32(code, w)
	}
	return code
}
