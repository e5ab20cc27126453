//go:build amd64 && (linux || darwin || freebsd)

package cabi

// Supported reports whether this platform has a gate. Where it has none,
// Frame.Call must not be used.
const Supported = true

// gate is the address of the gate, exit that of the place in it where an
// interrupted call goes on (gate_amd64.s).
var gate, exit uintptr
