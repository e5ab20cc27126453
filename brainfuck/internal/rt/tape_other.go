//go:build !linux

package rt

import "golang.org/x/sys/unix"

// mapFlags map a tape: memory is given when a page is first touched.
const mapFlags = unix.MAP_PRIVATE | unix.MAP_ANON

// residentPages reports that it does not know.
func residentPages(addr, length uintptr, present []byte) bool { return false }
