package amd64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// callRoutine calls a routine with the address of the op's cell in at, after an
// access to the cell: neither the kernel nor libc would fault at the op.
func (g *generator) callRoutine(op *ir.Op, routine *asm.Label) {
	g.barrier()
	g.touch(op.Off)
	g.Lea(at, g.cell(op.Off))
	g.Cmp(amd64.Byte(amd64.Ptr(at, 0)), amd64.Imm(0))
	if *routine == 0 {
		*routine = g.NewLabel()
	}
	g.CallLabel(*routine)
	g.zero.ok = false
}

// barrier writes the cache back and empties the registers: somebody else will
// look at the tape or use them.
func (g *generator) barrier() {
	g.flush()
	g.forget(regSlots)
}

// routines writes those that have been called. They leave by a jump: what goes
// on later is their caller.
func (g *generator) routines() {
	if g.outputRoutine != 0 {
		g.routine(g.outputRoutine)
		switch g.config.IO {
		case native.Syscall:
			g.writeSyscall()
		case native.Libc:
			g.writeLibc()
		}
	}
	if g.inputRoutine != 0 {
		g.routine(g.inputRoutine)
		switch g.config.IO {
		case native.Syscall:
			g.readSyscall()
		case native.Libc:
			g.readLibc()
		}
	}
	g.scanRoutines()
}

func (g *generator) routine(l asm.Label) {
	g.line(-1)
	g.Align(loopAlign)
	g.Bind(l)
}

// stopped leaves if someone has asked for it.
func (g *generator) stopped() {
	g.Cmp(amd64.Dword(amd64.Ptr(state, native.OffsetStop)), amd64.Imm(0))
	g.Jcc(amd64.NE, g.exits[native.Stopped])
}

// storeInput puts a byte into the cell at the address in at.
func (g *generator) storeInput(from amd64.Operand) {
	g.Movzx(temp32, from)
	g.Mov(amd64.Ptr(at, 0), g.tempCell())
	g.Ret()
}

// inputEnded does what the program's convention wants for the cell at the
// address in at.
func (g *generator) inputEnded() {
	switch g.config.EOF {
	case ir.EOFError:
		g.Jmp(g.exits[native.EOF])
		return
	case ir.EOFZero:
		g.storeSmall(0)
	case ir.EOFMinus:
		g.storeSmall(-1)
	}
	g.Ret()
}

func (g *generator) storeSmall(v int64) {
	m := amd64.Ptr(at, 0)
	m.Size = uint8(g.size)
	g.Mov(m, amd64.Imm(v))
}
