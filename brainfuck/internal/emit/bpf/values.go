package bpf

import (
	"math"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/insn"
)

// values knows which registers hold the values of which cells, as offsets from
// the pointer, so that straight code loads a cell once. Memory is always up to
// date: a value can be forgotten at any time.
type values struct {
	slots [5]value // for R1 to R5
	clock int32
}

type value struct {
	off   int64
	used  int32 // when; 0 if the register is free
	exact bool  // the bits above the cell's width are 0
	fixed bool  // nothing else may take the register
}

func (slot *value) free() bool { return slot.used == 0 }

// forget empties all registers: other code leads here, or a call destroys them.
func (v *values) forget() { v.slots = [5]value{} }

// empty reports whether no register holds a value.
func (v *values) empty() bool {
	for i := range v.slots {
		if !v.slots[i].free() {
			return false
		}
	}
	return true
}

// moved tells that the pointer moved.
func (v *values) moved(by int64) {
	for i := range v.slots {
		v.slots[i].off -= by
	}
}

// find returns the slot of the cell's value, -1 if there is none.
func (v *values) find(off int64) int {
	for i := range v.slots {
		if !v.slots[i].free() && v.slots[i].off == off {
			return i
		}
	}
	return -1
}

// drop tells that the cell's value changed in memory.
func (v *values) drop(off int64) {
	if i := v.find(off); i >= 0 {
		v.slots[i] = value{}
	}
}

// take returns the slot that has not been in use for longest, for a cell.
func (v *values) take(off int64) int {
	oldest := -1
	for i := range v.slots {
		if !v.slots[i].fixed && (oldest < 0 || v.slots[i].used < v.slots[oldest].used) {
			oldest = i
		}
	}
	v.slots[oldest] = value{off: off}
	v.touch(oldest)
	return oldest
}

// load tells that the first register holds the cell's value.
func (v *values) load(off int64) {
	v.slots[0] = value{off: off, exact: true}
	v.touch(0)
}

func (v *values) touch(i int) {
	v.clock++
	v.slots[i].used = v.clock
}

// noCell is the offset of no cell, for a register that holds something else for a
// moment.
const noCell = math.MinInt64

func register(slot int) insn.Reg { return insn.R1 + insn.Reg(slot) }

// value returns a register with the cell's value in its low bits, and the slot.
func (g *generator) value(off int64) (insn.Reg, int) {
	i := g.values.find(off)
	if i < 0 {
		i = g.values.take(off)
		p, at := g.address(off)
		g.asm.Load(g.size, register(i), p, at)
		g.values.slots[i].exact = true
	}
	g.values.touch(i)
	return register(i), i
}

// exact returns a register with the cell's value and nothing else.
func (g *generator) exact(off int64) insn.Reg {
	r, i := g.value(off)
	if slot := &g.values.slots[i]; !slot.exact {
		switch g.size {
		case insn.B:
			g.asm.Alu32Imm(insn.And, r, 0xff)
		case insn.H:
			g.asm.Alu32Imm(insn.And, r, 0xffff)
		case insn.W:
			g.asm.Alu32(insn.Mov, r, r)
		}
		slot.exact = true
	}
	return r
}

// store writes a changed value back.
func (g *generator) store(off int64, slot int) {
	g.values.slots[slot].exact = g.size == insn.D
	p, at := g.address(off)
	g.asm.Store(g.size, p, at, register(slot))
}

// address returns a base register and a displacement for the cell.
func (g *generator) address(off int64) (insn.Reg, int16) {
	return pointer, int16((off + g.hull.lag) * g.tape.width)
}
