package arm64

import "testing"

// Operands are passed without allocations, whatever their kind, and so are
// branches and labels once the buffer has grown.
func TestAssemblingAllocatesNothing(t *testing.T) {
	var a Assembler
	off := int32(1000)
	assemble := func() {
		a.Reset()
		blocks(&a, 20)
		a.Ldr(X0, PtrIndex(X1, X2, 3))
		a.Str(D0, PtrPre(SP, -16))
		a.Ldp(X1, X2, Ptr(X3, off&^7-512))
		a.Mov(X4, Imm(int64(off)<<40|int64(off)))
		a.Movabs(X5, 1<<60+uint64(off))
		a.Add(X1, X2, Imm(off))
		a.Add(X1, X2, X3.Lsl(uint8(off&31)))
		a.Add(SP, SP, W3.Uxtw(2))
		a.And(W1, W2, Imm(0xFF))
		a.Ubfx(X1, X2, Imm(off&7), 3)
		a.Csel(X1, X2, X3, NE)
		a.Ccmp(X1, Imm(off&31), 4, LO)
		a.Fadd(D0, D1, D2)
		a.Fmov(D0, Float(1.5))
		a.Fmla(V0.S4(), V1.S4(), V2.S(1))
		a.Vadd(V0.B16(), V1.B16(), V2.B16())
		a.Ins(V0.B(3), W1)
		a.Ld1(ListOf(V0.B16(), 2), Ptr(X1, 0))
		a.Ldadd(AcqRel, X1, X2, Ptr(X3, 0))
		a.Mrs(X1, NZCV)
		a.Dmb(ISH)
		a.Align(64)
		if _, err := a.Bytes(); err != nil {
			t.Fatal(err)
		}
	}
	assemble()
	if n := testing.AllocsPerRun(50, assemble); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
