package amd64

import (
	"math"

	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/amd64"
)

// cell returns the operand for the cell at off. Its displacement fits, because
// off is within ±ir.MaxOffset.
func (g *generator) cell(off int32) amd64.Mem {
	return amd64.Mem{Base: tape, Disp: off * int32(g.size), Size: uint8(g.size)}
}

// lowByte returns the operand for the low byte of the cell at off.
func (g *generator) lowByte(off int32) amd64.Mem { return amd64.Byte(g.cell(off)) }

// load loads the cell at off into the register value.
func (g *generator) load(off int32) {
	m := g.cell(off)
	if g.size < 4 {
		g.Movzx(value32, m)
	} else {
		g.Mov(g.value, m)
	}
}

// test sets the flags for the cell at off: equal if it is 0. It is an access.
func (g *generator) test(off int32, was facts) {
	if was.zero.is(off) {
		return // which a check and an access have come before
	}
	g.check(off)
	g.Cmp(g.cell(off), amd64.Imm(0))
}

// check makes sure that the cell at off is not left of the tape, if the guard
// page can not do it. Its crash is an ud2, with the cell's address in temp.
func (g *generator) check(off int32) {
	if !g.config.CheckLow || int64(off) >= g.low {
		return
	}
	g.low = int64(off)
	ok := g.NewLabel()
	g.Lea(temp, g.cell(off))
	g.Cmp(temp, amd64.Ptr(state, native.OffsetLow))
	g.JccShort(amd64.AE, ok)
	g.Ud2()
	g.Bind(ok)
}

func fits8(v int64) bool  { return v == int64(int8(v)) }
func fits32(v int64) bool { return math.MinInt32 <= v && v <= math.MaxInt32 }
