package link_test

import (
	"github.com/seed1605a99e/movabs/jit/arm64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

type assembler = arm64.Assembler

// everyKind makes 2*(data[1]+data[3])+1.
func everyKind(a *assembler) {
	table := a.NewLabel()
	data := a.Symbol("data")
	a.Bind(a.Symbol("sum"))
	a.Stp(arm64.FP, arm64.LR, arm64.PtrPre(arm64.SP, -16))
	a.Adrp(arm64.X1, data)
	a.AddLow(arm64.X1, arm64.X1, data)
	a.Ldrb(arm64.W0, arm64.Ptr(arm64.X1, 1)) // 6
	a.MovabsLabel(arm64.X2, data)
	a.Ldrb(arm64.W1, arm64.Ptr(arm64.X2, 3)) // 8
	a.Add(arm64.W0, arm64.W0, arm64.W1)
	a.Adr(arm64.X3, table)
	a.Ldr(arm64.X4, arm64.Ptr(arm64.X3, 8))
	a.Blr(arm64.X4)
	a.MovabsLabel(arm64.X3, table)
	a.Ldp(arm64.FP, arm64.LR, arm64.PtrPost(arm64.SP, 16))
	a.B(a.Symbol("tail"))
	a.Bind(a.Symbol("double"))
	a.Add(arm64.W0, arm64.W0, arm64.W0)
	a.Ret()
	a.Bind(a.Symbol("tail"))
	a.Ldr(arm64.X4, arm64.Ptr(arm64.X3, 0))
	a.Br(arm64.X4)
	a.Bind(a.Symbol("increment"))
	a.Add(arm64.W0, arm64.W0, arm64.Imm(1))
	a.Ret()
	a.AlignData(8, 0)
	a.Bind(table)
	a.EmitAddress(a.Symbol("increment"), 0)
	a.EmitAddress(a.Symbol("double"), 0)
}

// callBoth calls two functions, one after the other.
func callBoth(a *assembler, first, second asm.Label) {
	a.Stp(arm64.FP, arm64.LR, arm64.PtrPre(arm64.SP, -16))
	a.Bl(first)
	a.Bl(second)
	a.Ldp(arm64.FP, arm64.LR, arm64.PtrPost(arm64.SP, 16))
	a.Ret()
}

// loadFrom loads from l, with the field that loadField tells.
func loadFrom(a *assembler, l asm.Label) { a.Ldr(arm64.W0, arm64.At(l)) }

const loadField = `0x0 of "f" (literal19)`
