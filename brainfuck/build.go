package brainfuck

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
)

// BuildOptions are the choices of [Program.Build]. The zero value, and nil, mean
// the defaults. A target ignores what is not for it.
type BuildOptions struct {
	// Strip leaves out symbols and line numbers for debuggers.
	Strip bool
	// Dir is the folder that Options.Name is relative to, for debuggers.
	Dir string
}

// Build translates the program to a file that runs without this package, and
// returns its contents. The same program and options give the same file. The
// error is an [*OptionError] if the target can not have the program.
func (p *Program) Build(t Target, o *BuildOptions) ([]byte, error) {
	if o == nil {
		o = new(BuildOptions)
	}
	t, err := t.resolve()
	if err != nil {
		return nil, err
	}
	file, err := targets[t].build(p.unit(), o)
	var unfit *emit.Unfit
	if errors.As(err, &unfit) {
		return nil, &OptionError{Option: "target", Value: t.String(), Reason: unfit.Reason}
	}
	if err != nil {
		return nil, fmt.Errorf("target %v: %w", t, err)
	}
	return file, nil
}

// unit returns the program as targets want it.
func (p *Program) unit() *emit.Unit {
	u := emit.NewUnit(p.ops, p.machine, p.name, p.src)
	u.Evaluate = p.evaluate
	return u
}

// resolve returns the target that t stands for, or an error if there is no such
// target.
func (t Target) resolve() (Target, error) {
	if t == Host {
		return ParseTarget(runtime.GOOS + "/" + runtime.GOARCH)
	}
	if int(t) >= len(targets) {
		return 0, &OptionError{Option: "target", Value: t.String(), Reason: "there is no such target"}
	}
	return t, nil
}
