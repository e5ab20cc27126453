//go:build !linux

package kernel

// denied reports whether an error says that the process lacks a right. Only Linux
// has anything to say.
func denied(error) bool { return false }

// checkGroup says what is wrong with the folder of a control group.
func checkGroup(string) error { return nil }
