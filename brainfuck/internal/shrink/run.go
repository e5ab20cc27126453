package shrink

import (
	"bytes"
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// A run is what a program does between two events: it adds to cells, and moves.
type run struct {
	adds map[int64]int64 // by the distance from where the pointer is before
	net  int64           // how far the pointer moves
}

// add adds to a cell.
func (r *run) add(p *ir.Program, at, n int64) {
	if r.adds == nil {
		r.adds = map[int64]int64{}
	}
	if r.adds[at] = p.Wrap(r.adds[at] + n); r.adds[at] == 0 {
		delete(r.adds, at)
	}
}

// reach returns the leftmost and rightmost place that the run goes to.
func (r *run) reach() (low, high int64) {
	low, high = min(0, r.net), max(0, r.net)
	for at := range r.adds {
		low, high = min(low, at), max(high, at)
	}
	return low, high
}

// cost returns the number of commands of the run.
func (r *run) cost() int64 {
	low, high := r.reach()
	n := min(leftFirst(low, high, r.net), rightFirst(low, high, r.net))
	for _, v := range r.adds {
		n += max(v, -v)
	}
	return n
}

// leftFirst is how far it is from 0 to low, then to high, then to end.
func leftFirst(low, high, end int64) int64 { return -low + (high - low) + (high - end) }

// rightFirst is how far it is from 0 to high, then to low, then to end.
func rightFirst(low, high, end int64) int64 { return high + (high - low) + (end - low) }

// append appends the commands of the run: the pointer goes to both ends of its
// reach, the nearer way, and to the end of the run, and each cell is changed the
// first time it is there.
func (r *run) append(b []byte) []byte {
	low, high := r.reach()
	stops := []int64{low, high, r.net}
	if rightFirst(low, high, r.net) < leftFirst(low, high, r.net) {
		stops = []int64{high, low, r.net}
	}
	left := make(map[int64]int64, len(r.adds))
	for at, v := range r.adds {
		left[at] = v
	}
	at := int64(0)
	for _, stop := range stops {
		for {
			if v, ok := left[at]; ok {
				b = repeat(b, v, '+', '-')
				delete(left, at)
			}
			if at == stop {
				break
			}
			step := int64(1)
			if stop < at {
				step = -1
			}
			b = repeat(b, step, '>', '<')
			at += step
		}
	}
	return b
}

func repeat(b []byte, n int64, plus, minus byte) []byte {
	if n < 0 {
		plus, n = minus, -n
	}
	return append(b, bytes.Repeat([]byte{plus}, int(n))...)
}

// An event is an op that is no run, or a loop that clears its cell.
type event struct {
	kind   ir.Kind
	clears bool
}

func (e event) commands() string {
	switch {
	case e.clears:
		return "[-]"
	case e.kind == ir.Out:
		return "."
	case e.kind == ir.In:
		return ","
	case e.kind == ir.Open:
		return "["
	case e.kind == ir.Close:
		return "]"
	default:
		return "#"
	}
}

// A sequence is a program as runs and the events between them: there is one run
// more.
type sequence struct {
	p      *ir.Program
	runs   []run
	events []event
}

func sequenceOf(p *ir.Program) *sequence {
	s := &sequence{p: p, runs: make([]run, 1)}
	for i := 0; i < len(p.Ops); i++ {
		op := &p.Ops[i]
		now := &s.runs[len(s.runs)-1]
		switch op.Kind {
		case ir.Add:
			now.add(p, now.net, op.Arg)
			continue
		case ir.Move:
			now.net += op.Arg
			continue
		}
		e := event{kind: op.Kind}
		if op.Kind == ir.Open && op.Match == int32(i)+2 && p.Ops[i+1].Kind == ir.Add && p.Ops[i+1].Arg&1 != 0 {
			e.clears = true // an odd step comes to 0 from everywhere
			i = int(op.Match)
		}
		s.events = append(s.events, e)
		s.runs = append(s.runs, run{})
	}
	return s
}

// dropBeforeClears drops what is added to a cell right before it is cleared.
func (s *sequence) dropBeforeClears() {
	for i, e := range s.events {
		if e.clears {
			delete(s.runs[i].adds, s.runs[i].net)
		}
	}
}

// sorted returns the cells that the run adds to, from left to right.
func (r *run) sorted() []int64 {
	var cells []int64
	for at := range r.adds {
		cells = append(cells, at)
	}
	slices.Sort(cells)
	return cells
}
