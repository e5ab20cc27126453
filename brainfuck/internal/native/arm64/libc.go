package arm64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/arm64"
)

// eof is C's EOF, which putchar and getchar return.
const eof = -1

// writeLibc gives the byte at the address in at to putchar.
func (g *generator) writeLibc() {
	failed := g.NewLabel()
	g.stopped()
	g.Mov(temp32, arm64.Imm(1))
	g.Str(temp32, arm64.Ptr(state, native.OffsetDirty))
	g.Ldrb(arm64.W0, arm64.Ptr(at, 0))
	g.push()
	g.callC(g.Config.Putchar)
	g.pop()
	g.Cmn(arm64.W0, arm64.Imm(-eof))
	g.Bcc(arm64.EQ, failed)
	g.Ret()
	g.Bind(failed)
	g.libcFailed()
}

// readLibc puts what getchar returns into the cell at the address in at. All
// output is written before that: getchar may wait for an answer to it.
func (g *generator) readLibc() {
	clean, failed, ended := g.NewLabel(), g.NewLabel(), g.NewLabel()
	g.stopped()
	g.push()
	g.Ldr(temp32, arm64.Ptr(state, native.OffsetDirty))
	g.Cbz(temp32, clean)
	g.Str(arm64.WZR, arm64.Ptr(state, native.OffsetDirty))
	g.Mov(arm64.X0, arm64.XZR) // all streams
	g.callC(g.Config.Fflush)
	g.Cbnz(arm64.W0, failed)
	g.Bind(clean)
	g.callC(g.Config.Getchar)
	g.pop()
	g.Cmn(arm64.W0, arm64.Imm(-eof))
	g.Bcc(arm64.EQ, ended)
	g.Uxtb(temp32, arm64.W0)
	g.storeInput()
	g.Bind(ended)
	g.inputEnded()
	g.Bind(failed)
	g.pop()
	g.libcFailed()
}

// libcFailed notes errno and leaves.
func (g *generator) libcFailed() {
	if g.Config.Errno != 0 {
		g.push()
		g.callC(g.Config.Errno)
		g.pop()
		g.Ldr(arm64.W0, arm64.Ptr(arm64.X0, 0))
		g.Str(arm64.W0, arm64.Ptr(state, native.OffsetErrno))
	}
	g.B(g.Exits[native.IOError])
}

// push and pop keep what a C function does not: where a routine returns to, and
// its argument.
func (g *generator) push() { g.Stp(at, arm64.LR, arm64.PtrPre(arm64.SP, -16)) }
func (g *generator) pop()  { g.Ldp(at, arm64.LR, arm64.PtrPost(arm64.SP, 16)) }

// callC calls a C function through a pointer that is part of the code.
func (g *generator) callC(address uintptr) {
	g.Movabs(temp, uint64(address))
	g.Blr(temp)
}
