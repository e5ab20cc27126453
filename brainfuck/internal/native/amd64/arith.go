package amd64

import (
	"math"
	"math/bits"

	"github.com/seed1605a99e/movabs/brainfuck/internal/native/codegen"
	"github.com/seed1605a99e/movabs/jit/amd64"
)

// AddConst is codegen.Machine's.
func (g *generator) AddConst(to codegen.Place, k int64) {
	if to.Slot != codegen.None && g.Size == 2 && !fits8(k) {
		g.Add(g.wide(to.Slot), amd64.Imm(k)) // see needsRegister; the zero flag is that of 32 bits
		g.Zero = codegen.CellRef{}
		return
	}
	if to.Slot == codegen.None {
		g.addConst(g.cell(to.Off), k)
	} else {
		g.addConst(g.reg(to.Slot), k)
	}
	g.Zero = codegen.Ref(to.Off)
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
	switch g.Size {
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
	if g.Size < 8 {
		v = int64(uint32(v) & (1<<(8*g.Size) - 1))
	}
	return amd64.Imm(v)
}

// MovePointer is codegen.Machine's. It keeps the flags if they are worth it.
func (g *generator) MovePointer(distance int64) {
	bytes := distance * g.Size
	switch {
	case !fits32(bytes):
		g.Mov(temp, amd64.Imm(bytes))
		g.Add(tape, temp)
		g.Zero = codegen.CellRef{}
	case !g.Zero.None():
		g.Lea(tape, amd64.Ptr(tape, int32(bytes)))
	case bytes == 128:
		g.Sub(tape, amd64.Imm(-bytes))
	case bytes < 0 && bytes != -128 && fits32(-bytes):
		g.Sub(tape, amd64.Imm(-bytes))
	default:
		g.Add(tape, amd64.Imm(bytes))
	}
}

// AddProduct is codegen.Machine's.
func (g *generator) AddProduct(to codegen.Place, src int, k int64) {
	if to.Slot == codegen.None {
		g.addProduct(g.cell(to.Off), src, k)
	} else {
		g.addProduct(g.reg(to.Slot), src, k)
	}
	g.Zero = codegen.Ref(to.Off)
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

// LoadSum is codegen.Machine's.
func (g *generator) LoadSum(slot int, v int64, src int, k int64) {
	if k == 1 {
		g.Mov(g.wide(slot), g.wide(src))
	} else if g.product(g.wide(slot), src, k) {
		g.Neg(g.wide(slot))
	}
	if v != 0 {
		if !fits32(v) {
			g.constant(v)
			g.Add(g.wide(slot), g.tempWide())
		} else {
			g.Add(g.wide(slot), amd64.Imm(v))
		}
	}
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
