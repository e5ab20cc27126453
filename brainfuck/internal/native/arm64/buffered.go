package arm64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native/codegen"
	"github.com/seed1605a99e/movabs/jit/arm64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// MakeRoom is codegen.Machine's.
func (g *generator) MakeRoom(n int32) {
	ok := g.NewLabel()
	g.Ldr(temp, arm64.Ptr(state, native.OffsetOutEnd))
	g.Sub(temp, temp, out)
	g.Cmp(temp, arm64.Imm(n))
	g.Bcc(arm64.GE, ok)
	g.Leave(native.Flush)
	g.Bind(ok)
}

// PutBytes is codegen.Machine's.
func (g *generator) PutBytes(off, n int32) {
	value := temp32
	if v, known := g.Constant(off); known && uint8(v) == 0 {
		value = arm64.WZR
	} else if known {
		g.Mov(temp32, arm64.Imm(uint8(v)))
	} else if i := g.Cached(off); i != codegen.None {
		value = g.reg(i).W()
	} else {
		g.Ldrb(temp32, g.lowByte(off))
	}
	for range n {
		g.Strb(value, arm64.PtrPost(out, 1))
	}
}

// GetByte is codegen.Machine's.
func (g *generator) GetByte(off int32, empty asm.Label) {
	g.Ldr(temp, arm64.Ptr(state, native.OffsetInEnd))
	g.Cmp(in, temp)
	g.Bcc(arm64.HS, empty)
	g.Ldrb(temp32, arm64.Ptr(in, 0))
	g.store(g.cell(off), g.tempCell())
	g.Add(in, in, arm64.Imm(1))
}

// BranchEnded is codegen.Machine's.
func (g *generator) BranchEnded(to asm.Label) {
	g.Ldr(temp32, arm64.Ptr(state, native.OffsetEOF))
	g.Cbnz(temp32, to)
}
