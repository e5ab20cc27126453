package brainfuck

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/llvm"
)

// An LLVMRun tells about a program that ran by [Program.RunLLVM].
type LLVMRun struct {
	Version int // of LLVM, the major one
	// Open is the time to load the library, Emit to write the program as text
	// for it. LLVM parses the text, optimises the program and generates
	// machine code, which then runs.
	Open, Emit, Parse, Optimise, Generate, Run time.Duration
}

// RunLLVM runs the program as machine code that the LLVM library makes of it, where
// that is installed: a yardstick for [Program.Run], which it has the arguments
// and errors of. The error wraps errors.ErrUnsupported if there is no library. A
// program is only ended by ctx when it reads or writes; until then the call does
// not return. Programs with the command # can not be run so.
func (p *Program) RunLLVM(ctx context.Context, in io.Reader, out io.Writer) (LLVMRun, error) {
	var r LLVMRun
	if err := ctx.Err(); err != nil {
		return r, err
	}
	start := time.Now()
	library, err := llvm.Open()
	if err != nil {
		return r, err
	}
	r.Version, r.Open = library.Version, time.Since(start)
	code, err := library.Compile(p.unit())
	var unfit *emit.Unfit
	if errors.As(err, &unfit) {
		return r, &OptionError{Option: "backend", Value: "llvm", Reason: unfit.Reason}
	}
	if err != nil {
		return r, err
	}
	defer code.Close()
	r.Emit, r.Parse, r.Optimise, r.Generate = code.Times.Emit, code.Times.Parse, code.Times.Optimise, code.Times.Generate
	start = time.Now()
	err = code.Run(ctx, in, out)
	r.Run = time.Since(start)
	return r, p.explain(err)
}
