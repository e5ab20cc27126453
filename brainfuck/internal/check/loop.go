package check

import (
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// mostWrites is how many cells a loop may write before it counts as one that
// writes any cell.
const mostWrites = 256

// A loop is what a loop does in one round, as far as its text tells.
type loop struct {
	straight bool  // there is no loop inside
	lost     bool  // nobody can tell where the pointer is after a round
	net      int64 // otherwise: how far from where it was
	// writes are the cells that may change, from where the pointer is at the
	// head; nil and many if they are too many or unknown.
	writes []int64
	many   bool
	// talks: the round may read, write or show cells.
	talks bool
	// delta is what a straight and balanced round adds to the loop's own cell,
	// if it does not read into it.
	delta     int64
	readsCell bool
}

// loops describes each loop of a program, by the index of its Open.
func loops(ops []ir.Op) map[int32]*loop {
	all := map[int32]*loop{}
	type frame struct {
		l   *loop
		ptr int64
	}
	var stack []frame
	top := func() *frame {
		if len(stack) == 0 {
			return nil
		}
		return &stack[len(stack)-1]
	}
	for i := range ops {
		op := &ops[i]
		f := top()
		switch op.Kind {
		case ir.Open:
			l := &loop{straight: true}
			all[int32(i)] = l
			stack = append(stack, frame{l: l})
		case ir.Close:
			l := f.l
			l.net = f.ptr
			stack = stack[:len(stack)-1]
			if outer := top(); outer != nil {
				outer.l.contain(l, outer.ptr)
			}
		case ir.Move:
			if f != nil {
				f.ptr += op.Arg
			}
		case ir.Add, ir.In:
			if f != nil {
				f.l.write(f.ptr, op)
			}
		case ir.Out, ir.Dump:
			if f != nil {
				f.l.talks = true
			}
		}
	}
	return all
}

// write notes that a round changes a cell.
func (l *loop) write(at int64, op *ir.Op) {
	switch {
	case op.Kind == ir.In:
		l.talks = true
		l.readsCell = l.readsCell || at == 0
	case at == 0:
		l.delta += op.Arg
	}
	l.writeCell(at)
}

func (l *loop) writeCell(at int64) {
	switch {
	case l.many || l.changes(at):
	case len(l.writes) == mostWrites:
		l.many, l.writes = true, nil
	default:
		l.writes = append(l.writes, at)
	}
}

// contain notes that a round of l runs inner, with the pointer at a distance
// from l's head.
func (l *loop) contain(inner *loop, at int64) {
	l.straight = false
	l.talks = l.talks || inner.talks
	if !inner.balanced() {
		l.lost, l.many, l.writes = true, true, nil
		return
	}
	if inner.many {
		l.many, l.writes = true, nil
	}
	for _, w := range inner.writes {
		l.writeCell(at + w)
	}
	l.writeCell(at) // is 0 behind the inner loop
}

// balanced reports whether the pointer is after a round where it was.
func (l *loop) balanced() bool { return !l.lost && l.net == 0 }

// changes reports whether a round may change the cell at a distance.
func (l *loop) changes(at int64) bool {
	return l.many || slices.Contains(l.writes, at)
}
