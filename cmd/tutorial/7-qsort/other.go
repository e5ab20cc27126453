//go:build !linux || (!amd64 && !arm64)

package main

import "log"

// The command finds qsort in Linux's C library.
func main() {
	log.SetFlags(0)
	log.Fatal("7-qsort: its code is for Linux on x86-64 and arm64")
}
