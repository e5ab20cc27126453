//go:build linux || darwin || freebsd

package cabi

import "encoding/binary"

// putThunk writes the thunk for a slot; the address of callbackEntry lies entry
// bytes from its beginning.
func putThunk(t []byte, slot uint32, entry int) {
	copy(t, "\x41\xbb\x00\x00\x00\x00\xff\x25\x00\x00\x00\x00\xcc\xcc\xcc\xcc")
	binary.LittleEndian.PutUint32(t[2:], slot)             // mov r11d, imm32
	binary.LittleEndian.PutUint32(t[8:], uint32(entry-12)) // jmp [rip+disp32]; int3
}
