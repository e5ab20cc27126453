package check_test

import (
	"math/rand/v2"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/check"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// A trace is what a run of a program did.
type trace struct {
	ran   map[int32]bool // positions of ops that ran
	left  map[int32]bool // positions of loops that were entered and left
	off   int32          // the position of the access that was off the tape, or -1
	ended bool           // within the steps
}

// follow runs a parsed program.
func follow(p *ir.Program, m *ir.Machine, r *rand.Rand, steps int) trace {
	t := trace{ran: map[int32]bool{}, left: map[int32]bool{}, off: -1}
	cells := map[int64]int64{}
	ptr := int64(0)
	for i := 0; i < len(p.Ops); i++ {
		if steps--; steps < 0 {
			return t
		}
		op := &p.Ops[i]
		t.ran[op.Pos] = true
		if op.Touches() && (ptr < -m.Left || ptr >= m.Right) {
			t.off = op.Pos
			return t
		}
		switch op.Kind {
		case ir.Add:
			cells[ptr] = p.Wrap(cells[ptr] + op.Arg)
		case ir.Move:
			ptr += op.Arg
		case ir.In:
			cells[ptr] = int64(r.IntN(4))
		case ir.Open:
			if cells[ptr] == 0 {
				i = int(op.Match)
			}
		case ir.Close:
			if cells[ptr] != 0 {
				i = int(op.Match)
			} else {
				t.left[p.Ops[op.Match].Pos] = true
			}
		}
	}
	t.ended = true
	return t
}

// randomSource is a program of few commands, in which loops are likely to be
// left.
func randomSource(r *rand.Rand, n int) string {
	var b []byte
	depth := 0
	for range n {
		switch k := r.IntN(20); {
		case k < 5:
			b = append(b, '+')
		case k < 9:
			b = append(b, '-')
		case k < 12:
			b = append(b, '>')
		case k < 14:
			b = append(b, '<')
		case k < 15:
			b = append(b, ',')
		case k < 16:
			b = append(b, '.')
		case k < 18:
			b = append(b, '[')
			depth++
		case depth > 0:
			b = append(b, ']')
			depth--
		}
	}
	for ; depth > 0; depth-- {
		b = append(b, ']')
	}
	return string(b)
}

func TestFindingsAreTrue(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	seen := map[check.Kind]int{}
	for range 4000 {
		src := randomSource(r, 5+r.IntN(40))
		m := &ir.Machine{Left: int64(r.IntN(2)), Right: int64(2 + r.IntN(10))}
		contradict(t, src, m, r, seen)
		if t.Failed() {
			return
		}
	}
	for kind, name := range kinds {
		if seen[kind] < 100 {
			t.Errorf("only %d times something was found that %s", seen[kind], name)
		}
	}
}

func FuzzFindings(f *testing.F) {
	f.Add("+[>+[-<+>]<]", uint64(1))
	f.Fuzz(func(t *testing.T, src string, seed uint64) {
		if _, err := syntax.Parse([]byte(src), syntax.Options{}); err != nil || len(src) > 1000 {
			return
		}
		contradict(t, src, &ir.Machine{Right: 20}, rand.New(rand.NewPCG(seed, 1)), map[check.Kind]int{})
	})
}

// contradict fails the test if runs of a program contradict a finding.
func contradict(t *testing.T, src string, m *ir.Machine, r *rand.Rand, seen map[check.Kind]int) {
	p := parse(t, src, 8)
	findings := check.Run(p, m, []byte(src))
	for range 3 {
		run := follow(p, m, r, 3000)
		for _, f := range findings {
			seen[f.Kind]++
			switch {
			case f.Kind == check.NeverRuns && f.From > 0 && anyRan(run, f):
				t.Errorf("%s: the code at %d runs", src, f.From)
			case f.Kind == check.NeverEnds && run.left[f.From]:
				t.Errorf("%s: the loop at %d ends", src, f.From)
			case f.Kind == check.OffTape && run.ran[f.From] && run.ended:
				t.Errorf("%s: the access at %d is on the tape", src, f.From)
			}
		}
	}
}

// anyRan reports whether an op inside of a loop that is said never to run, or in
// other such code, ran; that the loop's [ is tested does not count.
func anyRan(run trace, f check.Finding) bool {
	for at := f.From + 1; at < f.To; at++ {
		if run.ran[at] {
			return true
		}
	}
	return false
}
