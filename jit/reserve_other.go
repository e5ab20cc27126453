//go:build !linux

package jit

import "golang.org/x/sys/unix"

// reserveFlags map addresses without memory.
const reserveFlags = unix.MAP_PRIVATE | unix.MAP_ANON
