//go:build !amd64 && !arm64

package rt

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit"
)

type translator struct{}

func (*translator) Generate(*ir.Program, native.Config) (*native.Code, error) {
	return nil, fmt.Errorf("machine code for %s: %w", runtime.GOARCH, errors.ErrUnsupported)
}

// generalRegister is not reached: without a generator, no code is interrupted.
func generalRegister(*jit.Regs, uint8) uintptr { return 0 }
