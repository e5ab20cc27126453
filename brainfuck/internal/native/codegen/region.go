package codegen

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// A loop with paths (paths.go) is written twice: first the tree of its paths, where
// each turn begins; then as any loop, for the paths that leave the tree.
//
//	        test, jump to exit if zero
//	head:   the paths; at their ends: test, jump to head, or to exit
//	        the loop's body, with entries where paths leave the tree
//	        test, jump to head if not zero
//	exit:
//
// In the tree no ways join, so registers and constants are kept over tests, and
// cells are written back only where a path ends. What the body written as usual
// takes for granted at an entry follows from what a path has done up to there, as it
// has done the same ops in the same order.

const (
	// largestWithPaths is the number of ops in the largest program with paths: those
	// that are larger spend their time in many places.
	largestWithPaths = 1 << 14
	// maxPathOps bounds the ops in all trees of a program.
	maxPathOps = 1 << 12
)

// An entry is a place in the program that paths of a loop around it come to.
type entry struct {
	at    int32 // the op
	label asm.Label
}

// region writes the loop at ops[i] with paths, and reports whether it has.
func (g *Generator) region(i int) bool {
	if g.pathOps > maxPathOps || len(g.ops) > largestWithPaths || g.inPath || !hasPaths(g.ops, i) {
		return false
	}
	t := g.finder.findPaths(g.ops, i, int(g.Size)*8)
	if t == nil {
		return false
	}
	g.pathOps += len(t.ops) + len(t.parts)

	b := g.enter(&g.ops[i])
	b.head, b.region = g.buf.NewLabel(), true
	g.hull = g.hull.meet(g.turns.turns[g.loops])
	g.loops++
	g.forget(^uint32(0))
	g.Zero.ok = false
	g.blocks = append(g.blocks, b)
	outer := len(g.joins)
	for _, at := range t.exits {
		g.joins = append(g.joins, entry{at, g.buf.NewLabel()})
	}
	g.m.AlignLoop()
	g.buf.Bind(b.head)
	begin := g.Facts
	g.paths(t, i)
	g.Facts = begin
	end := int(g.ops[i].Match)
	g.write(i+1, end)
	g.entry(end)
	g.joins = g.joins[:outer]
	g.Line(g.ops[end].Pos)
	g.close(end)
	return true
}

// entry binds the labels of paths that come to ops[i]: with all on the tape, and
// the pointer where it is.
func (g *Generator) entry(i int) {
	for _, e := range g.joins {
		if int(e.at) == i {
			g.barrier()
			if g.ops[i].Kind == ir.Scan { // which may have begun on the path
				g.forget(^uint32(0))
				g.hull = noHull()
			}
			g.Zero.ok = false
			g.buf.Bind(e.label)
		}
	}
}

// entered reports whether paths come to an op between ops[from] and ops[to].
func (g *Generator) entered(from, to int) bool {
	for _, e := range g.joins {
		if from < int(e.at) && int(e.at) <= to {
			return true
		}
	}
	return false
}

// paths writes the tree of the loop at ops[i].
func (g *Generator) paths(t *pathTree, i int) {
	w := &pathWriter{Generator: g, tree: t, ops: g.ops, joins: g.joins, block: g.blocks[len(g.blocks)-1]}
	turns, loops := g.turns, g.loops
	g.turns = turnWalk{}
	g.joins, g.inPath = nil, true
	w.path(0)
	g.ops, g.turns, g.loops, g.joins, g.inPath = w.ops, turns, loops, w.joins, false
}

type pathWriter struct {
	*Generator
	tree  *pathTree
	block block // the loop around
	ops   []ir.Op
	joins []entry
}

// path writes part n of the tree, and all that comes after it.
func (w *pathWriter) path(n int32) {
	g, p := w.Generator, &w.tree.parts[n]
	g.ops = w.tree.ops[p.from:p.to]
	if p.loops {
		g.turns.walk(g.ops)
		g.loops = 0
	}
	g.write(0, len(g.ops))
	if g.full() {
		return
	}
	g.now++
	switch p.ends {
	case pathTests:
		w.test(p)
	case pathTurns:
		w.turn(p)
	case pathLeaves:
		g.flush()
		g.pointTo(p.shift)
		if p.scans { // the test to come takes the blame for its first
			off := w.ops[p.at].Off
			g.Line(w.ops[p.at].Pos)
			g.Touch(off)
			g.m.Probe(off)
		}
		for _, e := range w.joins {
			if e.at == p.at {
				g.m.Jump(e.label)
				return
			}
		}
	}
}

// test writes a test and what comes after it.
func (w *pathWriter) test(p *path) {
	g := w.Generator
	g.Line(p.pos)
	switch v, known := g.cache.constant(p.off); {
	case known && v == 0:
		w.path(p.zero)
		return
	case known:
		w.path(p.nonzero)
		return
	}
	jump := g.buf.NewLabel()
	zeroJumps := w.tree.parts[p.nonzero].share > w.tree.parts[p.zero].share
	g.m.Branch(zeroJumps, p.off, jump)
	tested := g.Facts
	w.found(p, !zeroJumps)
	g.buf.Bind(jump)
	g.Facts = tested
	w.found(p, zeroJumps)
}

// found writes what comes after a test that has found its cell to be 0, or not.
func (w *pathWriter) found(p *path, zero bool) {
	if zero {
		w.found0(p.off)
		w.path(p.zero)
	} else {
		w.notZero(p.off)
		w.path(p.nonzero)
	}
}

// found0 notes that a test has found the cell at off to be 0.
func (g *Generator) found0(off int32) {
	i := g.cache.find(off)
	g.know(off, 0, i != None && g.cache.dirty>>i&1 != 0)
}

// turn ends a path at the end of a turn.
func (w *pathWriter) turn(p *path) {
	g := w.Generator
	last := &w.ops[p.at]
	g.flush()
	g.pointTo(p.shift)
	g.Line(last.Pos)
	v, known := g.cache.constant(last.Off)
	switch {
	case known && v == 0:
		g.m.Jump(w.block.exit)
	case known || p.known == isNonzero:
		g.m.Jump(w.block.head)
	default:
		g.m.Branch(false, last.Off, w.block.head)
		g.m.Jump(w.block.exit)
	}
}

// pointTo moves the pointer to where the path has it.
func (g *Generator) pointTo(shift int32) {
	if shift != 0 {
		g.move(int64(shift))
	}
}
