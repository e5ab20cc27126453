package check

import (
	"fmt"
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// Run returns what is wrong with a program that was parsed and not optimised,
// by position. src is its source.
func Run(p *ir.Program, m *ir.Machine, src []byte) []Finding {
	w := &walker{p: p, m: m, src: src, loops: loops(p.Ops), state: initial()}
	w.block(0, int32(len(p.Ops)))
	w.tail()
	slices.SortStableFunc(w.found, func(a, b Finding) int { return int(a.From - b.From) })
	return w.found
}

// A walker follows a program.
type walker struct {
	p     *ir.Program
	m     *ir.Machine
	src   []byte
	loops map[int32]*loop
	state state
	found []Finding
	stop  stop
	steps int // of rounds that were followed one by one
}

// A stop says that the program does not get past an op.
type stop uint8

const (
	goesOn stop = iota
	fails       // the op's access is off the tape
	spins       // the op is a loop that never ends
)

// A visit is a loop whose body is followed, and where the pointer was at its
// head.
type visit struct {
	at  int32
	ptr int64
}

// block follows the ops from one index to another.
func (w *walker) block(from, to int32) {
	var open []visit
	for i := from; i < to; i++ {
		op := &w.p.Ops[i]
		switch op.Kind {
		case ir.Open:
			ptr := w.state.ptr
			if w.enter(i) {
				open = append(open, visit{i, ptr})
			} else {
				i = op.Match
			}
		case ir.Close:
			open = open[:len(open)-1]
			w.leave(op.Match)
		default:
			w.step(op)
		}
		if w.stop != goesOn {
			end := to
			if len(open) > 0 {
				end = w.p.Ops[open[len(open)-1].at].Match
			}
			w.unreachable(i+1, end)
			i = end
			if len(open) > 0 {
				// The loop around is left only if it is not entered.
				w.state.ptr = open[len(open)-1].ptr
				w.leave(open[len(open)-1].at)
				open = open[:len(open)-1]
			}
		}
	}
}

// step follows an op that is no loop.
func (w *walker) step(op *ir.Op) {
	s := &w.state
	switch op.Kind {
	case ir.Move:
		s.ptr += op.Arg
		return
	case ir.Dump:
		return
	}
	if w.off(op) {
		return
	}
	switch op.Kind {
	case ir.Add:
		if v := s.at(0); v.known {
			s.set(0, value{true, w.p.Wrap(v.v + op.Arg)})
		}
	case ir.In:
		s.set(0, value{})
	}
}

// off reports whether op's access is off the tape for certain, and that.
func (w *walker) off(op *ir.Op) bool {
	if w.onTape(&w.state) {
		return false
	}
	w.find(OffTape, op.Pos, op.Pos+1, w.offText(w.state.ptr))
	w.stop = fails
	return true
}

// onTape reports whether the pointer may be on the tape.
func (w *walker) onTape(s *state) bool {
	return !s.fromStart || -w.m.Left <= s.ptr && s.ptr < w.m.Right
}

func (w *walker) offText(cell int64) string {
	return fmt.Sprintf("this accesses cell %d, and the tape has the cells %d to %d", cell, -w.m.Left, w.m.Right-1)
}

// find notes a finding.
func (w *walker) find(kind Kind, from, to int32, text string) {
	w.found = append(w.found, Finding{kind, from, to, text})
}

// unreachable ends a stop, and notes that the ops from one index to another can
// not run. Behind a failure that goes without saying.
func (w *walker) unreachable(from, to int32) {
	why := w.stop
	w.stop = goesOn
	if from < to && why == spins {
		w.find(NeverRuns, w.p.Ops[from].Pos, w.endOf(to-1), "this never runs: the program does not get past what is before it")
	}
}

// endOf returns the offset behind the last command of an op.
func (w *walker) endOf(i int32) int32 {
	op := &w.p.Ops[i]
	end := int32(len(w.src))
	if int(i)+1 < len(w.p.Ops) {
		end = w.p.Ops[i+1].Pos
	}
	last := op.Pos
	for at := op.Pos; at < end; at++ {
		if command(w.src[at]) {
			last = at
		}
	}
	return last + 1
}

func command(b byte) bool {
	switch b {
	case '+', '-', '<', '>', '.', ',', '[', ']':
		return true
	}
	return false
}
