package amd64

import "testing"

// Operands are passed without allocations, whatever their kind, and so are
// branches and labels once the buffer has grown.
func TestAssemblingAllocatesNothing(t *testing.T) {
	var a Assembler
	off := int32(1000)
	assemble := func() {
		a.Reset()
		blocks(&a, 20)
		a.Mov(Dword(PtrIndex(R12, R13, 8, off)), Imm(int64(off)<<8))
		a.Movabs(RAX, 1<<60+uint64(off))
		a.Imul(EAX, Ptr(RBX, off), Imm(int64(off)))
		a.Shl(Qword(Ptr(RBX, off)), Imm(3))
		a.Cmovcc(NP, RAX, Ptr(RBX, off))
		a.Setcc(NE, Byte(Ptr(RBX, off)))
		a.Push(Imm(int64(off)))
		a.Call(Ptr(RBX, off))
		a.Pshufd(XMM1, Ptr(RBX, off), Imm(int64(off)&255))
		a.Vpaddd(YMM1, YMM2, Ptr(RBX, off))
		a.Vmovsd(XMM1, XMM2, XMM3)
		a.Nop(33)
		if _, err := a.Bytes(); err != nil {
			t.Fatal(err)
		}
	}
	assemble()
	if n := testing.AllocsPerRun(50, assemble); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
