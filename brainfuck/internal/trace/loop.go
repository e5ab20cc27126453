package trace

import (
	"fmt"
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
)

// A Loop is a pair of brackets of the source.
type Loop struct {
	Start, End int32 // offsets of the brackets
	Outer      int   // index of the loop around it, -1 if there is none
	Depth      int   // 0 for a loop that is in no other
	// Pass is the name of the pass that replaced the loop, "" if it is one
	// still.
	Pass string
	// Became tells what the optimiser made of the loop, in some words.
	Became string
}

// Loops returns the loops of the source in their order, with what became of them
// in the last step.
func Loops(steps []Step) []Loop {
	loops, index := sourceLoops(steps[0].Ops)
	for k := 1; k < len(steps); k++ {
		for _, s := range closedLoops(steps[k-1].Ops, steps[k].Ops) {
			loops[index[s.open]].Pass = steps[k].Pass.Name
		}
	}
	describe(loops, steps[len(steps)-1].Ops)
	return loops
}

// Outline returns the same as Loops of Steps, and the ops of the last step. It
// needs much less memory, for it keeps no step and says no sentence.
func Outline(p *ir.Program, passes []opt.Pass) ([]Loop, []ir.Op) {
	loops, index := sourceLoops(p.Ops)
	before := p.Ops
	for i, pass := range passes {
		after := &ir.Program{Ops: slices.Clone(p.Ops), Bits: p.Bits}
		opt.RunPasses(after, passes[:i+1])
		for _, s := range closedLoops(before, after.Ops) {
			loops[index[s.open]].Pass = pass.Name
		}
		before = after.Ops
	}
	describe(loops, before)
	return loops, before
}

// sourceLoops returns the loops of a program as it was parsed, and their indexes
// by where they begin.
func sourceLoops(ops []ir.Op) (loops []Loop, index map[int32]int) {
	index = map[int32]int{}
	outer := -1
	for i := range ops {
		switch op := &ops[i]; op.Kind {
		case ir.Open:
			l := Loop{Start: op.Pos, Outer: outer}
			if outer >= 0 {
				l.Depth = loops[outer].Depth + 1
			}
			outer = len(loops)
			index[op.Pos] = outer
			loops = append(loops, l)
		case ir.Close:
			loops[outer].End = op.Pos
			outer = loops[outer].Outer
		}
	}
	return loops, index
}

// describe fills in what became of the loops.
func describe(loops []Loop, ops []ir.Op) {
	shares := share(loops, ops)
	for i := range loops {
		l, s := &loops[i], &shares[i]
		switch {
		case l.Pass == "":
			l.Became = "a loop of " + many(s.body, "op")
		case s.n == 0 && l.Pass == "dead":
			l.Became = "nothing: it never runs"
		case s.n == 0:
			l.Became = "nothing of its own"
		case s.isIf && l.Pass == "once":
			l.Became = "an if: one turn at most"
		default:
			var first []ir.Op
			for _, at := range s.first[:min(len(s.first), mostOps)] {
				first = append(first, ops[at])
			}
			l.Became = list(first)
			if s.n > len(first) {
				l.Became += fmt.Sprintf("; and %d more", s.n-len(first))
			}
		}
	}
}

// A portion is what of a program comes from a loop, with the loops inside of it.
type portion struct {
	first []int // indexes of the first ops, one more than are shown
	n     int   // of all
	body  int   // number of ops between the loop's brackets, if there are any
	isIf  bool  // an If is where the loop was
}

// share returns the portions of loops.
func share(loops []Loop, ops []ir.Op) []portion {
	parts := make([]portion, len(loops))
	for i := range ops {
		op := &ops[i]
		l := Innermost(loops, place(op))
		if l < 0 || op.Kind == ir.End || op.Kind == ir.Close {
			continue
		}
		p := &parts[l]
		p.add(i)
		if op.Pos == loops[l].Start {
			switch op.Kind {
			case ir.Open:
				p.body = int(op.Match) - i - 1
			case ir.If:
				p.isIf = true
			}
		}
	}
	for i := len(loops) - 1; i >= 0; i-- { // inner ones first
		if outer := loops[i].Outer; outer >= 0 {
			parts[outer].include(&parts[i])
		}
	}
	return parts
}

func (p *portion) add(at int) {
	p.n++
	if len(p.first) <= mostOps {
		p.first = append(p.first, at)
	}
}

func (p *portion) include(q *portion) {
	p.n += q.n
	p.first = append(p.first, q.first...)
	slices.Sort(p.first)
	p.first = p.first[:min(len(p.first), mostOps+1)]
}

// Innermost returns the index of the innermost loop that a place of the source
// lies in, -1 if there is none. The brackets belong to their loop.
func Innermost(loops []Loop, at int32) int {
	lo, hi := 0, len(loops) // the last loop that begins at or before
	for lo < hi {
		if mid := (lo + hi) / 2; loops[mid].Start <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	l := lo - 1
	for l >= 0 && loops[l].End < at {
		l = loops[l].Outer
	}
	return l
}
