package arm64

import "github.com/seed1605a99e/movabs/jit/asm"

const opNop = 0xD503201F

// Nop does nothing.
func (a *Assembler) Nop() {
	a.word(opNop)
	a.done0("nop")
}

// Align fills with Nop until the offset is a multiple of n, a power of two from 4
// to 4096; other values are an [asm.AlignError]. The offset has to be a multiple
// of 4 before: after data that is not, AlignData makes it one.
func (a *Assembler) Align(n int) {
	a.Reserve(n)
	pad, ok := a.Padding(n)
	if !ok {
		return
	}
	if n < 4 || pad%4 != 0 {
		a.Fail(&asm.AlignError{Align: n})
		return
	}
	for range pad / 4 {
		a.Nop()
	}
}
