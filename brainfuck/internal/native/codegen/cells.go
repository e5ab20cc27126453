package codegen

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// maxDistance bounds the offsets of cells in the cache. Their distance in bytes
// has 32 bits.
const maxDistance = 1 << 24

// Touch prepares the first access to the cell at off, which must follow. It makes
// sure that the cell is on the tape, if guard pages can not do it.
func (g *Generator) Touch(off int32) {
	switch {
	case g.Config.CheckEnds && !g.hull.has(off):
		g.m.CheckEnds(off)
		g.Zero.ok = false
	case g.Config.CheckLow && int64(off) < g.hull.lo:
		g.m.CheckLow(off)
		g.Zero.ok = false
	}
	g.hull = g.hull.with(off)
}

// window is how many ops again looks at.
const window = 12

// again reports whether it pays to have the cell at off in a register after
// ops[i], because an op that follows soon works on its value. A block that
// tests it right after ops[i] can use the flags.
func (g *Generator) again(i int, off int32) bool {
	at := int64(off)
	for j := i + 1; j < len(g.ops) && j <= i+window; j++ {
		op := &g.ops[j]
		same := int64(op.Off) == at
		switch op.Kind {
		case ir.Add, ir.Out:
			if same {
				return true
			}
		case ir.Set:
			if same {
				return false
			}
		case ir.MulAdd:
			if same || int64(op.Src) == at {
				return true
			}
		case ir.If:
			if same && j > i+1 {
				return true
			}
		case ir.Open, ir.Close:
			return same && j > i+1
		case ir.Move:
			at -= op.Arg
		case ir.In, ir.Dump, ir.Scan, ir.Call, ir.Follow:
			return false
		}
	}
	return g.inPath && i+window >= len(g.ops) // what comes next is not known here
}

// place returns where ops[i] works on the cell at off, of slot s, which it
// accesses: in a register if the cell has one, or if that pays.
func (g *Generator) place(i int, off int32, s int) Place {
	if s == None && g.traits.InMemory && !g.again(i, off) {
		g.Touch(off)
		return Place{off, None}
	}
	s = g.fetch(off, s)
	g.cache.dirty |= 1 << s
	g.cache.exact &^= 1 << s
	g.cache.nonzero &^= 1 << s
	return Place{off, s}
}
