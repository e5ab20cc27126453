package rt

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native/amd64"
	"github.com/seed1605a99e/movabs/jit"
)

type translator = amd64.Translator

// generalRegister returns the register with number n in the instruction set
// (Intel SDM vol. 2, 3.1.1.1).
func generalRegister(r *jit.Regs, n uint8) uintptr {
	numbered := [16]uint64{
		r.RAX, r.RCX, r.RDX, r.RBX, r.RSP, r.RBP, r.RSI, r.RDI,
		r.R8, r.R9, r.R10, r.R11, r.R12, r.R13, r.R14, r.R15,
	}
	return uintptr(numbered[n])
}
