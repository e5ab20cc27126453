package bpf

import (
	"math/bits"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/insn"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// addConst emits r += v.
func (g *generator) addConst(r insn.Reg, v int64) {
	if v == int64(int32(v)) {
		g.asm.AluImm(insn.Add, r, int32(v))
		return
	}
	g.asm.LoadImm(scratch, v)
	g.asm.Alu(insn.Add, r, scratch)
}

func (g *generator) set(off, v int64) {
	g.values.drop(off)
	if v != int64(int32(v)) {
		i := g.values.take(off)
		g.asm.LoadImm(register(i), v)
		g.store(off, i)
		return
	}
	p, at := g.address(off)
	g.asm.StoreImm(g.size, p, at, int32(v))
}

// mulAdd works on whole registers: the low bits of sums and products depend on
// low bits only.
func (g *generator) mulAdd(op *ir.Op) {
	a := &g.asm
	from, _ := g.value(int64(op.Src))
	if off := int64(op.Off); !g.hull.has(off) {
		g.check([]access{{off, op.Pos}})
	}
	to, slot := g.value(int64(op.Off))
	switch k := op.Arg; {
	case k == 1:
		a.Alu(insn.Add, to, from)
	case k == -1:
		a.Alu(insn.Sub, to, from)
	default:
		a.Alu(insn.Mov, scratch, from)
		sum := insn.Add
		if k < 0 && k != -k {
			sum, k = insn.Sub, -k
		}
		g.times(k)
		a.Alu(sum, to, scratch)
	}
	g.store(int64(op.Off), slot)
}

// times emits scratch *= k.
func (g *generator) times(k int64) {
	switch {
	case bits.OnesCount64(uint64(k)) == 1:
		g.asm.AluImm(insn.Lsh, scratch, int32(bits.TrailingZeros64(uint64(k))))
	case k == int64(int32(k)):
		g.asm.AluImm(insn.Mul, scratch, int32(k))
	default:
		i := g.values.take(noCell)
		g.asm.LoadImm(register(i), k)
		g.asm.Alu(insn.Mul, scratch, register(i))
		g.values.slots[i] = value{}
	}
}

// move moves the tape pointer. The register with the address stays where it is
// as long as that is not too far.
func (g *generator) move(by int64) {
	g.shift(by)
	g.hull = g.hull.moved(by)
	g.values.moved(by)
	if max(g.hull.lag, -g.hull.lag) > maxLag {
		g.hull = hull{}
	}
}

// shift emits a change of the index by a number of cells.
func (g *generator) shift(by int64) { g.addConst(index, by*g.tape.width) }

// in takes a byte from the input buffer.
func (g *generator) in(off int64) {
	a := &g.asm
	g.values.drop(off)
	resume := g.resumeHere()
	i := g.values.take(off)
	r := register(i)
	t := register(g.values.take(noCell))
	empty, done := a.NewLabel(), a.NewLabel()
	a.Load(insn.D, t, insn.R10, shared)
	a.Load(insn.D, scratch, t, controlIn)
	a.Load(insn.D, r, t, controlInEnd)
	g.branches += 2
	a.JumpIf(insn.AboveOrEqual, scratch, r, empty)
	a.JumpIfImm(insn.AboveOrEqual, scratch, sharedBytes, empty)
	a.Alu(insn.Mov, r, t)
	a.Alu(insn.Add, r, scratch)
	a.Load(insn.B, r, r, 0)
	a.AluImm(insn.Add, scratch, 1)
	a.Store(insn.D, t, controlIn, scratch)
	g.store(off, i)
	a.Bind(done)
	g.values.drop(noCell)
	leave := g.site(siteIn, resume)
	h := g.hull
	g.later(func() {
		a.Bind(empty)
		a.Load(insn.D, scratch, t, controlEOF)
		a.JumpIfImm(insn.Equal, scratch, 0, leave)
		g.hull = h
		g.endOfInput(off, r, leave, done)
	})
}

// endOfInput emits what a read at the end of the input does to the cell. It goes
// on at done with the value in r.
func (g *generator) endOfInput(off int64, r insn.Reg, leave, done insn.Label) {
	a := &g.asm
	p, at := g.address(off)
	switch g.unit.Machine.EOF {
	case ir.EOFSame:
		a.Load(g.size, r, p, at)
	case ir.EOFZero:
		a.AluImm(insn.Mov, r, 0)
		a.Store(g.size, p, at, r)
	case ir.EOFMinus:
		a.AluImm(insn.Mov, r, -1)
		a.Store(g.size, p, at, r)
	case ir.EOFError:
		done = leave
	}
	a.Jump(done)
}
