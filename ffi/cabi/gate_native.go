//go:build (amd64 || arm64) && (linux || darwin || freebsd)

package cabi

// Supported reports whether this platform has a gate. Where it has none,
// nothing can be called through this package.
const Supported = true

// The addresses of the gate for all calls, of those for most calls with a guard,
// without one, and for errno, of the place where an interrupted call goes on, and of the
// function that enlists a thread (gate_*.s).
var gate, guardedGate, plainGate, errnoGate, exit, enlister uintptr

// stackKnown is 1 when it is sure that the gate knows where in a goroutine's
// descriptor the end of its stack is. Until then, the gate for all calls asks the
// runtime.
var stackKnown uint32

// goroutine returns the present goroutine, as a header has it.
func goroutine() uintptr

// ThreadPointer returns the address by which the processor finds the memory of
// the present thread's own. What pthread_self(3) returns lies at a distance from
// it that is the same for all threads.
func ThreadPointer() uintptr
