package rt

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native/arm64"
	"github.com/seed1605a99e/movabs/jit"
)

type translator = arm64.Translator

// generalRegister returns the register with number n in the instruction set.
func generalRegister(r *jit.Regs, n uint8) uintptr { return uintptr(r.X[n]) }
