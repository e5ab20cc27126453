package bpf

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/insn"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// A hull is what the pointer register is good for: the cells from offset lo to
// hi, relative to the tape pointer, are on the tape, and the verifier knows it of
// this register. Everything within a hull is accessed without a check.
type hull struct {
	lo, hi int64
	known  bool
	// lag is by how many cells the tape pointer is right of what the register
	// points to: straight code does not move it along.
	lag int64
}

func (h hull) has(off int64) bool { return h.known && h.lo <= off && off <= h.hi }

// with returns the hull that includes another offset.
func (h hull) with(off int64) hull {
	if !h.known {
		return hull{lo: off, hi: off, known: true}
	}
	h.lo, h.hi = min(h.lo, off), max(h.hi, off)
	return h
}

// covers reports whether the register is what it is in other, and good for all
// that is in it.
func (h hull) covers(other hull) bool {
	return h.lag == other.lag && h.has(other.lo) && h.has(other.hi)
}

// anchored returns the hull with the lag that a newly computed register has: none,
// but if the cells are far away, it points to the leftmost of them.
func (h hull) anchored() hull {
	h.lag = 0
	if max(-h.lo, h.hi) > farthest {
		h.lag = -h.lo
	}
	return h
}

// moved returns the hull as seen from where the tape pointer is after a move.
func (h hull) moved(by int64) hull { return hull{h.lo - by, h.hi - by, h.known, h.lag + by} }

// farthest is how far apart, in cells, the ends of a hull may be: the displacement
// of an instruction has 16 bits.
const farthest = 1 << 11

// maxLag bounds the lag: the register is computed anew when it is larger.
const maxLag = 1 << 20

// need makes sure that the cells that op i accesses are there. If a check is
// needed, it is one for all cells that the straight code from there on accesses,
// up to the first op that does more than change cells. All of these ops will be
// executed or none, and nobody sees the cells of a program that fails, so one
// check in front of them is as good as one for each.
func (g *generator) need(i int) {
	missing := false
	for _, x := range opAccesses(nil, &g.ops[i], 0) {
		missing = missing || !g.hull.has(x.off)
	}
	if !missing {
		return
	}
	list := opAccesses(nil, &g.ops[i], 0)
	if len(list) > 1 && !near(hull{}, list) { // mulAdd sees to the second
		g.check(list[:1])
		return
	}
	moved := int64(0)
	for straight(g.ops[i].Kind) {
		if i++; i == len(g.ops) {
			break
		}
		op := &g.ops[i]
		if op.Kind == ir.Move {
			moved += op.Arg
		}
		more := opAccesses(list, op, moved)
		if !near(g.hull, more) && !near(hull{}, more) || op.Kind == ir.Open && g.moves(i) {
			break
		}
		list = more
	}
	g.check(list)
}

// straight reports whether the op after one of this kind is executed for sure,
// with nothing to be seen in between.
func straight(k ir.Kind) bool {
	return k == ir.Add || k == ir.Set || k == ir.MulAdd || k == ir.Move
}

// near reports whether one hull can include all of these.
func near(h hull, list []access) bool {
	for _, x := range list {
		h = h.with(x.off)
	}
	return h.hi-h.lo <= farthest
}

// opAccesses appends the accesses that op always makes, in their order.
func opAccesses(list []access, op *ir.Op, moved int64) []access {
	if op.Kind == ir.MulAdd {
		list = append(list, access{moved + int64(op.Src), op.Pos})
	}
	if op.Touches() && op.Kind != ir.Close {
		pos := op.Pos
		if op.Kind == ir.Scan {
			pos = op.Entry
		}
		list = append(list, access{moved + int64(op.Off), pos})
	}
	return list
}

// check emits a check that the cells of the accesses are on the tape, and makes
// the pointer register good for them.
func (g *generator) check(list []access) {
	if !near(g.hull, list) {
		g.hull = hull{}
	}
	var blame []access // those that may be the first to fail
	for _, x := range list {
		if !g.hull.has(x.off) {
			g.hull = g.hull.with(x.off)
			blame = append(blame, x)
		}
	}
	if len(blame) == 0 {
		return
	}
	g.pos = blame[0].pos
	g.asm.At(g.pos)
	g.hull = g.hull.anchored()
	g.setPointer(g.hull, g.failure(blame))
}

// recheck makes the pointer register good for a hull, as code elsewhere left it.
// That these cells are on the tape is known here, but not to the verifier.
func (g *generator) recheck(h hull) {
	if g.hull = h; h.known {
		g.setPointer(h, g.lost)
	}
}

// setPointer emits
//
//	scratch = zero + index       // the verifier knows nothing about it
//	if scratch < least goto leave
//	if scratch > most goto leave // now it does
//	pointer = tape + scratch
//
// The index itself stays something that the verifier knows nothing about. If it
// did, code would be different for it depending on where it came from, and would
// have to be looked at once for each way there.
func (g *generator) setPointer(h hull, leave insn.Label) {
	a := &g.asm
	a.Alu(insn.Mov, scratch, zero)
	a.Alu(insn.Add, scratch, index)
	if h.lag != 0 {
		a.AluImm(insn.Add, scratch, int32(-h.lag*g.tape.width))
	}
	lo, hi := h.lo+h.lag, h.hi+h.lag
	g.margin = max(g.margin, lo*g.tape.width)
	least, most := g.tape.bounds(lo, hi)
	if least > 0 {
		g.unlikely(insn.Below, scratch, least, leave)
	}
	if most >= 0 {
		g.unlikely(insn.Above, scratch, most, leave)
	} else { // nowhere, which a jump without condition would say too plainly: what follows had no way to it
		g.unlikely(insn.AboveOrEqual, scratch, 0, leave)
	}
	a.Alu(insn.Mov, pointer, base)
	a.Alu(insn.Add, pointer, scratch)
}

// unlikely emits a jump to code that leaves.
//
// The verifier takes the way straight on first and keeps the other one for
// later; it keeps 8192 at most. In a program with more branches than that, which
// is tame, straight on is the way out: it ends at once.
func (g *generator) unlikely(c insn.Cond, r insn.Reg, v int64, leave insn.Label) {
	g.branches++
	if !g.tame {
		g.asm.JumpIfImm(c, r, int32(v), leave)
		return
	}
	stay := g.asm.NewLabel()
	g.asm.JumpIfImm(c.Opposite(), r, int32(v), stay)
	g.asm.Jump(leave)
	g.asm.Bind(stay)
}
