package check

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// tail finds what the program does after its last input and output, and after
// the last loop that may be endless: nobody sees it.
func (w *walker) tail() {
	ops := w.p.Ops
	first := len(ops)
	for first > 0 {
		op := &ops[first-1]
		switch op.Kind {
		case ir.Add, ir.Move:
			first--
			continue
		case ir.Close:
			if l := w.loops[op.Match]; l.balanced() && l.straight && !l.talks && w.p.Wrap(l.delta)&1 != 0 {
				first = int(op.Match)
				continue
			}
		}
		break
	}
	if first == len(ops) {
		return
	}
	end := w.endOf(int32(len(ops) - 1))
	if last := len(w.found) - 1; last >= 0 && w.found[last].From <= ops[first].Pos && w.found[last].To == end {
		return // it has been told that this does not even run
	}
	w.find(NoEffect, ops[first].Pos, end, "this has no effect: the program ends without a read or a print after it")
}
