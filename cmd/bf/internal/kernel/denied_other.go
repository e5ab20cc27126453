//go:build !linux

package kernel

// denied reports whether an error says that the process lacks a right. Only Linux
// has anything to say.
func denied(error) bool { return false }
