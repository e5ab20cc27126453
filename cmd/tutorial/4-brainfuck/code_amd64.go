//go:build linux

package main

import (
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// An emitter makes x86-64 machine code for the commands.
type emitter struct {
	amd64.Assembler
}

// cell is the register that points to the current cell. The C ABI lets a
// function use rbx if it restores it, and system calls leave it alone.
const cell = amd64.RBX

// value is the current cell as an operand: most instructions can have one in
// memory.
func value() amd64.Mem { return amd64.Byte(amd64.Ptr(cell, 0)) }

// begin emits the start of the function, whose argument is in rdi.
func (e *emitter) begin() {
	e.Push(cell)
	e.Mov(cell, amd64.RDI)
}

func (e *emitter) end() {
	e.Pop(cell)
	e.Ret()
}

func (e *emitter) move(n int) { e.Add(cell, amd64.Imm(n)) }

func (e *emitter) add(n int) { e.Add(value(), amd64.Imm(n)) }

func (e *emitter) jumpIfZero(l asm.Label) {
	e.Cmp(value(), amd64.Imm(0))
	e.Jcc(amd64.E, l)
}

func (e *emitter) jumpIfNotZero(l asm.Label) {
	e.Cmp(value(), amd64.Imm(0))
	e.Jcc(amd64.NE, l)
}

// systemCall emits read or write of one byte at the current cell. The kernel
// takes the number of the call in rax and the arguments in rdi, rsi and rdx
// (System V ABI, A.2.1).
func (e *emitter) systemCall(number, file int) {
	e.Mov(amd64.EAX, amd64.Imm(number))
	e.Mov(amd64.EDI, amd64.Imm(file))
	e.Mov(amd64.RSI, cell)
	e.Mov(amd64.EDX, amd64.Imm(1))
	e.Syscall()
}
