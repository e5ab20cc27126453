package link_test

import (
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

type assembler = amd64.Assembler

// everyKind makes 2*(data[1]+data[3])+1.
func everyKind(a *assembler) {
	table := a.NewLabel()
	a.Bind(a.Symbol("sum"))
	a.Movzx(amd64.EAX, amd64.Byte(amd64.At(a.Symbol("data")).Shift(1))) // 6
	a.MovabsLabel(amd64.RCX, a.Symbol("data"))
	a.Add(amd64.AL, amd64.Ptr(amd64.RCX, 3)) // 8
	a.Lea(amd64.RDX, amd64.At(table))
	a.Call(amd64.Ptr(amd64.RDX, 8))
	a.MovabsLabel(amd64.RDX, table)
	a.Jmp(a.Symbol("tail"))
	a.Bind(a.Symbol("double"))
	a.Add(amd64.EAX, amd64.EAX)
	a.Ret()
	a.Bind(a.Symbol("tail"))
	a.JmpTo(amd64.Ptr(amd64.RDX, 0))
	a.Bind(a.Symbol("increment"))
	a.Inc(amd64.EAX)
	a.Ret()
	a.AlignData(8, 0xCC)
	a.Bind(table)
	a.EmitAddress(a.Symbol("increment"), 0)
	a.EmitAddress(a.Symbol("double"), 0)
}

// callBoth calls two functions, one after the other.
func callBoth(a *assembler, first, second asm.Label) {
	a.Sub(amd64.RSP, amd64.Imm(8))
	a.CallLabel(first)
	a.CallLabel(second)
	a.Add(amd64.RSP, amd64.Imm(8))
	a.Ret()
}

// loadFrom loads from l, with the field that loadField tells.
func loadFrom(a *assembler, l asm.Label) { a.Mov(amd64.EAX, amd64.At(l)) }

const loadField = `0x2 of "f" (rel32)`
