package jit

import "golang.org/x/sys/unix"

// reserveFlags map addresses without memory, and without the kernel counting
// them as promised.
const reserveFlags = unix.MAP_PRIVATE | unix.MAP_ANON | unix.MAP_NORESERVE
