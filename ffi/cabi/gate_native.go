//go:build (amd64 || arm64) && (linux || darwin || freebsd)

package cabi

// Supported reports whether this platform has a gate. Where it has none,
// nothing can be called through this package.
const Supported = true

// The addresses of the gate, of the place in it where an interrupted call goes
// on, and of the function that enlists a thread (gate_*.s).
var gate, exit, enlister uintptr

// ThreadPointer returns the address by which the processor finds the memory of
// the present thread's own. What pthread_self(3) returns lies at a distance from
// it that is the same for all threads.
func ThreadPointer() uintptr
