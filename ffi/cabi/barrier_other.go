//go:build !linux

package cabi

// fence tells the gate to order its entry in the record before the look at the
// guard with an instruction, in all calls. Only Linux has a system call instead.
var fence uint32 = 1

func prepareBarrier() {}

func barrier() {}
