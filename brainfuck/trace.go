package brainfuck

import (
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
	"github.com/seed1605a99e/movabs/brainfuck/internal/trace"
)

// A Trace is the story of a program's way through the optimiser.
type Trace struct {
	// Steps are the program as it was parsed, and then with one more pass each.
	// The last step is the program that runs.
	Steps []Step
	// Loops are those of the source, by their beginning.
	Loops []Loop
}

// A Step is a program with some of the optimiser's passes made.
type Step struct {
	// Pass is the last one that was made, the zero Pass for the program as it
	// was parsed.
	Pass Pass
	// Did is a sentence on what the pass did to this program.
	Did string
	Ops []Op
}

// An Op is one step of a program in the compiler's own form.
type Op struct {
	Text  string
	Depth int // of the loops and ifs of this form around it
	// Pos is the command that the op comes from, the first one if there are
	// several.
	Pos Position
}

// A Loop is a pair of brackets of the source.
type Loop struct {
	Start, End Position // of the brackets
	// Outer is the index of the loop around it, -1 if there is none, and Depth
	// the number of such loops.
	Outer, Depth int
	// Became tells in some words what the optimiser made of the loop, and Pass
	// is the name of the pass that replaced it, "" if it is a loop still.
	Became, Pass string
}

// Trace tells what the optimiser did to the program. It takes as long as a
// compilation for each pass, and as much memory.
func (p *Program) Trace() (*Trace, error) {
	parsed, err := syntax.Parse(p.src, p.dialect)
	if err != nil {
		return nil, syntaxError(p.name, err) // only if the source was changed since Compile
	}
	steps := trace.Steps(p.src, parsed.Program, p.passes)
	lines := syntax.NewLines(p.src)
	t := &Trace{Loops: publicLoops(trace.Loops(steps), lines)}
	for i, s := range steps {
		step := Step{Did: s.Did}
		if i > 0 {
			step.Pass = publicPass(s.Pass)
		}
		if i > 0 && slices.Equal(s.Ops, steps[i-1].Ops) {
			step.Ops = t.Steps[i-1].Ops
		} else {
			step.Ops = publicOps(s.Ops, lines)
		}
		t.Steps = append(t.Steps, step)
	}
	return t, nil
}

// Outline is Trace without the way: the loops and the last step, without a
// sentence. It takes little memory.
func (p *Program) Outline() (*Trace, error) {
	parsed, err := syntax.Parse(p.src, p.dialect)
	if err != nil {
		return nil, syntaxError(p.name, err)
	}
	loops, last := trace.Outline(parsed.Program, p.passes)
	lines := syntax.NewLines(p.src)
	return &Trace{Loops: publicLoops(loops, lines), Steps: []Step{{Ops: publicOps(last, lines)}}}, nil
}

func publicLoops(loops []trace.Loop, lines syntax.Lines) []Loop {
	var list []Loop
	for _, l := range loops {
		list = append(list, Loop{
			Start: position(lines, l.Start), End: position(lines, l.End),
			Outer: l.Outer, Depth: l.Depth,
			Became: l.Became, Pass: l.Pass,
		})
	}
	return list
}

// Innermost returns the index of the innermost loop that a place of the source
// lies in, by its offset, and -1 if it lies in none. The brackets belong to
// their loop.
func (t *Trace) Innermost(offset int) int {
	lo, hi := 0, len(t.Loops) // the last loop that begins at or before
	for lo < hi {
		if mid := (lo + hi) / 2; t.Loops[mid].Start.Offset <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	i := lo - 1
	for i >= 0 && t.Loops[i].End.Offset < offset {
		i = t.Loops[i].Outer
	}
	return i
}

func publicOps(ops []ir.Op, lines syntax.Lines) []Op {
	list := make([]Op, 0, len(ops))
	depth := 0
	for i := range ops {
		op := &ops[i]
		if op.Kind == ir.Close || op.Kind == ir.End {
			depth--
		}
		pos := op.Pos
		if op.Kind == ir.Scan {
			pos = op.Entry
		}
		list = append(list, Op{op.String(), depth, position(lines, pos)})
		if op.Kind == ir.Open || op.Kind == ir.If {
			depth++
		}
	}
	return list
}

func position(lines syntax.Lines, offset int32) Position {
	return Position(lines.Locate(int(offset)))
}
