//go:build !arm64

package cabi

// FlushCode would make the processors see code that was written to memory. On
// x86-64 they watch for that themselves (Intel SDM vol. 3, 11.6); on platforms
// without a gate nothing can be called.
func FlushCode(addr, n uintptr) {}
