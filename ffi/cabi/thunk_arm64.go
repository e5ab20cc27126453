//go:build linux || darwin || freebsd

package cabi

import "encoding/binary"

// putThunk writes the thunk for a slot; the address of callbackEntry lies entry
// bytes from its beginning.
func putThunk(t []byte, slot uint32, entry int) {
	binary.LittleEndian.PutUint32(t[0:], 0x52800011|slot&0xffff<<5)       // movz w17, #imm16
	binary.LittleEndian.PutUint32(t[4:], 0x72a00011|slot>>16<<5)          // movk w17, #imm16, lsl #16
	binary.LittleEndian.PutUint32(t[8:], 0x58000010|uint32(entry-8)/4<<5) // ldr x16, pc+imm19*4
	binary.LittleEndian.PutUint32(t[12:], 0xd61f0200)                     // br x16
}
