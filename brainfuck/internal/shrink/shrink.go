package shrink

import (
	"bytes"

	"github.com/seed1605a99e/movabs/brainfuck/internal/check"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// mostRounds bounds how often the work is repeated while it finds something:
// what is dropped may make more code dead.
const mostRounds = 20

// Source returns a short source of the same meaning. The source must parse.
func Source(src []byte, dialect syntax.Options, m *ir.Machine) ([]byte, error) {
	for range mostRounds {
		parsed, err := syntax.Parse(src, dialect)
		if err != nil {
			return nil, err
		}
		alive := withoutDead(parsed.Program, m, src)
		if parsed, err = syntax.Parse(alive, dialect); err != nil {
			return nil, err
		}
		shorter := write(parsed.Program)
		if parsed.Input != nil {
			shorter = append(append(shorter, '!'), parsed.Input...)
		}
		if bytes.Equal(shorter, src) {
			break
		}
		src = shorter
	}
	return src, nil
}

// withoutDead returns the source with spaces for the code that does not run or
// has no effect.
func withoutDead(p *ir.Program, m *ir.Machine, src []byte) []byte {
	alive := bytes.Clone(src)
	erase := func(from, to int32) {
		for i := from; i < to; i++ {
			alive[i] = ' '
		}
	}
	if len(p.Ops) > 0 && p.Ops[0].Kind == ir.Open { // all cells are 0
		erase(p.Ops[0].Pos, p.Ops[p.Ops[0].Match].Pos+1)
	}
	for _, f := range check.Run(p, m, src) {
		if f.Kind == check.NeverRuns || f.Kind == check.NoEffect {
			erase(f.From, f.To)
		}
	}
	return alive
}

// write returns the shortest commands for a program, one loop as it is, and the
// work between as short as can be.
func write(p *ir.Program) []byte {
	s := sequenceOf(p)
	s.dropBeforeClears()
	s.moveAcross()
	var b []byte
	for i := range s.runs {
		b = s.runs[i].append(b)
		if i < len(s.events) {
			b = append(b, s.events[i].commands()...)
		}
	}
	return b
}
