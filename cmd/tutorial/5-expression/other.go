//go:build !linux || (!amd64 && !arm64)

package main

import "log"

// The command finds its functions in Linux's mathematical library.
func main() {
	log.SetFlags(0)
	log.Fatal("5-expression: its code is for Linux on x86-64 and arm64")
}
