package amd64

import "fmt"

// nops are the sequences that the SDM recommends, by length (volume 2, NOP,
// table 4-12), the first byte lowest. The longest ends in one more byte of 0.
var nops = [longestNop + 1]uint64{
	1: 0x90,               // nop
	2: 0x9066,             // xchg ax, ax
	3: 0x001F0F,           // nop dword ptr [rax]
	4: 0x00401F0F,         // nop dword ptr [rax+0], with a displacement of 8 bits
	5: 0x0000441F0F,       // nop dword ptr [rax+rax*1+0], the same
	6: 0x0000441F0F66,     // nop word ptr [rax+rax*1+0], the same
	7: 0x00000000801F0F,   // nop dword ptr [rax+0], with 32 bits
	8: 0x0000000000841F0F, // nop dword ptr [rax+rax*1+0], the same
	9: 0x00000000841F0F66, // nop word ptr [rax+rax*1+0], the same
}

const longestNop = 9

// Nop fills n bytes with as few instructions that do nothing as possible. A
// negative n fills none.
func (a *Assembler) Nop(n int) {
	if n <= 0 {
		return
	}
	for left := n; left > 0; {
		k := min(left, longestNop)
		a.Put(nops[k], min(k, 8))
		if k == longestNop {
			a.Put(0, 1)
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
