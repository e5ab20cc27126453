package amd64

import (
	"math"
	"math/bits"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/jit/amd64"
)

// add: cell[Off] += Arg
func (g *generator) add(op *ir.Op, was facts) {
	g.check(op.Off)
	g.addConst(op.Off, op.Arg)
	g.zero = ref(op.Off)
	g.loaded = was.loaded.without(op.Off)
}

// addConst adds k to the cell at off. Of the two instructions for it, it takes
// that with the positive constant, unless -128 makes the shorter one.
func (g *generator) addConst(off int32, k int64) {
	switch {
	case k == 128, k < 0 && k >= -math.MaxInt32 && k != -128:
		if g.needsRegister(-k) {
			g.constant(-k)
			g.Sub(g.cell(off), g.temp)
		} else {
			g.Sub(g.cell(off), amd64.Imm(-k))
		}
	default:
		if g.needsRegister(k) {
			g.constant(k)
			g.Add(g.cell(off), g.temp)
		} else {
			g.Add(g.cell(off), amd64.Imm(k))
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
func (g *generator) constant(v int64) {
	if g.size < 8 {
		v = int64(uint32(v) & (1<<(8*g.size) - 1))
	}
	g.Mov(g.tempWide, amd64.Imm(v))
}

// set: cell[Off] = Arg
func (g *generator) set(op *ir.Op, was facts) {
	g.check(op.Off)
	g.store(op.Off, op.Arg)
	g.loaded = was.loaded.without(op.Off)
}

func (g *generator) store(off int32, v int64) {
	if g.needsRegister(v) || g.size == 2 { // Mov has no form for a small constant
		g.constant(v)
		g.Mov(g.cell(off), g.temp)
	} else {
		g.Mov(g.cell(off), amd64.Imm(v))
	}
}

// move: p += distance. It keeps the flags if they are worth it.
func (g *generator) move(distance int64, was facts) {
	bytes := distance * g.size
	switch {
	case !fits32(bytes):
		g.Mov(temp, amd64.Imm(bytes))
		g.Add(tape, temp)
		was.zero.ok = false
	case was.zero.ok:
		g.Lea(tape, amd64.Ptr(tape, int32(bytes)))
	case bytes == 128:
		g.Sub(tape, amd64.Imm(-bytes))
	case bytes < 0 && bytes != -128 && fits32(-bytes):
		g.Sub(tape, amd64.Imm(-bytes))
	default:
		g.Add(tape, amd64.Imm(bytes))
	}
	g.zero = was.zero.moved(distance)
	g.loaded = was.loaded.moved(distance)
	if g.low != nothing {
		g.low -= distance
	}
}

// mulAdd: cell[Off] += cell[Src] * Arg. A row of them loads its source once.
func (g *generator) mulAdd(op *ir.Op, was facts) {
	if !was.loaded.is(op.Src) {
		g.check(op.Src)
		g.load(op.Src)
	}
	g.check(op.Off)
	switch op.Arg {
	case 0:
		g.addConst(op.Off, 0)
	case 1:
		g.Add(g.cell(op.Off), g.value)
	case -1:
		g.Sub(g.cell(op.Off), g.value)
	default:
		if g.product(op.Arg) {
			g.Sub(g.cell(op.Off), g.temp)
		} else {
			g.Add(g.cell(op.Off), g.temp)
		}
	}
	g.zero = ref(op.Off)
	g.loaded = ref(op.Src).without(op.Off)
}

// product computes value * k into temp, or value * -k, which it reports.
func (g *generator) product(k int64) (negated bool) {
	abs := uint64(k)
	if k < 0 {
		abs = -abs
	}
	switch {
	case abs == 2:
		g.Lea(g.tempWide, amd64.PtrIndex(value, value, 1, 0))
	case abs == 3 || abs == 5 || abs == 9:
		g.Lea(g.tempWide, amd64.PtrIndex(value, value, uint8(abs-1), 0))
	case abs&(abs-1) == 0:
		g.Mov(g.tempWide, g.valueWide)
		g.Shl(g.tempWide, amd64.Imm(bits.TrailingZeros64(abs)))
	case fits32(k):
		g.Imul(g.tempWide, g.valueWide, amd64.Imm(k))
		return false
	default:
		g.Mov(temp, amd64.Imm(k))
		g.Imul(temp, value)
		return false
	}
	return k < 0
}
