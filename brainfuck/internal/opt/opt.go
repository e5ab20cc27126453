package opt

import (
	"fmt"
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// A Pass is one kind of rewrite.
type Pass struct {
	Name string
	Doc  string // the rewrite, in one line
	// Level is the lowest level of optimisation that includes the pass.
	Level int
	in    walk
	rule  rules
}

// Passes returns the passes in the order in which they run. Neighbours that
// share a walk run in it together.
func Passes() []Pass {
	return []Pass{
		{"fold", "+++-  =>  add 2,  >><  =>  move 1", 1, straighten, ruleFold},
		{"offsets", ">+<  =>  add [1], 1", 1, straighten, ruleOffsets},
		{"clear", "[-]  =>  set [0], 0", 2, forwards, ruleClear},
		{"scan", "[>>]  =>  scan [0], 2", 2, forwards, ruleScan},
		{"multiply", "[->+++<]  =>  if [0]; muladd [1], [0], 3; set [0], 0; end", 2, forwards, ruleMultiply},
		{"copy", "[->+>+<<]>>[-<<+>>]  =>  muladd [1], [0], 1  (with 0 in [2])", 3, forwards, ruleCopy},
		{"once", "[>+<[-]]  =>  if [0]; add [1], 1; set [0], 0; end", 3, forwards, ruleOnce},
		{"settle", "[>[[-]>[-]<]<-]  =>  if [0] { first turn; if [0] { what all others do } }", 3, forwards, ruleSettle},
		{"dead", "set [0], 0; open [0] ... close [0]  =>  set [0], 0", 3, forwards, ruleDead},
		{"constants", "set [0], 2; muladd [1], [0], 3  =>  set [0], 2; add [1], 6", 3, forwards, ruleConstants},
		{"merge", "add [1], 2; out [0]; add [1], 3  =>  add [1], 5; out [0]", 3, backwards, ruleMerge},
		{"stores", "if [0]; add [1], 2; end; set [1], 1  =>  set [1], 1", 3, backwards, ruleStores},
	}
}

// A walk over the program is what several passes may share.
type walk uint8

const (
	straighten walk = iota // straighten.go
	forwards               // forward.go
	backwards              // backward.go
)

// rules are the passes that are on in a walk.
type rules uint16

const (
	ruleFold rules = 1 << iota
	ruleOffsets
	ruleClear
	ruleScan
	ruleMultiply
	ruleCopy
	ruleOnce
	ruleSettle
	ruleDead
	ruleConstants
	ruleMerge
	ruleStores
)

// MaxLevel is the level that includes all passes.
const MaxLevel = 3

// Run runs the passes of a level: 0 is none, 1 straightens moves and sums, 2
// adds closed forms for simple loops, 3 is all.
func Run(p *ir.Program, level int) { RunPasses(p, Level(level)) }

// Level returns the passes of a level of optimisation.
func Level(level int) []Pass {
	return slices.DeleteFunc(Passes(), func(pass Pass) bool { return pass.Level > level })
}

// Only returns those of the passes that have one of the names. It fails if
// there is a name that no pass has, whether it is among passes or not.
func Only(passes []Pass, names []string) ([]Pass, error) {
	return choose(passes, names, true)
}

// Without returns the passes that have none of the names. It fails as Only.
func Without(passes []Pass, names []string) ([]Pass, error) {
	return choose(passes, names, false)
}

func choose(passes []Pass, names []string, named bool) ([]Pass, error) {
	for _, name := range names {
		if !slices.ContainsFunc(Passes(), func(p Pass) bool { return p.Name == name }) {
			return nil, fmt.Errorf("no pass %q", name)
		}
	}
	return slices.DeleteFunc(slices.Clone(passes), func(p Pass) bool {
		return slices.Contains(names, p.Name) != named
	}), nil
}

// RunPasses runs passes on a well-formed program in place.
func RunPasses(p *ir.Program, passes []Pass) { new(Optimiser).RunPasses(p, passes) }

// An Optimiser runs passes on one program after the other in the same memory. Its
// zero value is ready for use.
type Optimiser struct {
	forward  forward
	backward backward
}

// RunPasses is the function of that name.
func (o *Optimiser) RunPasses(p *ir.Program, passes []Pass) {
	for len(passes) > 0 {
		in, on := passes[0].in, rules(0)
		for len(passes) > 0 && passes[0].in == in && on&passes[0].rule == 0 {
			on |= passes[0].rule
			passes = passes[1:]
		}
		switch in {
		case straighten:
			runStraighten(p, on)
		case forwards:
			o.forward.run(p, on)
		case backwards:
			o.backward.run(p, on)
		}
	}
}

// Run runs the pass by itself.
func (pass Pass) Run(p *ir.Program) { RunPasses(p, []Pass{pass}) }
