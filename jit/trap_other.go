//go:build !amd64

package jit

// trap is the instruction that fills unused memory: four zero bytes are no
// instruction on arm64 (UDF #0, Arm ARM C6.2).
var trap = [...]byte{0, 0, 0, 0}
