package arm64

import (
	"math/bits"

	"github.com/seed1605a99e/movabs/brainfuck/internal/native/codegen"
	"github.com/seed1605a99e/movabs/jit/arm64"
)

// AddConst is codegen.Machine's.
func (g *generator) AddConst(to codegen.Place, k int64) {
	r := g.reg(to.Slot)
	g.addConst(r, r, k)
}

// addConst computes to = from + k.
func (g *generator) addConst(to, from arm64.Reg, k int64) {
	switch {
	case isAddend(k):
		g.Add(to, from, arm64.Imm(k))
	default:
		g.constant(g.tempCell(), k)
		g.Add(to, from, g.tempCell())
	}
}

// MovePointer is codegen.Machine's.
func (g *generator) MovePointer(distance int64) { g.addAddress(tape, tape, distance*g.Size) }

// AddProduct is codegen.Machine's.
func (g *generator) AddProduct(to codegen.Place, src int, k int64) {
	g.addProduct(g.reg(to.Slot), src, k, temp)
}

// addProduct adds k times the value of slot src to a register. It may use a
// temporary one.
func (g *generator) addProduct(to arm64.Reg, src int, k int64, temp arm64.Reg) {
	s := g.reg(src)
	temp = temp.As(g.width())
	abs, negative := magnitude(k)
	switch {
	case k == 0:
	case abs&(abs-1) == 0: // a power of two
		n := uint8(bits.TrailingZeros64(abs))
		if negative {
			g.Sub(to, to, s.Lsl(n))
		} else {
			g.Add(to, to, s.Lsl(n))
		}
	case abs == 3 || abs == 5 || abs == 9: // quicker than a multiplication
		g.Add(temp, s, s.Lsl(uint8(bits.TrailingZeros64(abs-1))))
		if negative {
			g.Sub(to, to, temp)
		} else {
			g.Add(to, to, temp)
		}
	default:
		g.factor(temp, k)
		g.Madd(to, s, temp, to)
	}
}

// LoadSum is codegen.Machine's.
func (g *generator) LoadSum(slot int, v int64, src int, k int64) {
	to, s := g.reg(slot), g.reg(src)
	switch {
	case k == 1 && v == 0:
		g.Mov(to, s)
	case k == 1:
		g.addConst(to, s, v)
	case v == 0 && k > 0 && k&(k-1) == 0:
		g.Lsl(to, s, arm64.Imm(bits.TrailingZeros64(uint64(k))))
	case v == 0 && k == -1:
		g.Neg(to, s)
	case v == 0:
		g.factor(g.tempCell(), k)
		g.Mul(to, s, g.tempCell())
	default:
		g.constant(to, v)
		g.addProduct(to, src, k, temp)
	}
}

// factor loads k, in as few instructions as its sign allows: the bits above the
// width of a cell do not matter.
func (g *generator) factor(to arm64.Reg, k int64) {
	if g.Size < 8 {
		k = int64(int32(k))
	}
	g.Mov(to, arm64.Imm(k))
}

// magnitude returns k without its sign, and the sign.
func magnitude(k int64) (abs uint64, negative bool) {
	if k < 0 {
		return -uint64(k), true
	}
	return uint64(k), false
}
