package codegen

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// A loop that walks over the tape often works on cells that its turn before has
// left behind: they are on the tape, and some of them were set. Its first turn
// knows nothing of that. So it is written apart, as the loop were
//
//	open [0]; ...; close [0]  =>  if [0]; ...; open [0]; ...; close [0]; end
//
// and all turns of the loop proper have one before them.

// maxPeeled is the number of ops in the largest loop that is written twice.
const maxPeeled = 12

// leaves are constants that each turn of a loop leaves behind in cells, as seen
// from its end.
type leaves struct {
	n     int
	cells [maxPeeled]leaf
}

type leaf struct{ off, value int64 }

func (l *leaves) find(off int64) *leaf {
	for i := range l.cells[:l.n] {
		if l.cells[i].off == off {
			return &l.cells[i]
		}
	}
	return nil
}

func (l *leaves) put(off, value int64) {
	if at := l.find(off); at != nil {
		at.value = value
	} else if l.n < len(l.cells) {
		l.cells[l.n] = leaf{off, value}
		l.n++
	}
}

func (l *leaves) remove(off int64) {
	if at := l.find(off); at != nil {
		l.n--
		*at = l.cells[l.n]
	}
}

// leaves returns the constants that each turn of the loop at ops[i] leaves
// behind: none, and not ok, unless the loop is short and all its ops are of kinds of
// which that is known.
func (g *Generator) leaves(i int) (l leaves, ok bool) {
	end := int(g.ops[i].Match)
	if end-i-1 > maxPeeled {
		return leaves{}, false
	}
	for j := i + 1; j < end; j++ {
		switch op := &g.ops[j]; op.Kind {
		case ir.Set:
			if g.depth(i, j) == 0 {
				l.put(int64(op.Off), op.Arg)
			} else {
				l.remove(int64(op.Off))
			}
		case ir.Add, ir.MulAdd:
			l.remove(int64(op.Off))
		case ir.Move:
			if g.depth(i, j) > 0 {
				return leaves{}, false
			}
			for k := range l.cells[:l.n] {
				l.cells[k].off -= op.Arg
			}
		case ir.If:
		case ir.End:
			if last := &g.ops[j-1]; last.Kind == ir.Set && last.Arg == 0 && last.Off == g.ops[op.Match].Off {
				l.put(int64(last.Off), 0)
			}
		default:
			return leaves{}, false
		}
	}
	return l, true
}

// depth returns how many Ifs of the loop at ops[i] are open at ops[j].
func (g *Generator) depth(i, j int) int {
	n := 0
	for i++; i < j; i++ {
		switch g.ops[i].Kind {
		case ir.If:
			n++
		case ir.End:
			n--
		}
	}
	return n
}

// peels reports whether it pays to write the first turn of the loop at ops[i]
// apart: it works on a cell that a turn leaves behind.
func (g *Generator) peels(i int) bool {
	l, ok := g.leaves(i)
	if !ok || g.entered(i, int(g.ops[i].Match)) {
		return false
	}
	turn := g.turns.turns[g.loops]
	known := g.hull.with(g.ops[i].Off).meet(turn)
	at := int64(0)
	moves := false
	pays := false
	for j := i + 1; g.ops[j].Kind != ir.Close; j++ {
		op := &g.ops[j]
		switch op.Kind {
		case ir.Move:
			at += op.Arg
			moves = true
		case ir.Set:
			l.remove(at + int64(op.Off))
		case ir.MulAdd, ir.Add, ir.If:
			if l.find(at+int64(op.Off)) != nil {
				pays = true
			}
			if op.Kind == ir.MulAdd && at == 0 && !known.has(op.Off) && turn.has(op.Off) {
				pays = true
			}
		}
	}
	return pays && moves
}

// peel writes the first turn of the loop at ops[i], and opens the loop for the
// others.
func (g *Generator) peel(i int) {
	g.ifOp(i)
	end := int(g.ops[i].Match)
	g.write(i+1, end)
	g.Line(g.ops[end].Pos)
	g.open(i, &g.ops[end])
	g.blocks[len(g.blocks)-1].peeled = true
}
