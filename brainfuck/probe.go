package brainfuck

import (
	"context"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// A Probe lets other goroutines ask where a running program is. It is for one run
// at a time, which gets it by its context: see WithProbe. The zero value is ready.
type Probe struct{ probe ir.Probe }

type probeKey struct{}

// WithProbe returns a context whose runs the probe can look at.
func WithProbe(ctx context.Context, p *Probe) context.Context {
	return context.WithValue(ctx, probeKey{}, p)
}

// probeOf returns the probe of a context, nil if it has none.
func probeOf(ctx context.Context) *ir.Probe {
	if p, ok := ctx.Value(probeKey{}).(*Probe); ok {
		return &p.probe
	}
	return nil
}

// Look returns a line about the place that the running program is at: the
// position, and the cells around the pointer, which in machine code may be a few
// cells away from where the source has it. It reports false if nothing runs, or
// the place is not known, as while machine code is in a system call. The program
// goes on.
func (p *Probe) Look(of *Program) (line string, ok bool) {
	s, ok := p.probe.Look()
	if !ok {
		return "", false
	}
	return at(of.name, of.position(s.Pos)) + dumpText(s), true
}
