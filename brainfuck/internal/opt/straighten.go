package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// runStraighten runs the passes that bring a program as it was written into
// the form that the others expect: sums and moves as few ops, and no moves but
// where a loop does not come back to its cell.
func runStraighten(p *ir.Program, on rules) {
	switch on {
	case ruleFold:
		fold(p)
	case ruleOffsets:
		offsets(p)
	case ruleFold | ruleOffsets:
		straightenBoth(p)
	}
}

// straightenBoth is fold and then offsets, in one walk. Moves are added up until
// another op follows.
func straightenBoth(p *ir.Program) {
	w := putOff{rewriter: rewrite(p), limit: int64(ir.MaxOffset - maxOffset(p))}
	var sum int64 // of the moves since the last op
	var pos int32 // of the first of them
	null := false // the last op is an add of 0
	ops := p.Ops
	for r := range ops {
		op := &ops[r]
		if op.Kind == ir.Move {
			if null {
				null = !w.dropZero()
			}
			if !inReach(sum + op.Arg) {
				w.move(sum, pos)
				sum = 0
			}
			if sum == 0 {
				pos = op.Pos
			}
			sum += op.Arg
			continue
		}
		if sum != 0 {
			w.move(sum, pos)
			sum = 0
		}
		if op.Kind != ir.Add {
			if null {
				null = !w.dropZero()
			}
			w.op(op)
			continue
		}
		op.Off += int32(w.off)
		if last := w.last(); last != nil && last.Kind == ir.Add && last.Off == op.Off {
			last.Arg = p.Wrap(last.Arg + op.Arg)
			null = last.Arg == 0
			continue
		}
		if null {
			w.dropZero()
		}
		null = op.Arg == 0
		w.ops = append(w.ops, *op)
	}
	if null {
		w.dropZero()
	}
	if sum != 0 {
		w.move(sum, pos)
	} else if last := w.last(); last != nil {
		pos = last.Pos
	}
	w.end(pos)
}
