package amd64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// loopAlign is what heads of innermost loops are aligned to, in bytes: the unit
// in which the processor fetches code.
const loopAlign = 16

// A block is an Open or If whose partner has not come yet.
type block struct {
	head asm.Label // of a loop: where it repeats
	exit asm.Label // after the block
	low  int64     // facts.low on the way around the block
}

// open: if cell[Off] == 0, continue after the matching Close. The loop is tested
// again at its end, so that one jump per repetition is enough.
func (g *generator) open(i int, was facts) {
	op := &g.ops[i]
	b := block{head: g.NewLabel(), exit: g.NewLabel()}
	g.test(op.Off, was)
	g.Jcc(amd64.E, b.exit)
	if g.innermost(i) {
		g.Align(loopAlign)
	}
	g.Bind(b.head)
	g.blocks = append(g.blocks, b)
	g.low = g.lowOfLoop(op)
}

// close: if cell[Off] != 0, continue after the matching Open.
func (g *generator) close(i int, was facts) {
	op := &g.ops[i]
	b := g.pop()
	g.test(op.Off, was)
	g.Jcc(amd64.NE, b.head)
	g.Bind(b.exit)
	g.low = g.lowOfLoop(op)
}

// lowOfLoop returns facts.low at both ends of the loop of op: each way there
// comes from the test at one of them.
func (g *generator) lowOfLoop(op *ir.Op) int64 {
	return int64(max(op.Off, g.ops[op.Match].Off))
}

// innermost reports whether the loop that begins at ops[i] has no other in it.
func (g *generator) innermost(i int) bool {
	for i++; g.ops[i].Kind != ir.Open; i++ {
		if g.ops[i].Kind == ir.Close {
			return true
		}
	}
	return false
}

// ifOp: if cell[Off] == 0, continue after the matching End. What follows often
// multiplies the cell, so the test loads it then.
func (g *generator) ifOp(i int, was facts) {
	op := &g.ops[i]
	b := block{exit: g.NewLabel()}
	next := &g.ops[i+1]
	if next.Kind == ir.MulAdd && next.Src == op.Off && !was.zero.is(op.Off) {
		g.check(op.Off)
		g.load(op.Off)
		g.Test(g.valueWide, g.valueWide)
		g.loaded = ref(op.Off)
	} else {
		g.test(op.Off, was)
	}
	g.Jcc(amd64.E, b.exit)
	b.low = g.low
	g.blocks = append(g.blocks, b)
}

// end: closes an If.
func (g *generator) end(was facts) {
	b := g.pop()
	g.Bind(b.exit)
	g.low = max(b.low, was.low)
}

func (g *generator) pop() block {
	last := len(g.blocks) - 1
	b := g.blocks[last]
	g.blocks = g.blocks[:last]
	return b
}
