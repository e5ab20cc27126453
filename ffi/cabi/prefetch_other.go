//go:build !amd64 && !arm64

package cabi

// Prefetch does nothing where no instruction for it is known.
func Prefetch(addr, size uintptr) {}
