package emit

import (
	"bytes"
	"context"
	"errors"

	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// Bounds of the programs that Output runs: of the work, of how far an op moves,
// and of what comes out.
const (
	evaluateSteps  = 100_000
	evaluateMove   = 1 << 8
	evaluateOutput = 1 << 12
)

var errEnough = errors.New("more output than wanted")

// Output returns all that the program writes, if it is one that just writes a
// little and ends well, whatever its input is. Such a program can be replaced by
// its output. It is found out by running it: if u.Evaluate is set, and for a
// moment only.
func (u *Unit) Output() (output []byte, ok bool) {
	if !u.Evaluate {
		return nil, false
	}
	for i := range u.Program.Ops {
		switch op := &u.Program.Ops[i]; op.Kind {
		case ir.In, ir.Dump:
			return nil, false
		case ir.Move, ir.Scan:
			if max(op.Arg, -op.Arg) > evaluateMove {
				return nil, false
			}
		}
	}
	var out shortWriter
	err := interp.Run(context.Background(), u.Program, &interp.Config{Machine: u.Machine, Out: &out, Steps: evaluateSteps})
	return out.Bytes(), err == nil
}

// A shortWriter takes a short output only.
type shortWriter struct{ bytes.Buffer }

func (w *shortWriter) Write(p []byte) (int, error) {
	if w.Len()+len(p) > evaluateOutput {
		return 0, errEnough
	}
	return w.Buffer.Write(p)
}
