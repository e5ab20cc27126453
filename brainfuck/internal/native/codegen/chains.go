package codegen

import (
	"math"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// Programs carry from digit to digit by counting a cell down in Ifs within each
// other, up to the last that finds it too large. Which of them is the last to be
// entered is anybody's guess, the processor's too. So all but the innermost become
// one step, by the least of the cell and their number:
//
//	if [0]; add [0], -1; add [1], 1;
//	  if [0]; add [0], -1; add [1], 1;
//	    if [0]; ...; end; end; end
//	  =>  n = min([0], 2); add [1], n; sub [0], n; if [0]; ...; end

const (
	minChain  = 3  // Ifs that are worth a step
	maxChain  = 64 // Ifs that become one, at most
	maxLinked = 3  // ops in each
)

// chain returns the number of Ifs from ops[i] on that become one step, 0 if none
// do, and the number of ops in each up to the next.
func (g *Generator) chain(i int) (n, length int) {
	open := &g.ops[i]
	for length = 1; ; length++ {
		op := &g.ops[i+length]
		if op.Kind == ir.If && op.Off == open.Off && length > 1 {
			break
		}
		if op.Kind != ir.Add || length > maxLinked || op.Off == open.Off && op.Arg != -1 {
			return 0, 0
		}
	}
	if !g.counts(i, length) || g.entered(i, int(open.Match)) {
		return 0, 0
	}
	for j := i; n < maxChain && g.sameLink(i, j, length); j += length {
		n++
	}
	if n < minChain {
		return 0, 0
	}
	return n, length
}

// counts reports whether the If at ops[i] counts its cell down once, in ops that
// can be executed even if the cell is 0: their cells are on the tape, but for one.
func (g *Generator) counts(i, length int) bool {
	off := g.ops[i].Off
	if _, known := g.cache.constant(off); known {
		return false
	}
	h := g.hull.with(off)
	down, far := 0, 0
	for j := i + 1; j < i+length; j++ {
		op := &g.ops[j]
		switch {
		case op.Off == off:
			down++
		case h.has(op.Off):
		case g.Config.CheckEnds, g.Config.CheckLow && int64(op.Off) < h.lo:
			return false // the check would fail
		default:
			far++
		}
	}
	return down == 1 && far <= 1
}

// sameLink reports whether the If at ops[j] does the same as that at ops[i] before
// one more in it, which ends with it.
func (g *Generator) sameLink(i, j, length int) bool {
	open, next := &g.ops[j], &g.ops[j+length]
	if next.Kind != ir.If || next.Off != open.Off || open.Match != next.Match+1 {
		return false
	}
	for k := 1; k < length; k++ {
		a, b := &g.ops[i+k], &g.ops[j+k]
		if b.Kind != ir.Add || a.Off != b.Off || a.Arg != b.Arg {
			return false
		}
	}
	return true
}

// nowhere is the offset of no cell.
const nowhere = math.MaxInt32

// chainedIfs writes n Ifs from ops[i] on as one step, and opens the If in them. It
// returns the index of that.
func (g *Generator) chainedIfs(i, n, length int) int {
	c := &g.cache
	inner := i + n*length
	off := g.ops[i].Off
	cell := g.Fetch(off)
	count := g.take(c.regs, nowhere)
	g.m.LoadMin(count, cell, int64(n))
	g.SetExact(count)
	g.Zero.ok = false
	for j := i + 1; j < i+length; j++ {
		op := &g.ops[j]
		if op.Off == off {
			continue
		}
		g.now++
		c.slots[count].used = g.now
		g.Line(op.Pos)
		if g.hull.has(op.Off) {
			g.addSlot(inner, op.Off, count, op.Arg)
		} else {
			g.m.AddProductIf(op.Off, count, off, op.Arg)
			g.Zero.ok = false
		}
	}
	g.now++
	c.slots[count].used = g.now
	g.Line(g.ops[inner].Pos)
	g.addSlot(inner-1, off, count, -1)
	c.drop(count)
	g.ifOp(inner)
	g.blocks[len(g.blocks)-1].ends = n
	return inner
}
