package rt

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native/arm64"
	"github.com/seed1605a99e/movabs/jit"
)

func generate(p *ir.Program, cfg native.Config) (*native.Code, error) {
	return arm64.Generate(p, cfg)
}

// generalRegister returns the register with number n in the instruction set.
func generalRegister(r *jit.Regs, n uint8) uintptr { return uintptr(r.X[n]) }
