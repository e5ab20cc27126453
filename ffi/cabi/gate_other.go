//go:build !(amd64 && (linux || darwin || freebsd))

package cabi

// Supported reports whether this platform has a gate. Where it has none,
// Frame.Call must not be used.
const Supported = false

var gate uintptr
