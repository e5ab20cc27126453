//go:build linux

package main

import (
	"github.com/seed1605a99e/movabs/jit/arm64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// An emitter makes arm64 machine code for the commands.
type emitter struct {
	arm64.Assembler
}

// cell is the register that points to the current cell. The C ABI lets a
// function use x19 if it restores it, and system calls leave it alone.
const cell = arm64.X19

// value is a register for the current cell while something is done with it: only
// loads and stores have operands in memory.
const value = arm64.W9

// begin emits the start of the function, whose argument is in x0. The stack
// pointer has to stay a multiple of 16, so eight bytes of it are left unused.
func (e *emitter) begin() {
	e.Str(cell, arm64.PtrPre(arm64.SP, -16))
	e.Mov(cell, arm64.X0)
}

func (e *emitter) end() {
	e.Ldr(cell, arm64.PtrPost(arm64.SP, 16))
	e.Ret()
}

func (e *emitter) move(n int) { e.Add(cell, cell, arm64.Imm(n)) }

func (e *emitter) add(n int) {
	e.Ldrb(value, arm64.Ptr(cell, 0))
	e.Add(value, value, arm64.Imm(n))
	e.Strb(value, arm64.Ptr(cell, 0))
}

// A jump on a register that is zero needs no comparison. It reaches 1 MiB; for
// what is further away, the assembler adds an instruction that reaches 128.
func (e *emitter) jumpIfZero(l asm.Label) {
	e.Ldrb(value, arm64.Ptr(cell, 0))
	e.Cbz(value, l)
}

func (e *emitter) jumpIfNotZero(l asm.Label) {
	e.Ldrb(value, arm64.Ptr(cell, 0))
	e.Cbnz(value, l)
}

// systemCall emits read or write of one byte at the current cell. The kernel
// takes the number of the call in x8 and the arguments in x0, x1 and x2. The
// numbers are others than on x86-64, which package unix knows.
func (e *emitter) systemCall(number, file int) {
	e.Mov(arm64.W8, arm64.Imm(number))
	e.Mov(arm64.W0, arm64.Imm(file))
	e.Mov(arm64.X1, cell)
	e.Mov(arm64.W2, arm64.Imm(1))
	e.Svc(0)
}
