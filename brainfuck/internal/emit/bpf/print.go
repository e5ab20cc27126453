package bpf

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/insn"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// printing is a run of Outs with nothing in between but changes of cells that are
// there for sure. One look whether the buffer has room is for all of them: they
// will be executed or none.
type printing struct {
	slot int   // of the register with the end of the output, after the run
	left int32 // Outs to come
}

// maxPrinting bounds the Outs of a run: the displacements stay small.
const maxPrinting = 1 << 12

// out appends a byte to the output buffer. The program leaves when the buffer is
// full, before it writes: so it ends with what it wrote last in the buffer.
func (g *generator) out(i int) {
	if g.printing.left == 0 {
		g.startPrinting(g.outsFrom(i))
	}
	p := &g.printing
	r, _ := g.value(int64(g.ops[i].Off))
	g.asm.Store(insn.B, register(p.slot), int16(-p.left), r)
	if p.left--; p.left == 0 {
		g.values.slots[p.slot] = value{}
	}
}

// outsFrom returns the number of Outs in the run that begins at op i.
func (g *generator) outsFrom(i int) (n int32) {
	for ; i < len(g.ops) && n < maxPrinting; i++ {
		op := &g.ops[i]
		switch op.Kind {
		case ir.Out:
			n++
		case ir.Add, ir.Set, ir.MulAdd:
		default:
			return n
		}
		for _, x := range opAccesses(nil, op, 0) {
			if !g.hull.has(x.off) {
				if op.Kind == ir.Out {
					n--
				}
				return n
			}
		}
	}
	return n
}

// startPrinting makes room for n bytes.
func (g *generator) startPrinting(n int32) {
	a := &g.asm
	full := g.site(siteOut, g.resumeHere())
	slot := g.values.take(noCell)
	g.values.slots[slot].fixed = true
	g.printing = printing{slot, n}
	end := register(slot)
	a.Load(insn.D, end, insn.R10, shared)
	a.Load(insn.D, scratch, end, controlOut)
	g.unlikely(insn.Above, scratch, int64(sharedBytes-n), full)
	a.AluImm(insn.Add, scratch, n)
	a.Store(insn.D, end, controlOut, scratch)
	a.Alu(insn.Add, end, scratch)
}
