package bpf

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/insn"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// moves reports whether the body of the block at op i has ops that move the
// pointer.
func (g *generator) moves(i int) bool {
	for j := i + 1; j < int(g.ops[i].Match); j++ {
		if k := g.ops[j].Kind; k == ir.Move || k == ir.Scan {
			return true
		}
	}
	return false
}

func (g *generator) endBlock() block {
	last := len(g.blocks) - 1
	b := g.blocks[last]
	g.blocks = g.blocks[:last]
	return b
}

// open begins a loop. The test is at its end, where the kernel also looks whether
// the program has run for too long: so the verifier, which follows the code,
// meets a state that it has seen after one turn.
//
// For that the pointer register has to be good for the same cells whichever way
// the test is reached. A loop that does not move the tape pointer keeps what is
// known before it. In one that does, the cell that is tested is all that is known.
func (g *generator) open(op *ir.Op, i int) {
	b := block{head: g.asm.NewLabel(), test: g.asm.NewLabel(), moves: g.moves(i)}
	switch {
	case b.moves:
		g.hull = hull{}
		g.check([]access{{int64(op.Off), op.Pos}})
	case g.hull != g.hull.anchored():
		g.recheck(g.hull.anchored())
	}
	b.hull = g.hull
	g.asm.Jump(b.test)
	g.asm.Bind(b.head)
	g.blocks = append(g.blocks, b)
	g.values.forget()
	g.values.load(int64(op.Off)) // by the test
}

func (g *generator) close(op *ir.Op) {
	a := &g.asm
	off := int64(op.Off)
	b := g.endBlock()
	if b.moves {
		g.hull = hull{}
		g.check([]access{{off, op.Pos}})
	} else if !g.hull.covers(b.hull) {
		g.recheck(b.hull)
	}
	g.pos = op.Pos
	a.At(op.Pos)
	a.Bind(b.test)
	g.values.forget()
	g.hull = b.hull
	a.MayGoto(g.site(siteLoop, g.resumeHere()))
	r := g.exact(off)
	g.branches += 2
	if !g.tame {
		a.JumpIfImm(insn.NotEqual, r, 0, b.head)
		return
	}
	after := a.NewLabel() // the body was seen: the way straight on ends at once
	a.JumpIfImm(insn.Equal, r, 0, after)
	a.Jump(b.head)
	a.Bind(after)
}

func (g *generator) openIf(op *ir.Op, i int) {
	b := block{test: g.asm.NewLabel(), hull: g.hull, moves: g.moves(i)}
	g.branches++
	g.asm.JumpIfImm(insn.Equal, g.exact(int64(op.Off)), 0, b.test)
	g.blocks = append(g.blocks, b)
}

// closeIf ends an If. Where its body has made the pointer register good for other
// cells, the verifier would have to look at what follows for each of the two ways
// there; nothing is known then.
func (g *generator) closeIf() {
	b := g.endBlock()
	g.asm.Bind(b.test)
	g.values.forget()
	if b.moves || g.hull != b.hull {
		g.hull = hull{}
	}
}

// scan looks for a 0, some cells at a time for each look at the time. The first
// cell was checked by need.
func (g *generator) scan(op *ir.Op) {
	const turns = 4
	a := &g.asm
	off := int64(op.Off)
	again, next, found := a.NewLabel(), a.NewLabel(), a.NewLabel()
	leave := g.failure([]access{{off, op.Pos}})
	g.values.forget()
	g.isZero(off, found)
	a.Jump(next)
	a.Bind(again)
	for turn := range turns {
		g.hull = hull{}.with(off).anchored()
		g.setPointer(g.hull, leave)
		g.isZero(off, found)
		if turn == 0 {
			a.Bind(next)
		}
		g.shift(op.Arg)
	}
	a.MayGoto(g.site(siteLoop, again))
	a.Jump(again)
	a.Bind(found)
	g.hull = hull{} // it depends on the way
}

// isZero emits a jump to l if the cell is 0.
func (g *generator) isZero(off int64, l insn.Label) {
	p, at := g.address(off)
	g.asm.Load(g.size, insn.R1, p, at)
	g.branches++
	g.asm.JumpIfImm(insn.Equal, insn.R1, 0, l)
}
