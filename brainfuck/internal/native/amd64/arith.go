package amd64

import (
	"math"
	"math/bits"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/jit/amd64"
)

// add: cell[Off] += k, for ops[i]
func (g *generator) add(i int, off int32, k int64) {
	c := &g.cache
	s := c.find(off)
	switch {
	case k == 0 && g.hull.has(off):
		return
	case s >= cacheRegs:
		g.know(off, g.wrap(c.slots[s].value+k), true)
		return
	case s == none && !g.again(i, off):
		g.touch(off)
		g.addConst(g.cell(off), k)
	default:
		s = g.fetch(off)
		c.dirty |= 1 << s
		if g.size == 2 && !fits8(k) {
			g.Add(g.wide(s), amd64.Imm(k)) // see needsRegister; the zero flag is that of 32 bits
			g.zero.ok = false
			return
		}
		g.addConst(g.reg(s), k)
	}
	g.zero = ref(off)
}

// addConst adds k to a cell or register. Of the two instructions for it, it takes
// that with the positive constant, unless -128 makes the shorter one.
func (g *generator) addConst(to amd64.Operand, k int64) {
	switch {
	case k == 128, k < 0 && k >= -math.MaxInt32 && k != -128:
		if g.needsRegister(-k) {
			g.constant(-k)
			g.Sub(to, g.tempCell())
		} else {
			g.Sub(to, amd64.Imm(-k))
		}
	default:
		if g.needsRegister(k) {
			g.constant(k)
			g.Add(to, g.tempCell())
		} else {
			g.Add(to, amd64.Imm(k))
		}
	}
}

// needsRegister reports whether v can or should not stand in an instruction on
// a cell: only Mov takes 64 bits, and 16 bits after an operand size prefix stall
// the decoder (Intel Optimization Reference Manual, "Length-Changing Prefixes").
func (g *generator) needsRegister(v int64) bool {
	switch g.size {
	case 2:
		return !fits8(v)
	case 8:
		return !fits32(v)
	default:
		return false
	}
}

// constant loads v into temp, in the width of a cell.
func (g *generator) constant(v int64) { g.Mov(g.tempWide(), g.reduced(v)) }

// reduced returns v without sign, so that a register gets it with zeros above.
func (g *generator) reduced(v int64) amd64.Imm {
	if g.size < 8 {
		v = int64(uint32(v) & (1<<(8*g.size) - 1))
	}
	return amd64.Imm(v)
}

// wrap is ir.Program.Wrap.
func (g *generator) wrap(v int64) int64 {
	shift := 64 - 8*g.size
	return v << shift >> shift
}

// set: cell[Off] = v. Within the hull that can wait.
func (g *generator) set(off int32, v int64) {
	c := &g.cache
	i := c.find(off)
	switch {
	case i != none && c.pinned>>i&1 != 0:
		g.Mov(g.wide(i), g.reduced(v))
		c.dirty |= 1 << i
	case g.hull.has(off):
		g.know(off, v, true)
	default:
		g.touch(off)
		g.store(off, v)
		g.know(off, v, false)
	}
	if g.zero.is(off) {
		g.zero.ok = false
	}
}

func (g *generator) store(off int32, v int64) {
	if g.needsRegister(v) || g.size == 2 { // Mov has no form for a small constant
		g.constant(v)
		g.Mov(g.cell(off), g.tempCell())
	} else {
		g.Mov(g.cell(off), amd64.Imm(v))
	}
}

// move: p += distance. It keeps the flags if they are worth it.
func (g *generator) move(distance int64) {
	g.dropFar(distance)
	bytes := distance * g.size
	switch {
	case !fits32(bytes):
		g.Mov(temp, amd64.Imm(bytes))
		g.Add(tape, temp)
		g.zero.ok = false
	case g.zero.ok:
		g.Lea(tape, amd64.Ptr(tape, int32(bytes)))
	case bytes == 128:
		g.Sub(tape, amd64.Imm(-bytes))
	case bytes < 0 && bytes != -128 && fits32(-bytes):
		g.Sub(tape, amd64.Imm(-bytes))
	default:
		g.Add(tape, amd64.Imm(bytes))
	}
	g.facts.moved(distance)
}

// dropFar removes from the cache what would be too far off after a move.
func (g *generator) dropFar(distance int64) {
	c := &g.cache
	for m := c.live; m != 0; m &= m - 1 {
		i := bits.TrailingZeros32(m)
		if off := c.slots[i].off - distance; off > maxDistance || off < -maxDistance {
			g.writeBack(1 << i)
			c.drop(i)
		}
	}
}

// mulAdd: cell[Off] += cell[Src] * Arg, by ops[i]
func (g *generator) mulAdd(i int, op *ir.Op) {
	c := &g.cache
	if v, known := c.constant(op.Src); known {
		g.add(i, op.Off, g.wrap(v*op.Arg))
		return
	}
	src := g.fetch(op.Src)
	dst := c.find(op.Off)
	switch {
	case dst >= cacheRegs:
		g.addToConstant(dst, src, op)
		return
	case dst == none && !g.again(i, op.Off):
		g.touch(op.Off)
		g.addProduct(g.cell(op.Off), src, op.Arg)
	default:
		dst = g.fetch(op.Off)
		c.dirty |= 1 << dst
		g.addProduct(g.reg(dst), src, op.Arg)
	}
	g.zero = ref(op.Off)
}

// addProduct adds k times the value of slot src to a cell or register.
func (g *generator) addProduct(to amd64.Operand, src int, k int64) {
	switch k {
	case 0:
		g.addConst(to, 0)
	case 1:
		g.Add(to, g.reg(src))
	case -1:
		g.Sub(to, g.reg(src))
	default:
		if g.product(g.tempWide(), src, k) {
			g.Sub(to, g.tempCell())
		} else {
			g.Add(to, g.tempCell())
		}
	}
}

// addToConstant makes a cell that held the constant of slot dst the sum of it
// and a product, in a register.
func (g *generator) addToConstant(dst, src int, op *ir.Op) {
	v := g.cache.slots[dst].value
	g.cache.drop(dst)
	r := g.take(regSlots, op.Off)
	g.cache.dirty |= 1 << r
	if op.Arg == 1 {
		g.Mov(g.wide(r), g.wide(src))
	} else if g.product(g.wide(r), src, op.Arg) {
		g.Neg(g.wide(r))
	}
	if v != 0 {
		if !fits32(v) {
			g.constant(v)
			g.Add(g.wide(r), g.tempWide())
		} else {
			g.Add(g.wide(r), amd64.Imm(v))
		}
	}
	g.zero.ok = false
}

// product computes k times the value of slot src into a register, or the
// negative of that, which it reports.
func (g *generator) product(to amd64.Reg, src int, k int64) (negated bool) {
	abs := uint64(k)
	if k < 0 {
		abs = -abs
	}
	switch {
	case abs == 1:
		g.Mov(to, g.wide(src))
	case abs == 2:
		g.Lea(to, amd64.PtrIndex(whole(src), whole(src), 1, 0))
	case abs == 3 || abs == 5 || abs == 9:
		g.Lea(to, amd64.PtrIndex(whole(src), whole(src), uint8(abs-1), 0))
	case abs&(abs-1) == 0 && abs != 0:
		g.Mov(to, g.wide(src))
		g.Shl(to, amd64.Imm(bits.TrailingZeros64(abs)))
	case fits32(k):
		g.Imul(to, g.wide(src), amd64.Imm(k))
		return false
	default:
		g.Mov(to, amd64.Imm(k))
		g.Imul(to, g.wide(src))
		return false
	}
	return k < 0
}
