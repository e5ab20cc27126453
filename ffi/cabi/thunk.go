//go:build (amd64 || arm64) && (linux || darwin || freebsd)

package cabi

import (
	"encoding/binary"
	"fmt"
	"unsafe"

	"golang.org/x/sys/unix"
)

// A thunk is the C function that belongs to one slot: it loads the slot's
// number and jumps to callbackEntry. Thunks are generated a chunk at a time and
// never change, so a chunk is writable until it is filled and executable from
// then on.
const (
	thunkSize  = 16
	chunkBytes = 1 << 16
	chunkSlots = chunkBytes/thunkSize - 1 // the last place holds the address of callbackEntry
)

// callbackEntry is the address of that place (callback_*.s).
var callbackEntry uintptr

// mapThunks maps the thunks for the slots that begin with number first.
func mapThunks(first int) (uintptr, error) {
	code := makeThunks(first)
	mem, err := unix.MmapPtr(-1, 0, nil, chunkBytes, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANON)
	if err != nil {
		return 0, fmt.Errorf("cabi: memory for callbacks: %w", err)
	}
	copy(unsafe.Slice((*byte)(mem), chunkBytes), code)
	protect := mprotect(mem)
	if protect == nil {
		FlushCode(uintptr(mem), chunkBytes)
		return uintptr(mem), nil
	}
	if err := unix.MunmapPtr(mem, chunkBytes); err != nil {
		return 0, err
	}
	addr, err := mapThunksOfFile(code)
	if err != nil {
		return 0, fmt.Errorf("cabi: executable memory for callbacks: %w, and through a file: %w", protect, err)
	}
	FlushCode(addr, chunkBytes)
	return addr, nil
}

func mprotect(mem unsafe.Pointer) error {
	return unix.Mprotect(unsafe.Slice((*byte)(mem), chunkBytes), unix.PROT_READ|unix.PROT_EXEC)
}

func makeThunks(first int) []byte {
	code := make([]byte, chunkBytes)
	const entry = chunkSlots * thunkSize
	for slot := range chunkSlots {
		at := slot * thunkSize
		putThunk(code[at:at+thunkSize], uint32(first+slot), entry-at)
	}
	binary.LittleEndian.PutUint64(code[entry:], uint64(callbackEntry))
	return code
}
