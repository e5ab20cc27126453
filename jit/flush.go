package jit

import "github.com/seed1605a99e/movabs/ffi/cabi"

// flush makes the processors see code that was written to memory.
func flush(memory []byte) { cabi.FlushCode(address(memory), uintptr(len(memory))) }
