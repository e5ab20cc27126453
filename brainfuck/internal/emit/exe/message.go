package exe

import (
	"fmt"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/positions"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// Messages are put together in the output buffer, which is empty then, from the
// pieces that follow: begin, print, printNumber.

// begin begins a message.
func (r *builder) begin() {
	r.Imm(cursor, workBase+outAt)
}

// print adds a text to the message.
func (r *builder) print(s string) { r.printAt(r.text(s)) }

func (r *builder) printAt(text asm.Label) {
	r.Addr(a0, text)
	r.call(&r.puts)
}

// writePuts writes the routine that adds the text at a0 to the message.
func (r *builder) writePuts() {
	next, done := r.here(), r.label()
	r.Load(t0, a0, 0, 1)
	r.IfImm(equal, t0, 0, done)
	r.Store(cursor, 0, t0, 1)
	r.AddImm(a0, 1)
	r.AddImm(cursor, 1)
	r.Jump(next)
	r.bind(done)
	r.Ret()
}

// digits is room for those of a number and a zero byte.
const digits = 24

// writeNumber writes the routine that adds the number in result, which has no
// sign, to the message.
func (r *builder) writeNumber() {
	r.Imm(t0, 0)
	r.Mov(t1, work)
	r.AddImm(t1, scratchAt+digits)
	r.Store(t1, 0, t0, 1)
	r.Imm(a1, 10)
	next := r.here()
	r.DivRem(a1)
	r.AddImm(a2, '0')
	r.AddImm(t1, -1)
	r.Store(t1, 0, a2, 1)
	r.IfImm(notEqual, result, 0, next)
	r.Mov(a0, t1)
	r.Jump(r.labelOf(&r.puts))
}

// writeSigned writes the routine that adds the number in result, which may be
// negative, to the message.
func (r *builder) writeSigned() {
	negative := r.label()
	r.IfImm(less, result, 0, negative)
	r.Jump(r.labelOf(&r.number))
	r.bind(negative)
	r.Neg(result)
	r.Imm(t0, '-')
	r.Store(cursor, 0, t0, 1)
	r.AddImm(cursor, 1)
	r.Jump(r.labelOf(&r.number))
}

// writeWhere writes the routine that writes the output and begins a message with
// the position of the instruction before the address in pc.
func (r *builder) writeWhere() {
	r.Enter()
	r.call(&r.flush)
	r.begin()
	r.print(r.unit.Name + ":")
	r.Addr(t1, r.entry)
	r.Neg(t1)
	r.Add(t1, pc)
	r.AddImm(t1, int32(r.code.Entry)-1)
	positions.Find(r, r.table)
	r.Mov(result, positions.Line)
	r.call(&r.number)
	r.print(":")
	r.Mov(result, positions.Column)
	r.call(&r.number)
	r.print(": ")
	r.Leave()
}

// writeReport writes the routine that writes the message, as one line.
func (r *builder) writeReport() {
	r.Imm(t0, '\n')
	r.Store(cursor, 0, t0, 1)
	r.Imm(a0, stderr)
	r.Imm(a1, workBase+outAt)
	r.Mov(a2, cursor)
	r.Sub(a2, a1)
	r.AddImm(a2, 1)
	r.Syscall(r.Kernel().Write)
	r.Ret()
}

// die ends the program with the message.
func (r *builder) die() {
	r.call(&r.report)
	r.exit(exitFailed)
}

// fail ends the program because of the error in result of a system call, which
// did what the text at a5 says.
func (r *builder) fail() {
	r.Neg(result)
	r.Mov(cell, result)
	r.begin()
	r.print(r.unit.Name + ": ")
	r.Mov(a0, a5)
	r.call(&r.puts)
	r.print(": error ")
	r.Mov(result, cell)
	r.call(&r.number)
	r.die()
}

// inputEnded ends the program that has read at the end of the input.
func (r *builder) inputEnded() {
	r.Load(pc, work, native.OffsetResume, 8)
	r.call(&r.where)
	r.print("the program reads, but the input has ended")
	r.die()
}

// outside ends the program, which has accessed the cell with the number in cell.
// The words are those of brainfuck.RangeError.
func (r *builder) outside() {
	r.call(&r.where)
	r.print("the program leaves the tape on the ")
	side := r.label()
	r.Addr(a0, r.text("left"))
	r.IfImm(less, cell, 0, side)
	r.Addr(a0, r.text("right"))
	r.bind(side)
	r.call(&r.puts)
	r.print(": cell ")
	r.Mov(result, cell)
	r.call(&r.signed)
	r.print(fmt.Sprintf(", but the cells are %d to %d", -r.unit.Machine.Left, r.unit.Machine.Right-1))
	r.die()
}
