package check

import (
	"fmt"
	"math/bits"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// mostRounds is how many rounds of a loop are followed one by one, and mostSteps
// how many ops of such rounds in all: they must not make the time more than
// linear.
const (
	mostRounds = 300
	mostSteps  = 1 << 20
)

// enter follows the [ at index i, and reports whether to follow the loop's body
// next; otherwise the state is that behind the loop.
func (w *walker) enter(i int32) bool {
	op := &w.p.Ops[i]
	if w.off(op) {
		return false
	}
	l, v := w.loops[i], w.state.at(0)
	if v.known && v.v == 0 {
		if i > 0 { // a loop at the start is how comments with any characters are written
			w.find(NeverRuns, op.Pos, w.p.Ops[op.Match].Pos+1, "this loop never runs: its cell is 0 whenever the program gets here")
		}
		return false
	}
	if text := w.endless(l, v); text != "" {
		w.find(NeverEnds, op.Pos, w.p.Ops[op.Match].Pos+1, text)
		if v.known {
			w.stop = spins
		}
		w.state.set(0, value{known: true}) // or the program would not get behind it
		return false
	}
	if l.straight && v.known && w.rounds(i, l) {
		return false
	}
	w.forgetRound(l)
	return true
}

// leave follows the ] of the loop that begins at index i.
func (w *walker) leave(i int32) {
	w.forgetRound(w.loops[i])
	w.state.set(0, value{known: true})
}

// forgetRound drops what a round of the loop may change.
func (w *walker) forgetRound(l *loop) {
	s := &w.state
	switch {
	case !l.balanced():
		s.lose()
	case l.many:
		s.forget()
	default:
		for _, at := range l.writes {
			s.set(at, value{})
		}
	}
}

// endless says why a loop never ends once it is entered with the value v in its
// cell, "" if it may end.
func (w *walker) endless(l *loop, v value) string {
	if !l.balanced() {
		return ""
	}
	never := "this loop never ends once it is entered: "
	if v.known {
		never = "this loop is entered and never ends: "
	}
	if !l.changes(0) {
		if len(l.writes) == 0 && !l.talks {
			return never + "it does nothing"
		}
		return never + "it does not change its cell"
	}
	if !l.straight || l.readsCell {
		return ""
	}
	// The cell comes to 0 only if a multiple of delta, modulo the width, is v.
	step := w.p.Wrap(l.delta)
	switch {
	case step == 0:
		return never + "each round leaves its cell as it was"
	case v.known && bits.TrailingZeros64(uint64(v.v)) < bits.TrailingZeros64(uint64(step)):
		return fmt.Sprintf("%sits cell is %d, and steps of %d never come to 0", never, v.v, step)
	}
	return ""
}

// rounds follows the rounds of a straight loop that is entered, one by one, and
// reports whether it has come to a result: the loop ended, left the tape, or is
// known to go on forever. Otherwise the state is as it was.
func (w *walker) rounds(i int32, l *loop) bool {
	body := w.p.Ops[i+1 : w.p.Ops[i].Match+1] // with the ]
	if l.talks || len(body) > mostRounds {
		return false
	}
	t := w.state.branch()
	var before string
	for range mostRounds {
		if w.steps += len(body); w.steps > mostSteps {
			return false
		}
		if !w.round(&t, body) {
			return w.stop != goesOn
		}
		if t.at(0).v == 0 { // known, as the ] wants it
			w.state.join(&t)
			return true
		}
		if l.net == 0 {
			continue
		}
		window := t.window(body, l.net)
		w.steps += len(t.cells)
		if window != "" && window == before {
			end := w.p.Ops[i].Match
			w.find(NeverEnds, w.p.Ops[i].Pos, w.p.Ops[end].Pos+1, escape(l.net))
			w.stop = spins
			return true
		}
		before = window
	}
	return false
}

// round follows a straight body once, and reports whether it came to its end
// with every value known.
func (w *walker) round(t *state, body []ir.Op) bool {
	for k := range body {
		op := &body[k]
		if op.Kind == ir.Move {
			t.ptr += op.Arg
			continue
		}
		if !w.onTape(t) {
			w.find(OffTape, op.Pos, op.Pos+1, "a round of the loop comes here: "+w.offText(t.ptr))
			w.stop = fails
			return false
		}
		v := t.at(0)
		if !v.known {
			return false
		}
		t.set(0, value{true, w.p.Wrap(v.v + op.Arg)}) // Arg of the ] is 0
	}
	return true
}

// escape says what becomes of a loop whose rounds are all the same, and move on.
func escape(net int64) string {
	side := "right"
	if net < 0 {
		side = "left"
	}
	return "this loop does not end before it has left the tape on the " + side + ": no round leaves 0 where the next one begins"
}
