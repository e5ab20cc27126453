//go:build !amd64 && !arm64

package jit

// Nothing can be called on this platform (see ffi/cabi); unused memory is zero.
const (
	trapLen    = 4
	trapsAfter = false
	traps      = "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
)
