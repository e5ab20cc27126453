package rt

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// mapFlags map a tape: memory is given when a page is first touched, and the
// kernel does not count what is never touched as promised.
const mapFlags = unix.MAP_PRIVATE | unix.MAP_ANON | unix.MAP_NORESERVE

// residentPages sets present[i] for each page of [addr, addr+length), with bit 0
// set if it has memory (mincore(2)).
func residentPages(addr, length uintptr, present []byte) bool {
	_, _, errno := unix.Syscall(unix.SYS_MINCORE, addr, length, uintptr(unsafe.Pointer(&present[0])))
	return errno == 0
}
