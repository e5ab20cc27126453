package cabi

import (
	"testing"
	"unsafe"
)

func TestPrefetch(t *testing.T) {
	memory := make([]byte, 1000)
	for _, size := range []uintptr{0, 1, 64, uintptr(len(memory))} {
		Prefetch(uintptr(unsafe.Pointer(&memory[0])), size)
	}
	Prefetch(8, 100) // no memory
}
