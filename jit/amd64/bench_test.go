package amd64

import "testing"

// blocks assembles n loops as a Brainfuck compiler makes them, and returns how
// many instructions that were.
func blocks(a *Assembler, n int) int {
	const perBlock = 13
	leave := a.NewLabel()
	for i := range n {
		open, end := a.NewLabel(), a.NewLabel()
		off := int32(i & 63)
		a.Cmp(Byte(Ptr(RBX, off)), Imm(0))
		a.Jcc(E, end)
		a.Bind(open)
		a.Movzx(EAX, Byte(Ptr(RBX, off)))
		a.Add(Byte(Ptr(RBX, off+1)), Imm(3))
		a.Add(Ptr(RBX, off+2), AL)
		a.Mov(ECX, EAX)
		a.Lea(ECX, PtrIndex(RCX, RCX, 2, 0))
		a.Sub(Ptr(RBX, 200), CL)
		a.Add(RBX, Imm(int64(off)))
		a.Cmp(RBX, R12)
		a.Jcc(A, leave)
		a.Cmp(Byte(Ptr(RBX, 0)), Imm(0))
		a.Jcc(NE, open)
		a.Bind(end)
	}
	a.Bind(leave)
	a.Ret()
	return n*perBlock + 1
}

func BenchmarkBlocks(b *testing.B) {
	var a Assembler
	instructions := 0
	b.ReportAllocs()
	for b.Loop() {
		a.Reset()
		instructions += blocks(&a, 1000)
		if _, err := a.Bytes(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(instructions)/1e6/b.Elapsed().Seconds(), "Minstr/s")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(instructions), "ns/instr")
}
