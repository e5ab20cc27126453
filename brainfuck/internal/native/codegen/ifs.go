package codegen

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// An If whose body only adds multiples of its cell to others, and may set it to
// 0 at last, needs no jump: with 0 all that does nothing. What remains is that
// its accesses could fault. Those within the hull can not; the few others are
// made to the If's own cell instead when that is 0.
//
//	if [0]; muladd [1], [0], 3; set [0], 0; end
//	  =>  muladd [1], [0], 3; set [0], 0

const (
	maxStraight = 6 // ops in the body of such an If
	maxFar      = 2 // of them that access a cell outside of the hull
)

// straight reports whether the If at ops[i] needs no jump.
func (g *Generator) straight(i int) bool {
	if !adds(g.ops, i) {
		return false
	}
	open := &g.ops[i]
	h := g.hull.with(open.Off)
	far := 0
	for j := i + 1; j < int(open.Match); j++ {
		op := &g.ops[j]
		switch {
		case op.Kind == ir.Set, h.has(op.Off):
		case g.Config.CheckEnds, g.Config.CheckLow && int64(op.Off) < h.lo:
			return false // the check would fail
		default:
			far++
		}
	}
	return far <= maxFar
}

// adds reports whether the If at ops[i] is short and only adds multiples of its
// cell to others.
func adds(ops []ir.Op, i int) bool {
	open := &ops[i]
	if int(open.Match)-i-1 > maxStraight {
		return false
	}
	for j := i + 1; j < int(open.Match); j++ {
		op := &ops[j]
		switch {
		case op.Kind == ir.Set && op.Off == open.Off && op.Arg == 0 && j+1 == int(open.Match):
		case op.Kind != ir.MulAdd || op.Src != open.Off:
			return false
		}
	}
	return true
}

// straightIf writes the If at ops[i] up to its End.
func (g *Generator) straightIf(i int) {
	open := &g.ops[i]
	if _, known := g.cache.constant(open.Off); !known {
		g.Fetch(open.Off)
	}
	for j := i + 1; j < int(open.Match); j++ {
		op := &g.ops[j]
		g.now++
		g.Line(op.Pos)
		switch {
		case op.Kind == ir.Set:
			g.set(op.Off, 0)
		case g.hull.has(op.Off):
			g.mulAdd(j, op)
		default:
			g.mulAddIf(j, op)
		}
	}
}

// mulAddIf is mulAdd, by ops[i], if the cell at Src is not 0. If it is, nothing is
// added to it.
func (g *Generator) mulAddIf(i int, op *ir.Op) {
	if v, known := g.cache.constant(op.Src); known {
		if v != 0 {
			g.mulAdd(i, op)
		}
		return
	}
	g.m.AddProductIf(op.Off, g.Fetch(op.Src), op.Src, op.Arg)
	g.Zero.ok = false
}
