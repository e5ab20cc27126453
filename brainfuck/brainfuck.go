package brainfuck

import (
	"context"
	"errors"
	"io"
	"sync"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// A Program is a compiled program, for every processor.
type Program struct {
	name    string
	src     []byte
	input   []byte
	dialect syntax.Options
	passes  []opt.Pass         // that were made
	parts   *parted            // in which it is compiled as it runs, nil for a small one
	whole   func() *ir.Program // all of it, as optimised
	machine ir.Machine
	dumpTo  io.Writer
	times   CompileTimes
	// evaluate allows targets to run the program: it has all optimisations.
	evaluate bool
}

// CompileTimes tells how long the steps of [Compile] took. A large program is only
// checked and divided into parts, which is Parse.
type CompileTimes struct {
	Parse, Optimise time.Duration
}

// Compile compiles a program. The error is an [*OptionError] or a
// [*SyntaxError]. The Program refers to src, which must not change afterwards.
func Compile(src []byte, o *Options) (*Program, error) {
	if o == nil {
		o = new(Options)
	}
	bits, machine, err := o.machine()
	if err != nil {
		return nil, err
	}
	passes, err := o.passes()
	if err != nil {
		return nil, err
	}
	p := &Program{
		name:    o.Name,
		src:     src,
		passes:  passes,
		dialect: syntax.Options{Bits: bits, Dump: o.Dump, Separator: o.Separator},
		machine: machine,
		dumpTo:  o.DumpTo,

		evaluate: o.Level.number() == Level3.number() && len(o.Passes)+len(o.Without) == 0,
	}
	if err := p.compile(); err != nil {
		return nil, syntaxError(o.Name, err)
	}
	return p, nil
}

// compile makes the ops of a program or, if it is large, finds its parts: then the
// ops are made when somebody wants all of them.
func (p *Program) compile() error {
	start := time.Now()
	if len(p.src) >= minParted && !p.dialect.Dump {
		parts, err := syntax.Split(p.src, p.dialect, syntax.Sizes{Loop: loopSize, Sequence: sequenceSize})
		if err != nil {
			return err
		}
		p.parts = &parted{parts, p.passes}
		p.input = parts.Input
		p.whole = sync.OnceValue(func() *ir.Program {
			parsed, err := syntax.Parse(p.src, p.dialect)
			if err != nil {
				panic(err) // Split would have found it
			}
			opt.RunPasses(parsed.Program, p.passes)
			return parsed.Program
		})
		p.times.Parse = time.Since(start)
		return nil
	}
	parsed, err := syntax.Parse(p.src, p.dialect)
	if err != nil {
		return err
	}
	p.input = parsed.Input
	p.times.Parse = time.Since(start)
	start = time.Now()
	opt.RunPasses(parsed.Program, p.passes)
	p.whole = func() *ir.Program { return parsed.Program }
	p.times.Optimise = time.Since(start)
	return nil
}

// Run runs the program as machine code, with buffered input and output, or
// interprets it where machine code can not be had. A nil in is empty; what the
// program writes to a nil out is lost. The error is a [*RangeError] or an
// [*InputError] if the program failed, that of ctx if ctx ended it, and wraps
// that of in or out if they failed. A read that blocks is not interrupted.
//
// While the program runs, out may be written by another goroutine, never by two
// at once, and not after Run has returned.
func (p *Program) Run(ctx context.Context, in io.Reader, out io.Writer) error {
	x, err := p.Load(Buffered)
	if errors.Is(err, errors.ErrUnsupported) {
		return p.Interpret(ctx, in, out)
	}
	if err != nil {
		return err
	}
	defer x.Close()
	return x.Run(ctx, in, out)
}

// Interpret runs the program without generating code. Its behaviour is the
// definition of that of [Program.Run], which it has the same arguments and
// errors as.
func (p *Program) Interpret(ctx context.Context, in io.Reader, out io.Writer) error {
	return p.explain(interp.Run(ctx, p.whole(), &interp.Config{
		Machine: p.machine,
		In:      in,
		Out:     out,
		Dump:    p.dumper(),
		Probe:   probeOf(ctx),
	}))
}

// Input returns what followed the separator ! in the source, nil if there was
// none. It is not read by the program unless it is passed to Run.
func (p *Program) Input() []byte { return p.input }

// Times returns how long the compilation took.
func (p *Program) Times() CompileTimes { return p.times }

// IR returns the program as the parser reads it, as text.
func (p *Program) IR() string {
	parsed, err := syntax.Parse(p.src, p.dialect)
	if err != nil {
		return err.Error() // only if the source was changed since Compile
	}
	return parsed.Program.String()
}

// Optimised returns the program after the optimiser, as text.
func (p *Program) Optimised() string { return p.whole().String() }

// dumper returns what shows the tape at a # command.
func (p *Program) dumper() func(*ir.Snapshot) {
	if p.dumpTo == nil {
		return nil
	}
	return func(s *ir.Snapshot) {
		io.WriteString(p.dumpTo, at(p.name, p.position(s.Pos))+dumpText(s)+"\n")
	}
}
