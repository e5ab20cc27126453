package brainfuck

import (
	"fmt"
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
)

// A Pass is one kind of rewrite that the optimiser makes. It keeps what
// programs mean, with any other passes or without.
type Pass struct {
	Name string
	Doc  string // the rewrite, in one line
	// Level is the lowest level that includes the pass.
	Level Level
}

// Passes returns all passes, in the order in which they are made.
func Passes() []Pass {
	var list []Pass
	for _, p := range opt.Passes() {
		list = append(list, publicPass(p))
	}
	return list
}

func publicPass(p opt.Pass) Pass { return Pass{p.Name, p.Doc, Level0 + Level(p.Level)} }

// passes returns those that the options choose.
func (o *Options) passes() ([]opt.Pass, error) {
	known := Passes()
	for _, name := range slices.Concat(o.Passes, o.Without) {
		if !slices.ContainsFunc(known, func(p Pass) bool { return p.Name == name }) {
			var names []string
			for _, p := range known {
				names = append(names, p.Name)
			}
			return nil, &OptionError{Option: "pass", Value: name, Reason: fmt.Sprintf("it is one of %q", names)}
		}
	}
	chosen := opt.Level(o.Level.number())
	var err error
	if len(o.Passes) > 0 {
		chosen, err = opt.Only(chosen, o.Passes)
	}
	if err == nil {
		chosen, err = opt.Without(chosen, o.Without)
	}
	return chosen, err
}
