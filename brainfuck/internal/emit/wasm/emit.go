package wasm

import (
	"strconv"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/structured"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

const (
	// maxOps bounds a function far below the 7,654,321 bytes of engines, and so
	// that they compile the functions of a large program side by side.
	maxOps = 5000
	// maxDepth bounds the blocks within each other in a function.
	maxDepth = 200
	// maxMemory is how many bytes tape and buffers may have, and maxMoves how
	// far the pointer may go between two accesses: together they fit into 32
	// bits, so that no cell off the tape is taken for one on it.
	maxMemory = 1 << 31
	maxMoves  = 1 << 30
)

// Options are the choices about WebAssembly.
type Options struct {
	// Strip leaves out names and positions.
	Strip bool
	// Unchecked leaves out the comparisons with the ends of the tape. The
	// engine still keeps the program within its memory.
	Unchecked bool
}

// Build returns the program as a module.
func Build(u *emit.Unit, o *Options) ([]byte, error) {
	p := structured.NewPlan(u, structured.Options{MaxOps: maxOps, MaxDepth: maxDepth, Unchecked: o.Unchecked})
	g := &generator{plan: p, bytes: int64(p.Program.Bits / 8)}
	if err := g.fits(); err != nil {
		return nil, err
	}
	g.layout()
	g.runtime()
	first := uint32(len(g.functions))
	for n := range p.Parts {
		g.part(n, first)
	}
	g.begin(first + uint32(len(p.Parts)) - 1)
	file, bodies := g.binary()
	if o.Strip {
		return file, nil
	}
	out := code{file}
	out.custom("name", g.names())
	out.custom("movabs.positions", g.positions(bodies))
	return out.b, nil
}

// fits says what of the program does not fit into a module.
func (g *generator) fits() error {
	p := g.plan
	if p.Uses[ir.Dump] {
		return emit.Unfitf("there is nobody to show the tape to: build without the command #")
	}
	if p.Tape() > maxMemory-maxMemory/8 {
		return emit.Unfitf("a tape of %d bytes is too large for its 32-bit memory: at most %d are possible",
			p.Tape(), maxMemory-maxMemory/8)
	}
	if p.Moves*g.bytes > maxMoves {
		return emit.Unfitf("the program moves its pointer by up to %d bytes, too far for 32-bit addresses: at most %d are possible",
			p.Moves*g.bytes, maxMoves)
	}
	return nil
}

// A generator makes the module of one program.
type generator struct {
	module
	code  // of the function that is being written
	plan  *structured.Plan
	bytes int64 // of a cell
	lines []line
	last  int32

	layoutOf
	index runtimeIndex
}

// pointer is the local that holds the tape pointer in each part.
const pointer = 0

// part writes a part as a function, which takes and returns the pointer.
func (g *generator) part(n int, first uint32) {
	name := "program"
	if n < len(g.plan.Parts)-1 {
		name = "part" + strconv.Itoa(n+1)
	}
	g.code, g.lines, g.last = code{}, nil, -1
	g.plan.Walk(n, g.op, func(part int) {
		g.get(pointer)
		g.call(first + uint32(part))
		g.set(pointer)
	})
	g.get(pointer)
	g.end()
	g.add(function{name: name, typ: "i:i", body: g.b, lines: g.lines})
}

// op writes op i.
func (g *generator) op(i int) {
	op := &g.plan.Ops[i]
	needs := g.plan.Needs(i)
	if op.Kind == ir.End {
		g.end()
		return
	}
	if op.Kind == ir.Scan {
		g.scan(op, needs)
		return
	}
	g.from(op.Pos)
	g.need(needs&(structured.SrcLow|structured.SrcHigh), op.Src, op.Pos)
	g.need(needs&(structured.OffLow|structured.OffHigh), op.Off, op.Pos)
	switch op.Kind {
	case ir.Add:
		g.update(op.Off, func() { g.value(op.Arg) })
	case ir.Set:
		g.get(pointer)
		g.value(op.Arg)
		g.storeCell(op.Off)
	case ir.MulAdd:
		g.update(op.Off, func() {
			g.load(op.Src)
			if op.Arg != 1 {
				g.value(op.Arg)
				g.wide(opI32Mul, opI64Mul)
			}
		})
	case ir.Move:
		g.move(op.Arg)
	case ir.Out:
		g.loadByte(op.Off)
		g.call(g.index.put)
	case ir.In:
		g.input(op)
	case ir.Open: // block; while zero, leave; loop
		g.block(opBlock)
		g.load(op.Off)
		g.wide(opI32Eqz, opI64Eqz)
		g.brIf(0)
		g.block(opLoop)
	case ir.Close:
		g.test(op.Off)
		g.brIf(0)
		g.end()
		g.end()
	case ir.If:
		g.test(op.Off)
		g.block(opIf)
	}
}

// scan writes a Scan. Its comparisons have the position of the [ before the first
// step, that of the ] after each.
func (g *generator) scan(op *ir.Op, needs structured.Needs) {
	g.from(op.Entry)
	g.need(needs&(structured.OffLow|structured.OffHigh), op.Off, op.Entry)
	g.block(opBlock)
	g.block(opLoop)
	g.load(op.Off)
	g.wide(opI32Eqz, opI64Eqz)
	g.brIf(1)
	g.move(op.Arg)
	g.from(op.Pos)
	g.need(needs&(structured.StepLow|structured.StepHigh), op.Off, op.Pos)
	g.br(0)
	g.end()
	g.end()
}

// need compares the cell at off with the ends of the tape.
func (g *generator) need(needs structured.Needs, off, pos int32) {
	if needs == 0 {
		return
	}
	offset := func() { // of the cell in the tape
		g.get(pointer)
		if d := int64(off)*g.bytes - g.bias; d != 0 {
			g.i32(int32(d))
			g.op2(opI32Add)
		}
	}
	line, column := g.plan.Locate(pos)
	offset()
	g.i32(int32(uint32(g.plan.Tape())))
	g.op2(opI32GeU)
	g.block(opIf)
	g.get(pointer)
	g.i32(int32(off))
	g.i32(int32(line))
	g.i32(int32(column))
	g.call(g.index.outside)
	g.op2(opUnreachable)
	g.end()
}

// op2 appends opcodes; the name op is that of the method for ops of a program.
func (g *generator) op2(ops ...byte) { g.code.op(ops...) }

// wide appends the opcode for cells of up to 32 bits, or that for 64.
func (g *generator) wide(narrow, wide byte) {
	if g.bytes == 8 {
		narrow = wide
	}
	g.op2(narrow)
}

// value puts a cell's value on the stack.
func (g *generator) value(v int64) {
	if g.bytes == 8 {
		g.i64(v)
	} else {
		g.i32(int32(v))
	}
}

func (g *generator) move(by int64) {
	g.get(pointer)
	g.i32(int32(by * g.bytes))
	g.op2(opI32Add)
	g.set(pointer)
}

// update adds to a cell what addend puts on the stack.
func (g *generator) update(off int32, addend func()) {
	g.get(pointer)
	g.load(off)
	addend()
	g.wide(opI32Add, opI64Add)
	g.storeCell(off)
}

// test puts an i32 on the stack that is 0 if and only if the cell is.
func (g *generator) test(off int32) {
	g.load(off)
	if g.bytes == 8 {
		g.i64(0)
		g.op2(opI64Ne)
	}
}

// widths are the instructions for cells of 1, 2, 4 and 8 bytes, by the logarithm.
var widths = [...]struct{ load, store byte }{
	{opI32Load8U, opI32Store8}, {opI32Load16U, opI32Store16}, {opI32Load, opI32Store}, {opI64Load, opI64Store},
}

func (g *generator) load(off int32) {
	g.get(pointer)
	g.memory(widths[g.log()].load, g.log(), g.address(off))
}

// loadByte loads the low byte of a cell.
func (g *generator) loadByte(off int32) {
	g.get(pointer)
	g.memory(opI32Load8U, 0, g.address(off))
}

// storeCell stores the value on the stack to the address below it.
func (g *generator) storeCell(off int32) { g.memory(widths[g.log()].store, g.log(), g.address(off)) }

// log returns the logarithm of the size of a cell.
func (g *generator) log() uint32 {
	log := uint32(0)
	for g.bytes>>log > 1 {
		log++
	}
	return log
}

// address returns the offset that makes the pointer the address of a cell.
func (g *generator) address(off int32) uint32 {
	return uint32(g.base - g.bias + int64(off)*g.bytes)
}

// input writes an In: read gives the byte, or -1 at the end.
func (g *generator) input(op *ir.Op) {
	line, column := g.plan.Locate(op.Pos)
	g.get(pointer)
	g.load(op.Off)
	g.i32(int32(line))
	g.i32(int32(column))
	g.call(g.index.read)
	g.storeCell(op.Off)
}

// from notes that the code from here on comes from the command at pos.
func (g *generator) from(pos int32) {
	if pos != g.last {
		g.lines = append(g.lines, line{len(g.b), pos})
		g.last = pos
	}
}

// positions returns the contents of the section movabs.positions. bodies are where
// the functions begin in the module.
func (g *generator) positions(bodies []int) []byte {
	var c code
	c.name(g.plan.Name)
	lastAt, lastRow := 0, 0
	for i, f := range g.functions {
		for _, l := range f.lines {
			row, column := g.plan.Locate(l.pos)
			at := bodies[i] + l.offset
			c.u32(uint32(at - lastAt))
			c.signed(int64(row - lastRow))
			c.u32(uint32(column))
			lastAt, lastRow = at, row
		}
	}
	return c.b
}
