//go:build !amd64 && !arm64

package jit

// There are no stubs for this architecture yet.
const (
	stubLen   = 0
	stubAlign = 1
)

func appendStub(code []byte, target uintptr) []byte { return code }
