package trace

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// A change is the difference between two steps. Ops are told apart by their
// positions in the source.
type change struct {
	src           []byte
	before, after []ir.Op
	gone          []ir.Op // without a successor at their position
	changed       []pair  // another op at the same position
	closed        []span  // loops that are no loops any more
	order         []int32 // indexes of after, in the order of their places
}

type pair struct{ from, to ir.Op }

// A span is a loop's place in the source: its brackets.
type span struct{ open, end int32 }

func compare(src []byte, before, after *ir.Program) *change {
	c := &change{src: src, before: before.Ops, after: after.Ops}
	at := map[int32][]ir.Op{} // of after, those that have no predecessor yet
	for _, op := range after.Ops {
		at[place(&op)] = append(at[place(&op)], op)
	}
	take := func(op *ir.Op, fits func(*ir.Op) bool) (ir.Op, bool) {
		list := at[place(op)]
		for i := range list {
			if fits(&list[i]) {
				found := list[i]
				at[place(op)] = append(list[:i:i], list[i+1:]...)
				return found, true
			}
		}
		return ir.Op{}, false
	}
	var rest []ir.Op
	for _, op := range before.Ops {
		if _, ok := take(&op, func(o *ir.Op) bool { return same(o, &op) }); !ok {
			rest = append(rest, op)
		}
	}
	for _, op := range rest {
		if to, ok := take(&op, func(*ir.Op) bool { return true }); ok {
			c.changed = append(c.changed, pair{op, to})
		} else {
			c.gone = append(c.gone, op)
		}
	}
	c.closed = closedLoops(before.Ops, after.Ops)
	for i := range after.Ops {
		c.order = append(c.order, int32(i))
	}
	slices.SortStableFunc(c.order, func(a, b int32) int {
		return cmp.Compare(place(&after.Ops[a]), place(&after.Ops[b]))
	})
	return c
}

// place is where an op is in the source: where it begins.
func place(op *ir.Op) int32 {
	if op.Kind == ir.Scan {
		return op.Entry
	}
	return op.Pos
}

// same reports whether two ops read the same, wherever they are.
func same(a, b *ir.Op) bool {
	return a.Kind == b.Kind && a.Off == b.Off && a.Src == b.Src && a.Arg == b.Arg
}

func closedLoops(before, after []ir.Op) []span {
	open := map[int32]bool{}
	for i := range after {
		if after[i].Kind == ir.Open {
			open[after[i].Pos] = true
		}
	}
	var list []span
	for i := range before {
		if op := &before[i]; op.Kind == ir.Open && !open[op.Pos] {
			list = append(list, span{op.Pos, before[op.Match].Pos})
		}
	}
	return list
}

// indexes returns those of the ops of after that come from a loop, in the order
// of their places.
func (c *change) indexes(s span) []int32 {
	find := func(at int32) int {
		i, _ := slices.BinarySearchFunc(c.order, at, func(i, at int32) int {
			return cmp.Compare(place(&c.after[i]), at)
		})
		return i
	}
	return c.order[find(s.open):find(s.end+1)]
}

// within returns the ops of after that come from a loop.
func (c *change) within(s span) []ir.Op {
	var list []ir.Op
	for _, i := range slices.Sorted(slices.Values(c.indexes(s))) {
		list = append(list, c.after[i])
	}
	return list
}

// ifs returns the loops that became an if.
func (c *change) ifs() []span {
	var list []span
	for _, s := range c.closed {
		inside := c.indexes(s)
		if len(inside) > 0 && c.after[inside[0]].Kind == ir.If && c.after[inside[0]].Pos == s.open {
			list = append(list, s)
		}
	}
	return list
}

// outermost drops spans that lie in others. They are in the order of their
// beginnings.
func outermost(list []span) []span {
	var out []span
	for _, s := range list {
		if len(out) == 0 || s.open > out[len(out)-1].end {
			out = append(out, s)
		}
	}
	return out
}

// count returns the number of ops of the kinds.
func count(ops []ir.Op, kinds ...ir.Kind) int {
	n := 0
	for i := range ops {
		for _, k := range kinds {
			if ops[i].Kind == k {
				n++
			}
		}
	}
	return n
}

// at returns the line and column of a place.
func (c *change) at(offset int32) string { return "at " + c.where(offset) }

func (c *change) where(offset int32) string {
	p := syntax.Locate(c.src, int(offset))
	return fmt.Sprintf("%d:%d", p.Line, p.Column)
}

// Lengths of examples, in characters of the source and in ops.
const (
	longestSource = 28
	mostOps       = 3
)

// text returns the commands of the source from one offset to another.
func (c *change) text(from, to int32) string {
	var b strings.Builder
	for _, ch := range c.src[from:min(int(to), len(c.src))] {
		if strings.IndexByte("+-<>.,[]", ch) < 0 {
			continue
		}
		if b.Len() >= longestSource {
			return b.String() + "..."
		}
		b.WriteByte(ch)
	}
	return b.String()
}

// became tells of a loop what it was and is.
func (c *change) became(s span) string {
	return c.at(s.open) + ", " + c.text(s.open, s.end+1) + " became " + list(c.within(s))
}

// example returns the loop that shows best what a pass does: the first of those
// whose source is short enough to be shown, or else the first.
func (c *change) example(spans []span) span {
	for _, s := range spans {
		if s.end-s.open < longestSource && len(c.indexes(s)) <= mostOps {
			return s
		}
	}
	return spans[0]
}

// list names ops, the first few.
func list(ops []ir.Op) string {
	var texts []string
	more := 0
	for i := range ops {
		switch {
		case ops[i].Kind == ir.End:
		case len(texts) == mostOps:
			more++
		default:
			texts = append(texts, ops[i].String())
		}
	}
	switch {
	case len(texts) == 0:
		return "nothing"
	case more > 0:
		texts = append(texts, "and "+strconv.Itoa(more)+" more")
	}
	return strings.Join(texts, "; ")
}
