package arm64

import "testing"

// blocks assembles n loops as a Brainfuck compiler makes them, and returns how
// many instructions that were.
func blocks(a *Assembler, n int) int {
	const perBlock = 17
	leave := a.NewLabel()
	for i := range n {
		open, end := a.NewLabel(), a.NewLabel()
		off := int32(i & 63)
		a.Ldrb(W0, Ptr(X19, off))
		a.Cbz(W0, end)
		a.Bind(open)
		a.Ldrb(W1, Ptr(X19, off+1))
		a.Add(W1, W1, Imm(3))
		a.Strb(W1, Ptr(X19, off+1))
		a.Ldrb(W2, Ptr(X19, off+2))
		a.Add(W2, W2, W0)
		a.Strb(W2, Ptr(X19, off+2))
		a.Add(W3, W0, W0.Lsl(1))
		a.Ldrb(W2, Ptr(X19, 200))
		a.Sub(W2, W2, W3)
		a.Strb(W2, Ptr(X19, 200))
		a.Add(X19, X19, Imm(off))
		a.Cmp(X19, X20)
		a.Bcc(HI, leave)
		a.Ldrb(W0, Ptr(X19, 0))
		a.Cbnz(W0, open)
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
