package trace

import (
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
)

// A Step is a program with some of the passes made.
type Step struct {
	// Pass is the last one that was made; without a name, none was.
	Pass opt.Pass
	Ops  []ir.Op
	// Did is a sentence on what the pass did to this program. The first step's
	// tells what the parser read.
	Did string
}

// Steps returns the program as it was parsed from src, and then with one more of
// the passes each. It does not change p.
func Steps(src []byte, p *ir.Program, passes []opt.Pass) []Step {
	steps := []Step{{Ops: p.Ops, Did: parsed(p)}}
	before := p
	for i, pass := range passes {
		after := &ir.Program{Ops: slices.Clone(p.Ops), Bits: p.Bits}
		opt.RunPasses(after, passes[:i+1])
		if slices.Equal(before.Ops, after.Ops) {
			after = before // one copy is enough
		}
		c := compare(src, before, after)
		steps = append(steps, Step{pass, after.Ops, c.sentence(pass.Name)})
		before = after
	}
	return steps
}

// parsed tells what the parser read.
func parsed(p *ir.Program) string {
	commands, loops, deepest := 0, 0, 0
	depth := 0
	for i := range p.Ops {
		op := &p.Ops[i]
		switch op.Kind {
		case ir.Add, ir.Move:
			// Additions are reduced to the cell's width: so this is the fewest
			// commands that it can have been, and nearly always the number.
			commands += int(max(op.Arg, -op.Arg))
		case ir.Open:
			depth++
			loops++
			deepest = max(deepest, depth)
			commands++
		case ir.Close:
			depth--
			commands++
		default:
			commands++
		}
	}
	text := "Read " + many(commands, "command") + " as " + many(len(p.Ops), "op") + ": a run of the same command is one op."
	switch {
	case loops == 0:
		return text + " There is no loop."
	case deepest == 1:
		return text + " There " + is(loops) + " " + many(loops, "loop") + "."
	}
	return text + " There are " + many(loops, "loop") + ", nested " + many(deepest, "level") + " deep."
}
