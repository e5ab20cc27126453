package structured

import (
	"fmt"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// A Plan is a program with all that an emitter needs to know about it.
type Plan struct {
	*emit.Unit
	// Ops are those of the unit's program.
	Ops []ir.Op
	// Parts are the functions to write, callees first. The last one is the
	// whole program.
	Parts []Part
	// Uses tells which kinds of ops there are.
	Uses [ir.Dump + 1]bool
	// Checks tells whether there is an access that must be compared.
	Checks bool
	// MinOffset and MaxOffset are the ends of the cells, relative to the tape
	// pointer, that ops name; 0 is always between them.
	MinOffset, MaxOffset int32
	// Moves is the sum of all distances that the pointer is moved by, without
	// their signs: more than the pointer can be off the tape.
	Moves int64

	needs []Needs
}

// Options are what there is to choose about a plan.
type Options struct {
	// MaxOps and MaxDepth bound a part: it has about MaxOps ops, and at most
	// MaxDepth blocks within each other.
	MaxOps, MaxDepth int
	// Unchecked leaves out all comparisons with the ends of the tape. A
	// program that accesses cells off the tape then does anything.
	Unchecked bool
}

// NewPlan plans a program.
func NewPlan(u *emit.Unit, o Options) *Plan {
	p := &Plan{Unit: u, Ops: u.Program.Ops}
	p.survey()
	p.needs = make([]Needs, len(p.Ops))
	if !o.Unchecked {
		p.findChecks()
	}
	p.divide(o.MaxOps, o.MaxDepth)
	return p
}

// survey collects what is known about the ops as a whole.
func (p *Plan) survey() {
	for i := range p.Ops {
		op := &p.Ops[i]
		p.Uses[op.Kind] = true
		p.MinOffset = min(p.MinOffset, op.Off, op.Src)
		p.MaxOffset = max(p.MaxOffset, op.Off, op.Src)
		if op.Kind == ir.Move || op.Kind == ir.Scan {
			p.Moves += max(op.Arg, -op.Arg)
		}
	}
}

// Accesses reports whether the program has any use for a tape.
func (p *Plan) Accesses() bool {
	for kind, used := range p.Uses {
		op := ir.Op{Kind: ir.Kind(kind)}
		if used && (op.Touches() || op.Kind == ir.Dump) {
			return true
		}
	}
	return false
}

// Tape returns the size of the tape in bytes.
func (p *Plan) Tape() int64 { return (p.Machine.Left + p.Machine.Right) * int64(p.Program.Bits/8) }

// Outside returns the message about an access off the tape, without the line
// feed: what follows "NAME:LINE:COLUMN: ", what comes between the side ("left" or
// "right") and the cell's number, and what follows that.
func (p *Plan) Outside() (before, between, after string) {
	return "the program leaves the tape on the ", ": cell ",
		fmt.Sprintf(", but the cells are %d to %d", -p.Machine.Left, p.Machine.Right-1)
}

// InputEnded is the same for a read at the end of the input.
const InputEnded = "the program reads, but the input has ended"
