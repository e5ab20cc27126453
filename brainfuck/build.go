package brainfuck

import (
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/cpu"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/object"
)

// BuildOptions are the choices of [Program.Build]. The zero value, and nil, mean
// the defaults. A target ignores what is not for it.
type BuildOptions struct {
	// Strip leaves out symbols and line numbers for debuggers.
	Strip bool
	// Unchecked leaves out the comparisons of accesses with the ends of the
	// tape, in targets that need such: a program that leaves its tape then
	// does anything.
	Unchecked bool
	// LLVMVersion is the major version of LLVM that reads the file, 0 for the
	// newest; versions to 14 and from 17 read different forms.
	LLVMVersion int
	// Dir is the folder that Options.Name is relative to, for debuggers.
	Dir string
	// Symbol is the name of the function that a target for C programs defines;
	// "" means "brainfuck".
	Symbol string
	// Arch is the processor that an object is for, as GOARCH names it; "" means
	// this one.
	Arch string
	// BPF are the choices for the target BPF.
	BPF BPFOptions
}

func (o *BuildOptions) symbol() string { return cmp.Or(o.Symbol, "brainfuck") }

// buildObject builds for the target Object.
func buildObject(u *emit.Unit, o *BuildOptions) ([]byte, error) {
	name := cmp.Or(o.Arch, runtime.GOARCH)
	c := cpu.ByName(name)
	if c == nil {
		var names []string
		for _, c := range cpu.All() {
			names = append(names, c.Name)
		}
		return nil, emit.Unfitf("it can not be for %s; it can be for %s", name, strings.Join(names, " and "))
	}
	return object.Build(u, c, &object.Options{Symbol: o.symbol(), Strip: o.Strip, Dir: o.Dir})
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

// Header returns the header in C that declares what a file of the target
// defines; nil if targets of its kind have none.
func (p *Program) Header(t Target, o *BuildOptions) ([]byte, error) {
	if o == nil {
		o = new(BuildOptions)
	}
	t, err := t.resolve()
	if err != nil || targets[t].header == nil {
		return nil, err
	}
	return targets[t].header(p.unit(), o), nil
}

// unit returns the program as targets want it.
func (p *Program) unit() *emit.Unit {
	u := emit.NewUnit(p.whole(), p.machine, p.name, p.src)
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
