package brainfuck

import (
	"cmp"
	"context"
	"io"
	"maps"
	"slices"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
	"github.com/seed1605a99e/movabs/brainfuck/internal/trace"
)

// A Profile tells where a run of a program spent its time or its work.
type Profile struct {
	// Hits are the commands that the run was seen at, in the order of the
	// source.
	Hits []Hit
	// Outside counts samples at which the program was not running: it waited
	// for input or output.
	Outside int64
	// Elapsed is how long the run took.
	Elapsed time.Duration
	// Counts tell how often loops ran, by the offset of their [ in the source.
	// It is nil for a profile made of samples.
	Counts map[int]LoopCount
}

// A Hit counts what was seen of the code that comes from a command.
type Hit struct {
	Pos Position
	// Count is a number of samples, or of ops that were executed.
	Count int64
}

// A LoopCount tells how often a loop ran, or what the optimiser made of it.
type LoopCount struct {
	Reached int64 // how often the program came to it, also if it was skipped
	// Turns is how often its body ran, or how many steps a search took. It is -1
	// if there are no turns any more: all is done at once.
	Turns int64
}

// Total returns the sum of all hits.
func (p *Profile) Total() int64 {
	var n int64
	for _, h := range p.Hits {
		n += h.Count
	}
	return n
}

// Profile is Run with a look at the machine code every so often. The code is the
// same as without, and runs as fast. The profile is valid also if the run ended
// with an error.
func (x *Executable) Profile(ctx context.Context, in io.Reader, out io.Writer, every time.Duration) (*Profile, error) {
	start := time.Now()
	samples, err := x.image.Sample(ctx, x.streams(ctx, in, out), every)
	profile := &Profile{Elapsed: time.Since(start), Outside: samples.Outside}
	at := map[int32]int64{}
	for offset, n := range samples.At {
		at[x.image.PosAt(offset)] += n
	}
	shared := at[-1]
	delete(at, -1)
	profile.Outside += share(x.program.whole().Ops, at, shared)
	profile.setHits(x.program, at)
	return profile, x.program.explain(err)
}

// share distributes samples of routines that several commands use, and so belong
// to none. In buffered code these are searches: each Scan gets a part that is
// proportional to what was seen of its own instructions. What is left over is
// returned.
func share(ops []ir.Op, at map[int32]int64, shared int64) (left int64) {
	own := map[int32]int64{} // of Scans, one more than was seen
	sum := int64(0)
	for i := range ops {
		if op := &ops[i]; op.Kind == ir.Scan {
			own[op.Entry] = at[op.Pos] + at[op.Entry] + 1
			sum += own[op.Entry]
		}
	}
	for _, pos := range slices.Sorted(maps.Keys(own)) {
		part := shared * own[pos] / sum
		shared -= part
		sum -= own[pos]
		if part > 0 {
			at[pos] += part
		}
	}
	return shared
}

// setHits makes hits of what was counted by offsets in the source.
func (p *Profile) setHits(of *Program, at map[int32]int64) {
	lines := syntax.NewLines(of.src)
	for pos, n := range at {
		if n > 0 {
			p.Hits = append(p.Hits, Hit{position(lines, pos), n})
		}
	}
	slices.SortFunc(p.Hits, func(a, b Hit) int { return cmp.Compare(a.Pos.Offset, b.Pos.Offset) })
}

// Count is Interpret with exact counts of the ops that were executed. The profile
// is valid also if the run ended with an error.
func (p *Program) Count(ctx context.Context, in io.Reader, out io.Writer) (*Profile, error) {
	var counts interp.Counts
	start := time.Now()
	ops := p.whole().Ops
	err := interp.Run(ctx, p.whole(), &interp.Config{
		Machine: p.machine,
		In:      in,
		Out:     out,
		Dump:    p.dumper(),
		Counts:  &counts,
	})
	profile := &Profile{Elapsed: time.Since(start), Counts: map[int]LoopCount{}}
	at := map[int32]int64{}
	for i := range ops {
		switch op := &ops[i]; op.Kind {
		case ir.End:
		case ir.Scan:
			at[op.Entry] += counts.Ops[i] + counts.Turns[i]
		default:
			at[op.Pos] += counts.Ops[i]
		}
	}
	profile.setHits(p, at)
	p.countLoops(profile.Counts, &counts)
	return profile, p.explain(err)
}

// countLoops tells of each loop of the source how often it ran: by the op that
// took the place of its [, or else by the first op that comes from it.
func (p *Program) countLoops(to map[int]LoopCount, counts *interp.Counts) {
	parsed, err := syntax.Parse(p.src, p.dialect)
	if err != nil {
		return // only if the source was changed since Compile
	}
	ops := p.whole().Ops
	first := map[int32]int{} // of the ops at a place
	var places []int32
	for i := range ops {
		op := &ops[i]
		at := op.Pos
		if op.Kind == ir.Scan {
			at = op.Entry
		}
		if was, ok := first[at]; !ok {
			places = append(places, at)
			first[at] = i
		} else if op.Kind == ir.Open && ops[was].Kind != ir.Open {
			first[at] = i
		}
	}
	slices.Sort(places)
	loops, _ := trace.Outline(parsed.Program, p.passes)
	for _, loop := range loops {
		n, _ := slices.BinarySearch(places, loop.Start)
		if n == len(places) || places[n] > loop.End {
			continue // nothing is left of it
		}
		op := first[places[n]]
		c := LoopCount{Reached: counts.Ops[op], Turns: -1}
		if places[n] == loop.Start && hasTurns(ops[op].Kind, loop.Pass) {
			c.Turns = counts.Turns[op]
		}
		to[int(loop.Start)] = c
	}
}

// hasTurns reports whether the turns of an op that took the place of a loop are
// the loop's. An if that does at once what the loop did has turns of its own.
func hasTurns(kind ir.Kind, pass string) bool {
	return kind == ir.Open || kind == ir.Scan || kind == ir.If && pass == "once"
}
