package amd64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native/codegen"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// MakeRoom is codegen.Machine's.
func (g *generator) MakeRoom(n int32) {
	ok := g.NewLabel()
	if n == 1 {
		g.Cmp(out, amd64.Ptr(state, native.OffsetOutEnd))
		g.JccShort(amd64.B, ok)
	} else {
		g.Lea(temp, amd64.Ptr(out, n))
		g.Cmp(temp, amd64.Ptr(state, native.OffsetOutEnd))
		g.JccShort(amd64.BE, ok)
	}
	g.Leave(native.Flush)
	g.Bind(ok)
}

// PutBytes is codegen.Machine's.
func (g *generator) PutBytes(off, n int32) {
	if n >= 4 {
		g.putWords(off, n)
		return
	}
	var value amd64.Operand = temp8
	if v, known := g.Constant(off); known {
		value = amd64.Imm(int8(v))
	} else if i := g.Cached(off); i != codegen.None {
		value = amd64.RegOf(slotNumber(i), 1)
	} else {
		g.Movzx(temp32, g.lowByte(off))
	}
	for k := range n {
		g.Mov(amd64.Byte(amd64.Ptr(out, k)), value)
	}
	if n == 1 {
		g.Inc(out)
	} else {
		g.Add(out, amd64.Imm(n))
	}
}

// putWords is PutBytes of at least four bytes: it writes four at a time, the last ones
// over some of those before.
func (g *generator) putWords(off, n int32) {
	const each = 0x01010101
	var value amd64.Operand = temp32
	if v, known := g.Constant(off); known {
		value = amd64.Imm(int32(each * uint32(uint8(v))))
	} else {
		if i := g.Cached(off); i != codegen.None {
			g.Movzx(temp32, amd64.RegOf(slotNumber(i), 1))
		} else {
			g.Movzx(temp32, g.lowByte(off))
		}
		g.Imul(temp32, temp32, amd64.Imm(each))
	}
	for k := int32(0); k < n; k += 4 {
		g.Mov(amd64.Dword(amd64.Ptr(out, min(k, n-4))), value)
	}
	g.Add(out, amd64.Imm(n))
}

// GetByte is codegen.Machine's.
func (g *generator) GetByte(off int32, empty asm.Label) {
	g.Cmp(in, amd64.Ptr(state, native.OffsetInEnd))
	g.Jcc(amd64.AE, empty)
	g.Movzx(temp32, amd64.Byte(amd64.Ptr(in, 0)))
	g.Mov(g.cell(off), g.tempCell())
	g.Inc(in)
}

// BranchEnded is codegen.Machine's.
func (g *generator) BranchEnded(to asm.Label) {
	g.Cmp(amd64.Dword(amd64.Ptr(state, native.OffsetEOF)), amd64.Imm(0))
	g.Jcc(amd64.NE, to)
}
