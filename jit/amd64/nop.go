package amd64

import "fmt"

// nops are the sequences that the SDM recommends, by length (volume 2, NOP,
// table 4-12).
const nops = "" +
	"\x90" + // nop
	"\x66\x90" + // xchg ax, ax
	"\x0F\x1F\x00" + // nop dword ptr [rax]
	"\x0F\x1F\x40\x00" + // nop dword ptr [rax+0], with a displacement of 8 bits
	"\x0F\x1F\x44\x00\x00" + // nop dword ptr [rax+rax*1+0], the same
	"\x66\x0F\x1F\x44\x00\x00" + // nop word ptr [rax+rax*1+0], the same
	"\x0F\x1F\x80\x00\x00\x00\x00" + // nop dword ptr [rax+0], with 32 bits
	"\x0F\x1F\x84\x00\x00\x00\x00\x00" + // nop dword ptr [rax+rax*1+0], the same
	"\x66\x0F\x1F\x84\x00\x00\x00\x00\x00" // nop word ptr [rax+rax*1+0], the same

const longestNop = 9

// Nop fills n bytes with as few instructions that do nothing as possible. A
// negative n fills none.
func (a *Assembler) Nop(n int) {
	if n <= 0 {
		return
	}
	for left := n; left > 0; {
		k := min(left, longestNop)
		start := k * (k - 1) / 2
		for _, c := range []byte(nops[start : start+k]) {
			a.Put(uint64(c), 1)
		}
		left -= k
	}
	if a.Listed() {
		a.Note(fmt.Sprintf(".nops %d, %d", n, longestNop))
	}
}

// Align fills with Nop until the offset is a multiple of n, a power of two up
// to 4096; other values are an [asm.AlignError].
func (a *Assembler) Align(n int) {
	if pad, ok := a.Padding(n); ok {
		a.Nop(pad)
	}
}
