//go:build !linux && !freebsd

package jit

// sources returns the ways to have an anonymous file that can be mapped
// executable: none is known on this system.
func sources(large bool) []source { return nil }
