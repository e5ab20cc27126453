//go:build !amd64 && !arm64

package jit

// flush would make the processor see new code. Nothing can be called on this
// platform (see ffi/cabi).
func flush(memory []byte) {}
