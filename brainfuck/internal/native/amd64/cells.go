package amd64

import (
	"math"

	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native/codegen"
	"github.com/seed1605a99e/movabs/jit/amd64"
)

// cell returns the operand for the cell at off.
func (g *generator) cell(off int32) amd64.Mem {
	return amd64.Mem{Base: tape, Disp: off * int32(g.Size), Size: uint8(g.Size)}
}

// lowByte returns the operand for the low byte of the cell at off.
func (g *generator) lowByte(off int32) amd64.Mem { return amd64.Byte(g.cell(off)) }

// LoadCell is codegen.Machine's.
func (g *generator) LoadCell(slot int, off int32) {
	m := g.cell(off)
	if g.Size < 4 {
		g.Movzx(g.wide(slot), m)
	} else {
		g.Mov(g.reg(slot), m)
	}
}

// LoadConst is codegen.Machine's.
func (g *generator) LoadConst(slot int, v int64) { g.Mov(g.wide(slot), g.reduced(v)) }

// LoadSlot is codegen.Machine's.
func (g *generator) LoadSlot(slot, from int) {
	if g.Size < 4 {
		g.Movzx(g.wide(slot), g.reg(from))
	} else {
		g.Mov(g.reg(slot), g.reg(from))
	}
}

// StoreCell is codegen.Machine's.
func (g *generator) StoreCell(off int32, slot int) { g.Mov(g.cell(off), g.reg(slot)) }

// StoreConst is codegen.Machine's.
func (g *generator) StoreConst(off int32, v int64) {
	if g.needsRegister(v) || g.Size == 2 { // Mov has no form for a small constant
		g.constant(v)
		g.Mov(g.cell(off), g.tempCell())
	} else {
		g.Mov(g.cell(off), amd64.Imm(v))
	}
}

// Probe is codegen.Machine's.
func (g *generator) Probe(off int32) { g.Cmp(g.lowByte(off), amd64.Imm(0)) }

// CheckLow is codegen.Machine's. Its crash is an ud2, with the cell's address in
// temp.
func (g *generator) CheckLow(off int32) {
	ok := g.NewLabel()
	g.Lea(temp, g.cell(off))
	g.Cmp(temp, amd64.Ptr(state, native.OffsetLow))
	g.JccShort(amd64.AE, ok)
	g.Ud2()
	g.Bind(ok)
}

// CheckEnds is codegen.Machine's.
func (g *generator) CheckEnds(off int32) {
	ok := g.NewLabel()
	g.Lea(temp, g.cell(off))
	g.Sub(temp, amd64.Ptr(state, native.OffsetLow))
	g.Cmp(temp, amd64.Ptr(state, native.OffsetSpan))
	g.JccShort(amd64.B, ok)
	g.Mov(amd64.Ptr(state, native.OffsetByte), temp)
	g.Leave(native.OffTape)
	g.Bind(ok)
}

// test sets the flags for the cell at off: equal if it is 0. It is an access.
func (g *generator) test(off int32) {
	if g.Zero.Is(off) {
		return
	}
	if i := g.Cached(off); i != codegen.None {
		g.Test(g.reg(i), g.reg(i))
	} else {
		g.Touch(off)
		g.Cmp(g.cell(off), amd64.Imm(0))
	}
	g.Zero = codegen.Ref(off)
}

func fits8(v int64) bool  { return v == int64(int8(v)) }
func fits32(v int64) bool { return math.MinInt32 <= v && v <= math.MaxInt32 }
