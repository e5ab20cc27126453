package opt_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
)

// steps bounds what the programs of these tests do before optimisation; room
// is how many times that they may do after it, counted coarsely.
const (
	steps = 5_000
	room  = 4
)

func clone(p *ir.Program) *ir.Program {
	return &ir.Program{Bits: p.Bits, Ops: slices.Clone(p.Ops)}
}

// apply runs passes and checks what every pass must keep, whatever it does.
// Running it again changes nothing, soon: what a pass does to the end of a loop
// may tell it more about the loop's beginning.
func apply(passes []opt.Pass, p *ir.Program) error {
	before := len(p.Ops)
	opt.RunPasses(p, passes)
	if err := p.Check(); err != nil {
		return err
	}
	if len(p.Ops) > before {
		return fmt.Errorf("%d ops became %d", before, len(p.Ops))
	}
	again := clone(p)
	for range 10 {
		last := again.String()
		opt.RunPasses(again, passes)
		if again.String() == last {
			return nil
		}
	}
	return fmt.Errorf("changes something every time:\n%s", cmp.Diff(p.String(), again.String()))
}

// setting is what a program is run with.
type setting struct {
	bits  int
	m     ir.Machine
	input []byte
}

// settings returns a setting for each cell width, with ends of input and tapes
// that vary with the seed.
func settings(seed uint64, input []byte) []setting {
	r := rand.New(rand.NewPCG(seed, 1))
	var all []setting
	for _, bits := range []int{8, 16, 32, 64} {
		m := ir.Machine{EOF: ir.EOF(r.IntN(4)), Right: 1 + r.Int64N(8), Left: r.Int64N(4)}
		if r.IntN(2) == 0 {
			m.Right, m.Left = 1000, 1000
		}
		all = append(all, setting{bits, m, input})
	}
	return all
}

// checkPasses runs passes one after the other on a program, and checks after
// each that it still does what it did.
func checkPasses(t *testing.T, src []byte, s setting, passes []opt.Pass) {
	t.Helper()
	p := bftest.Parse(src, s.bits)
	want := bftest.Interpret(p, s.m, s.input, steps)
	for _, pass := range passes {
		before := p.String()
		err := apply([]opt.Pass{pass}, p)
		if err == nil {
			got := bftest.Interpret(p, s.m, s.input, room*steps)
			err = bftest.Compare(want, got)
			if err == nil && want.Stopped() && !got.Stopped() && endless(src, s) {
				err = fmt.Errorf("an endless program ends with error %v", got.Err)
			}
		}
		if err != nil {
			t.Fatalf("%s: %v\nsource: %s\nsetting: %+v\nbefore:\n%s\nafter:\n%s", pass.Name, err, src, s, before, p)
		}
	}
}

// endless reports whether a program is known never to end. With wide cells that
// takes too long to know.
func endless(src []byte, s setting) bool {
	if s.bits > 8 {
		return false
	}
	_, yes := bftest.Naive(src, s.bits, s.m, s.input, 20*steps)
	return yes
}

func count(t *testing.T) uint64 {
	if testing.Short() {
		return 100
	}
	return 500
}

// Each pass by itself, on programs as written.
func TestEachPass(t *testing.T) {
	for _, pass := range opt.Passes() {
		t.Run(pass.Name, func(t *testing.T) {
			for seed := range count(t) {
				src, input := bftest.Random(seed)
				for _, s := range settings(seed, input) {
					checkPasses(t, src, s, []opt.Pass{pass})
				}
			}
		})
	}
}

// Levels, where passes share walks, and passes left out of the highest.
func TestLevels(t *testing.T) {
	for seed := range 3 * count(t) {
		src, input := bftest.Random(seed)
		left := opt.Passes()[seed%uint64(len(opt.Passes()))].Name
		some, err := opt.Without(opt.Level(opt.MaxLevel), []string{left})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range settings(seed, input) {
			for _, passes := range [][]opt.Pass{opt.Level(2), opt.Level(3), some} {
				checkTogether(t, src, s, passes)
			}
		}
	}
}

// checkTogether checks that a program still does what it did after passes have
// run together.
func checkTogether(t *testing.T, src []byte, s setting, passes []opt.Pass) {
	t.Helper()
	p := bftest.Parse(src, s.bits)
	want := bftest.Interpret(p, s.m, s.input, steps)
	err := apply(passes, p)
	if err == nil {
		err = bftest.Compare(want, bftest.Interpret(p, s.m, s.input, room*steps))
	}
	if err != nil {
		t.Fatalf("%v\nsource: %s\nsetting: %+v\npasses: %+v\nafter:\n%s", err, src, s, passes, p)
	}
}

// All passes in their order, each by itself.
func TestAllPasses(t *testing.T) {
	for seed := range 3 * count(t) {
		src, input := bftest.Random(seed)
		for _, s := range settings(seed, input) {
			checkPasses(t, src, s, opt.Passes())
		}
	}
}

// Any passes in any order: no pass counts on another.
func TestAnyOrder(t *testing.T) {
	for seed := range 3 * count(t) {
		src, input := bftest.Random(seed)
		r := rand.New(rand.NewPCG(seed, 2))
		passes := append(opt.Passes(), opt.Passes()...)
		r.Shuffle(len(passes), func(i, j int) { passes[i], passes[j] = passes[j], passes[i] })
		for _, s := range settings(seed, input) {
			checkPasses(t, src, s, passes)
		}
	}
}

func FuzzOptimise(f *testing.F) {
	for _, src := range []string{
		"+[->++<]>.", "[--]", ",[>.+<-]", "+++.[]", "+[>>>]", ">+[[-]>[-<+>]<]", "-[->>-<<---]>>.", "+[>+<[-]]>.",
	} {
		f.Add([]byte(src), []byte{3, 0, 255}, uint64(0))
	}
	f.Fuzz(func(t *testing.T, text, input []byte, seed uint64) {
		src := balanced(text)
		for _, s := range settings(seed, input) {
			checkTogether(t, src, s, opt.Passes())
		}
	})
}

// balanced returns the commands in text as a program whose brackets match.
func balanced(text []byte) []byte {
	var src []byte
	depth := 0
	for _, c := range text {
		switch c {
		case '+', '-', '<', '>', '.', ',':
		case '[':
			depth++
		case ']':
			if depth == 0 {
				continue
			}
			depth--
		default:
			continue
		}
		src = append(src, c)
	}
	return append(src, slices.Repeat([]byte{']'}, depth)...)
}
