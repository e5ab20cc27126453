package jit

import "encoding/binary"

// returning is a function that returns n: mov w0, #n; ret.
func returning(n byte) []byte {
	return binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, 0x52800000|uint32(n)<<5), 0xd65f03c0)
}
