package interp

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// Config says what a program runs with. Only Machine must be set.
type Config struct {
	Machine ir.Machine
	// In is the program's input; nil is an empty one. It is read when the
	// program needs a byte, as much as one Read gives.
	In io.Reader
	// Out takes the program's output; nil discards it. What the program wrote
	// is written out before every Read, at the end however it comes, and
	// within 50 ms while the program runs on.
	Out io.Writer
	// Dump is called by Dump ops, after the output so far was written. The
	// snapshot is the callee's to keep. Nil ignores them.
	Dump func(*ir.Snapshot)
	// Probe, if not nil, can see where the program is.
	Probe *ir.Probe
	// Steps, if not 0, bounds the work: a program that has executed about so
	// many ops ends with ErrSteps at its next backward jump.
	Steps int64
	// Counts, if not nil, is filled in with what the run did, also if it ended
	// with an error. Counting makes it slower.
	Counts *Counts
}

// ErrSteps reports that a program used up its Config.Steps.
var ErrSteps = errors.New("interp: out of steps")

// A MemoryError reports that a tape grew beyond what the interpreter is
// willing to allocate: 4 GiB.
type MemoryError struct {
	Cell int64 // number of the cell that was touched
}

func (e *MemoryError) Error() string {
	return fmt.Sprintf("interp: reaching cell %d takes more than 4 GiB", e.Cell)
}

// Run executes a well-formed program. It returns nil when the program ends,
// and otherwise
//
//   - an *ir.RangeError when it touches a cell off the tape,
//   - an *ir.InputError when it reads at the end of the input under EOFError,
//   - ctx's error within a few milliseconds of its cancellation (but a Read or
//     Write that blocks is waited for),
//   - an error that wraps that of a Read or Write,
//   - a *MemoryError, or ErrSteps.
//
// In each case the output made before is written first.
func Run(ctx context.Context, p *ir.Program, cfg *Config) error {
	switch p.Bits {
	case 8:
		return run[uint8](ctx, p, cfg)
	case 16:
		return run[uint16](ctx, p, cfg)
	case 32:
		return run[uint32](ctx, p, cfg)
	case 64:
		return run[uint64](ctx, p, cfg)
	}
	return fmt.Errorf("interp: cells of %d bits", p.Bits)
}

func run[C cell](ctx context.Context, p *ir.Program, cfg *Config) error {
	m := machine[C]{
		ops:    p.Ops,
		code:   assemble(p.Ops),
		tape:   newTape[C](cfg.Machine.Left, cfg.Machine.Right, p.Bits),
		in:     input{r: cfg.In},
		out:    output{w: cfg.Out},
		ration: ration{ctx: ctx, left: cfg.Steps, limited: cfg.Steps != 0},
		ctx:    ctx,
		eof:    cfg.Machine.EOF,
		bounds: cfg.Machine.Bounds,
		dump:   cfg.Dump,
	}
	if cfg.Counts != nil {
		m.turns = make([]int64, len(p.Ops))
		defer func() { cfg.Counts.count(p.Ops, m.at()) }()
		cfg.Counts.Turns = m.turns
	}
	if cfg.Probe != nil {
		m.inspect = &inspector{answer: make(chan *ir.Snapshot, 1)}
		defer cfg.Probe.Attach(m.inspect.ask)()
	}
	err := m.run()
	if flushErr := m.out.flush(); err == nil {
		err = flushErr
	}
	return err
}
