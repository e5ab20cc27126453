//go:build !((amd64 || arm64) && (linux || darwin || freebsd))

package cabi

// Supported reports whether this platform has a gate. Where it has none,
// nothing can be called through this package.
const Supported = false

var gate, enlister uintptr

func goroutine() uintptr { return 0 }

// ThreadPointer would return the address of the present thread's own memory.
func ThreadPointer() uintptr { return 0 }
