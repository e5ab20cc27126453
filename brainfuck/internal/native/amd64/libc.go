package amd64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/amd64"
)

// eof is C's EOF, which putchar and getchar return.
const eof = -1

// writeLibc gives the byte at the address in at to putchar.
func (g *generator) writeLibc() {
	failed := g.NewLabel()
	g.stopped()
	g.Mov(amd64.Dword(amd64.Ptr(state, native.OffsetDirty)), amd64.Imm(1))
	g.Movzx(amd64.EDI, amd64.Byte(amd64.Ptr(at, 0)))
	g.Sub(amd64.RSP, amd64.Imm(8))
	g.callC(g.Config.Putchar)
	g.Add(amd64.RSP, amd64.Imm(8))
	g.Cmp(amd64.EAX, amd64.Imm(eof))
	g.JccShort(amd64.E, failed)
	g.Ret()
	g.Bind(failed)
	g.libcFailed()
}

// readLibc puts what getchar returns into the cell at the address in at. All
// output is written before that: getchar may wait for an answer to it.
func (g *generator) readLibc() {
	clean, failed, ended := g.NewLabel(), g.NewLabel(), g.NewLabel()
	g.stopped()
	g.Push(at)
	g.Cmp(amd64.Dword(amd64.Ptr(state, native.OffsetDirty)), amd64.Imm(0))
	g.JccShort(amd64.E, clean)
	g.Mov(amd64.Dword(amd64.Ptr(state, native.OffsetDirty)), amd64.Imm(0))
	g.Xor(amd64.EDI, amd64.EDI) // all streams
	g.callC(g.Config.Fflush)
	g.Test(amd64.EAX, amd64.EAX)
	g.JccShort(amd64.NE, failed)
	g.Bind(clean)
	g.callC(g.Config.Getchar)
	g.Pop(at)
	g.Cmp(amd64.EAX, amd64.Imm(eof))
	g.JccShort(amd64.E, ended)
	g.storeInput(temp8)
	g.Bind(ended)
	g.inputEnded()
	g.Bind(failed)
	g.Pop(at)
	g.libcFailed()
}

// libcFailed notes errno and leaves.
func (g *generator) libcFailed() {
	if g.Config.Errno != 0 {
		g.Sub(amd64.RSP, amd64.Imm(8))
		g.callC(g.Config.Errno)
		g.Add(amd64.RSP, amd64.Imm(8))
		g.Mov(amd64.EAX, amd64.Dword(amd64.Ptr(amd64.RAX, 0)))
		g.Mov(amd64.Ptr(state, native.OffsetErrno), amd64.EAX)
	}
	g.Jmp(g.Exits[native.IOError])
}

// callC calls a C function through a pointer that is part of the code. The
// stack pointer must be a multiple of 16.
func (g *generator) callC(address uintptr) {
	g.Movabs(amd64.RAX, uint64(address))
	g.Call(amd64.RAX)
}
