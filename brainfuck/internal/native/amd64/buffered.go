package amd64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// output: write the low byte of cell[Off]. The first of a run of Outs makes sure
// that there is room for all of them.
func (g *generator) output(i int) {
	op := &g.ops[i]
	if g.config.IO != native.Buffered {
		g.callRoutine(op, &g.outputRoutine)
		return
	}
	if _, known := g.cache.constant(op.Off); !known && !g.hull.has(op.Off) {
		g.touch(op.Off) // before anything else: it may fault
		g.Cmp(g.lowByte(op.Off), amd64.Imm(0))
		g.zero.ok = false
	}
	if g.room == 0 {
		g.room = g.run(i)
		g.makeRoom(g.room)
	}
	g.room--
	var value amd64.Operand = temp8
	if v, known := g.cache.constant(op.Off); known {
		value = amd64.Imm(int8(v))
	} else if s := g.cache.find(op.Off); s != none {
		value = amd64.RegOf(cacheNumber(s), 1)
	} else {
		g.Movzx(temp32, g.lowByte(op.Off))
	}
	g.Mov(amd64.Byte(amd64.Ptr(out, 0)), value)
	g.Inc(out)
	g.zero.ok = false
}

// run returns the number of Outs in the run that begins at ops[i].
func (g *generator) run(i int) int32 {
	n := int32(0)
	for j := i; j < len(g.ops) && n < native.MinRoom; j++ {
		switch g.ops[j].Kind {
		case ir.Out:
			n++
		case ir.Add, ir.Set, ir.MulAdd, ir.Move:
		default:
			return n
		}
	}
	return n
}

// makeRoom leaves if the output buffer has no room for n bytes.
func (g *generator) makeRoom(n int32) {
	g.barrier()
	ok := g.NewLabel()
	if n == 1 {
		g.Cmp(out, amd64.Ptr(state, native.OffsetOutEnd))
		g.JccShort(amd64.B, ok)
	} else {
		g.Lea(temp, amd64.Ptr(out, n))
		g.Cmp(temp, amd64.Ptr(state, native.OffsetOutEnd))
		g.JccShort(amd64.BE, ok)
	}
	g.leave(native.Flush)
	g.Bind(ok)
}

// input: read a byte into cell[Off]
func (g *generator) input(i int) {
	if g.config.IO != native.Buffered {
		g.callRoutine(&g.ops[i], &g.inputRoutine)
		g.dropCell(g.ops[i].Off)
		return
	}
	op := &g.ops[i]
	c := cold{op: op, begin: g.NewLabel(), retry: g.NewLabel(), done: g.NewLabel()}
	g.barrier()
	g.touch(op.Off)
	g.dropCell(op.Off)
	g.Bind(c.retry)
	g.Cmp(in, amd64.Ptr(state, native.OffsetInEnd))
	g.Jcc(amd64.AE, c.begin)
	g.Movzx(temp32, amd64.Byte(amd64.Ptr(in, 0)))
	g.Mov(g.cell(op.Off), g.tempCell())
	g.Inc(in)
	g.Bind(c.done)
	g.cold = append(g.cold, c)
	g.zero.ok = false
}

// dropCell forgets the value of the cell at off.
func (g *generator) dropCell(off int32) {
	if i := g.cache.find(off); i != none {
		g.cache.drop(i)
	}
}

// cold is the part of an In for a buffer that is empty.
type cold struct {
	op    *ir.Op
	begin asm.Label // of the part
	retry asm.Label // where the op tries again
	done  asm.Label // after the op
}

func (g *generator) coldPaths() {
	for i := range g.cold {
		c := &g.cold[i]
		g.line(c.op.Pos)
		g.Bind(c.begin)
		g.inputCold(c)
	}
}

// inputCold asks for input, unless it has ended. A cell off the tape is an error
// before that.
func (g *generator) inputCold(c *cold) {
	ended := c.done
	if g.config.EOF != ir.EOFSame {
		ended = g.NewLabel()
	}
	g.Cmp(g.cell(c.op.Off), amd64.Imm(0))
	g.Cmp(amd64.Dword(amd64.Ptr(state, native.OffsetEOF)), amd64.Imm(0))
	g.Jcc(amd64.NE, ended)
	g.leave(native.Fill)
	g.Jmp(c.retry)
	if g.config.EOF == ir.EOFSame {
		return
	}
	g.Bind(ended)
	switch g.config.EOF {
	case ir.EOFZero:
		g.store(c.op.Off, 0)
		g.Jmp(c.done)
	case ir.EOFMinus:
		g.store(c.op.Off, -1)
		g.Jmp(c.done)
	default: // EOFError: when called again, try again
		g.leave(native.EOF)
		g.Jmp(c.retry)
	}
}
