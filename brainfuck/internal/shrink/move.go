package shrink

import (
	"maps"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// moveAcross moves additions to the other side of an event that does not touch
// their cell, where that saves commands.
func (s *sequence) moveAcross() {
	for i, e := range s.events {
		if !e.clears && e.kind != ir.Out && e.kind != ir.In {
			continue
		}
		before, after := &s.runs[i], &s.runs[i+1]
		for better := true; better; {
			better = false
			for _, at := range before.sorted() {
				better = s.move(before, after, at, at-before.net, before.net) || better
			}
			for _, at := range after.sorted() {
				better = s.move(after, before, at, at+before.net, 0) || better
			}
		}
	}
}

// move moves what one run adds to the cell at from to the other, where the cell
// is at to, if that saves commands. The event touches the cell at busy.
func (s *sequence) move(source, target *run, from, to, busy int64) bool {
	v, ok := source.adds[from]
	if !ok || from == busy {
		return false
	}
	old := source.cost() + target.cost()
	was, had := maps.Clone(source.adds), maps.Clone(target.adds)
	delete(source.adds, from)
	target.add(s.p, to, v)
	if source.cost()+target.cost() < old {
		return true
	}
	source.adds, target.adds = was, had
	return false
}
