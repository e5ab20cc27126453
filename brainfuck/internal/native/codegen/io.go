package codegen

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// output: write the low byte of cell[Off], and Arg times again. The first of a run of
// Outs makes sure that there is room for all of them.
func (g *Generator) output(i int) {
	off, left := g.ops[i].Off, g.ops[i].Arg+1
	if g.Config.IO != native.Buffered {
		for ; left > 0; left-- {
			g.callRoutine(off, &g.outputRoutine)
		}
		return
	}
	if _, known := g.cache.constant(off); !known && !g.hull.has(off) {
		g.Touch(off) // before anything else: it may fault
		g.m.Probe(off)
		g.Zero.ok = false
	}
	for left > 0 {
		if g.room == 0 {
			g.room = g.run(i, left)
			g.barrier()
			g.m.MakeRoom(g.room)
		}
		n := min(int32(min(left, native.MinRoom)), g.room)
		g.room -= n
		left -= int64(n)
		g.m.PutBytes(off, n)
		g.Zero.ok = false
	}
}

// run returns the number of bytes, at most native.MinRoom, that the run of Outs writes
// which begins at ops[i] with left bytes.
func (g *Generator) run(i int, left int64) int32 {
	n := min(left, native.MinRoom)
	for j := i + 1; j < len(g.ops) && n < native.MinRoom; j++ {
		switch op := &g.ops[j]; op.Kind {
		case ir.Out:
			n = min(n+op.Arg+1, native.MinRoom)
		case ir.Add, ir.Set, ir.MulAdd, ir.Move:
		default:
			return int32(n)
		}
	}
	return int32(n)
}

// input: read a byte into cell[Off]
func (g *Generator) input(op *ir.Op) {
	if g.Config.IO != native.Buffered {
		g.callRoutine(op.Off, &g.inputRoutine)
		g.dropCell(op.Off)
		return
	}
	c := cold{op: op, begin: g.buf.NewLabel(), retry: g.buf.NewLabel(), done: g.buf.NewLabel()}
	g.barrier()
	g.Touch(op.Off)
	g.dropCell(op.Off)
	g.buf.Bind(c.retry)
	g.m.GetByte(op.Off, c.begin)
	g.buf.Bind(c.done)
	g.cold = append(g.cold, c)
	g.Zero.ok = false
}

// dropCell forgets the value of the cell at off.
func (g *Generator) dropCell(off int32) {
	if i := g.cache.find(off); i != None {
		g.cache.drop(i)
	}
}

// barrier writes the cache back and empties the registers: somebody else will
// look at the tape or use them.
func (g *Generator) barrier() {
	g.flush()
	g.forget(g.cache.regs)
}

// cold is the part of an In for a buffer that is empty.
type cold struct {
	op    *ir.Op
	begin asm.Label // of the part
	retry asm.Label // where the op tries again
	done  asm.Label // after the op
}

func (g *Generator) coldPaths() {
	for i := range g.cold {
		c := &g.cold[i]
		g.Line(c.op.Pos)
		g.buf.Bind(c.begin)
		g.inputCold(c)
	}
}

// inputCold asks for input, unless it has ended. A cell off the tape is an error
// before that.
func (g *Generator) inputCold(c *cold) {
	v, stores, goesOn := g.AtEnd()
	ended := c.done
	if stores || !goesOn {
		ended = g.buf.NewLabel()
	}
	g.m.Probe(c.op.Off)
	g.m.BranchEnded(ended)
	g.m.Leave(native.Fill)
	g.m.Jump(c.retry)
	switch {
	case stores:
		g.buf.Bind(ended)
		g.m.StoreConst(c.op.Off, v)
		g.m.Jump(c.done)
	case !goesOn: // when called again, try again
		g.buf.Bind(ended)
		g.m.Leave(native.EOF)
		g.m.Jump(c.retry)
	}
}

// AtEnd returns what an In does after the end of the input: whether it stores
// something and what, or leaves the cell as it is, or does not go on but leaves with EOF.
func (g *Generator) AtEnd() (v int64, stores, goesOn bool) {
	switch g.Config.EOF {
	case ir.EOFZero:
		return 0, true, true
	case ir.EOFMinus:
		return -1, true, true
	case ir.EOFSame:
		return 0, false, true
	default:
		return 0, false, false
	}
}

// callRoutine calls a routine for the cell at off.
func (g *Generator) callRoutine(off int32, routine *asm.Label) {
	g.barrier()
	g.Touch(off)
	if *routine == 0 {
		*routine = g.buf.NewLabel()
	}
	g.m.CallRoutine(off, *routine)
	g.Zero.ok = false
}

// routines writes those that have been called. They leave by a jump: what goes
// on later is their caller.
func (g *Generator) routines() {
	if g.outputRoutine != 0 {
		g.Routine(g.outputRoutine)
		g.m.OutputRoutine()
	}
	if g.inputRoutine != 0 {
		g.Routine(g.inputRoutine)
		g.m.InputRoutine()
	}
	g.m.ScanRoutines()
}

// Routine begins a routine.
func (g *Generator) Routine(l asm.Label) {
	g.Line(-1)
	g.m.AlignLoop()
	g.buf.Bind(l)
}
