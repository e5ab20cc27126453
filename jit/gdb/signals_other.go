//go:build !linux

package gdb

// withoutSignals calls f. Only gdb on Linux is known to need more.
func withoutSignals(f func()) { f() }
