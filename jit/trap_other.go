//go:build !amd64

package jit

// traps fills unused memory: four zero bytes are no instruction on arm64 (UDF
// #0, Arm ARM C6.2).
const (
	trapLen = 4
	traps   = "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
)
