//go:build !linux

package jit

// findLargePageSize knows of no large pages that can be executable here.
func findLargePageSize() int { return 0 }
