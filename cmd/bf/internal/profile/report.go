package profile

import (
	"cmp"
	"slices"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// A Report is a profile with the program that it is of.
type Report struct {
	Name   string // of the program
	Path   string // of its file, for pprof; "" if it is in none
	Source []byte
	*brainfuck.Trace
	*brainfuck.Profile
	total int64 // of the hits, when known
}

// hits returns the number of all hits.
func (r *Report) hits() int64 {
	if r.total == 0 {
		r.total = r.Total()
	}
	return r.total
}

// exact reports whether hits are ops that were executed, not samples.
func (r *Report) exact() bool { return r.Counts != nil }

// period is the time between samples as it came about.
func (r *Report) period() time.Duration {
	return r.Elapsed / time.Duration(max(r.hits()+r.Outside, 1))
}

// A share is a loop's part of the hits.
type share struct {
	loop int // index of the loop; -1 for what is in no loop
	// self are the hits in the loop itself, total those in loops inside of it
	// as well.
	self, total int64
}

// shares returns those of all loops that there are hits in, the one with the
// most hits of its own first.
func (r *Report) shares() []share {
	list := make([]share, len(r.Loops)+1) // the last is for what is in no loop
	for i := range list {
		list[i].loop = i
	}
	none := &list[len(r.Loops)]
	none.loop = -1
	for _, h := range r.Hits {
		i := r.Innermost(h.Pos.Offset)
		if i < 0 {
			none.self += h.Count
			none.total += h.Count
			continue
		}
		list[i].self += h.Count
		for ; i >= 0; i = r.Loops[i].Outer {
			list[i].total += h.Count
		}
	}
	list = slices.DeleteFunc(list, func(s share) bool { return s.total == 0 })
	slices.SortStableFunc(list, func(a, b share) int {
		return cmp.Or(cmp.Compare(b.self, a.self), cmp.Compare(b.total, a.total))
	})
	return list
}

// A stretch is a part of the source that comes to the hits of one command.
type stretch struct {
	from, to int // offsets in the source
	count    int64
}

// stretches divides the source: each begins at a command that there is code of,
// and ends before the next one.
func (r *Report) stretches() []stretch {
	var starts []int
	for _, op := range r.Steps[len(r.Steps)-1].Ops {
		starts = append(starts, op.Pos.Offset)
	}
	for _, h := range r.Hits {
		starts = append(starts, h.Pos.Offset)
	}
	for _, l := range r.Loops {
		starts = append(starts, l.Start.Offset, l.End.Offset+1) // no stretch goes beyond a loop
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	hits := r.Hits
	var list []stretch
	for i, from := range starts {
		s := stretch{from: from, to: len(r.Source)}
		if i+1 < len(starts) {
			s.to = starts[i+1]
		}
		for len(hits) > 0 && hits[0].Pos.Offset < s.to {
			s.count += hits[0].Count
			hits = hits[1:]
		}
		list = append(list, s)
	}
	return list
}

// percent returns n as a part of all hits, in percent.
func (r *Report) percent(n int64) float64 {
	if r.hits() == 0 {
		return 0
	}
	return 100 * float64(n) / float64(r.hits())
}
