package exe

import (
	"math/bits"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// dump writes the neighbourhood of the tape pointer to standard error, as package
// brainfuck does, and goes to again.
func (r *builder) dump(again asm.Label) {
	r.Load(pc, work, native.OffsetResume, 8)
	r.call(&r.where)
	log := uint(bits.TrailingZeros(uint(r.unit.Program.Bits / 8)))
	r.startCell()
	r.Load(cell, work, native.OffsetTape, 8)
	r.Sub(cell, t0)
	r.ShiftRight(cell, log)
	r.print("pointer at cell ")
	r.Mov(result, cell)
	r.call(&r.signed)
	r.print("; from cell ")

	first := r.label()
	r.Mov(pc, cell) // from here on, the cell to show
	r.AddImm(pc, -ir.SnapshotReach)
	r.Imm(t0, -r.unit.Machine.Left)
	r.If(less, t0, pc, first)
	r.Mov(pc, t0)
	r.bind(first)
	r.Mov(result, pc)
	r.call(&r.signed)
	r.print(":")

	next, show, other, done := r.here(), r.label(), r.label(), r.label()
	r.Mov(t0, cell)
	r.AddImm(t0, ir.SnapshotReach+1)
	r.If(less, pc, t0, show)
	r.bind(done)
	r.call(&r.report)
	r.Jump(again)

	r.bind(show)
	r.Imm(t0, r.unit.Machine.Right-1)
	r.If(less, t0, pc, done)
	r.If(notEqual, pc, cell, other)
	r.print(" [")
	r.showCell(log)
	r.print("]")
	r.AddImm(pc, 1)
	r.Jump(next)
	r.bind(other)
	r.print(" ")
	r.showCell(log)
	r.AddImm(pc, 1)
	r.Jump(next)
}

// startCell loads the address of the start cell into t0.
func (r *builder) startCell() {
	r.Load(t0, work, tapeAt, 8)
	r.Imm(t1, r.tape.start)
	r.Add(t0, t1)
}

// showCell adds the value of the cell whose number is in pc to the message.
func (r *builder) showCell(log uint) {
	r.startCell()
	r.Mov(t1, pc)
	r.ShiftLeft(t1, log)
	r.Add(t0, t1)
	r.Load(result, t0, 0, 1<<log)
	r.call(&r.number)
}
