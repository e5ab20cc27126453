//go:build !(linux && amd64)

package main

import "log"

// The command shows instructions that only x86-64 has.
func main() {
	log.SetFlags(0)
	log.Fatal("6-memchr: its code is for Linux on x86-64, with AVX2")
}
