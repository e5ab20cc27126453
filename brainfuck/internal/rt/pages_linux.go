package rt

import (
	"encoding/binary"
	"os"

	"golang.org/x/sys/unix"
)

// usedPages calls f with the stretches of a private anonymous mapping, which
// begins and ends at a page, that have memory, be it in RAM or swapped out. The
// others are 0. /proc/self/pagemap has 8 bytes for each page of addresses: bit
// 63 says that it is present, bit 62 that it is swapped out (proc_pid_pagemap(5)).
func usedPages(low, high uintptr, f func(from, to uintptr)) bool {
	file, err := os.Open("/proc/self/pagemap")
	if err != nil {
		return false
	}
	defer file.Close()
	page := uintptr(os.Getpagesize())
	buf := make([]byte, 8<<13)
	from := uintptr(0) // of the stretch that is being read, 0 if none is
	for at := low; at < high; {
		n := min(int((high-at)/page), len(buf)/8)
		if _, err := file.ReadAt(buf[:8*n], int64(at/page*8)); err != nil {
			return false
		}
		for i := range n {
			used := binary.LittleEndian.Uint64(buf[8*i:])>>62 != 0
			if used && from == 0 {
				from = at + uintptr(i)*page
			} else if !used && from != 0 {
				f(from, at+uintptr(i)*page)
				from = 0
			}
		}
		at += uintptr(n) * page
	}
	if from != 0 {
		f(from, high)
	}
	return true
}

// discard makes the pages of a private anonymous mapping 0 again
// (madvise(2), MADV_DONTNEED).
func discard(addr, length uintptr) error {
	_, _, errno := unix.Syscall(unix.SYS_MADVISE, addr, length, unix.MADV_DONTNEED)
	if errno != 0 {
		return os.NewSyscallError("madvise", errno)
	}
	return nil
}
