package amd64

// Xadd encodes dst, src = dst + src, dst. src is a register.
func (a *Assembler) Xadd(dst, src Operand) {
	a.done2(a.store(0x0FC0, dst, src), "xadd", dst, src) // 0F C0 /r, 0F C1 /r
}

// Cmpxchg compares dst with the accumulator of its size. If they are equal,
// dst = src and the zero flag is set; otherwise the accumulator becomes dst.
func (a *Assembler) Cmpxchg(dst, src Operand) {
	a.done2(a.store(0x0FB0, dst, src), "cmpxchg", dst, src) // 0F B0 /r, 0F B1 /r
}

// store encodes "op /r" for a register or memory of any size as dst and a
// register of the same size.
func (a *Assembler) store(op opcode, dst, src Operand) bool {
	s, ok := src.(Reg)
	if !ok || !s.valid() {
		return false
	}
	w := s.width()
	switch d := dst.(type) {
	case Reg:
		if d.width() == w {
			a.regReg(op|wide(w), w, s, d)
			return true
		}
	case Mem:
		m := addressOf(dst)
		return m.fits(w) && a.regMem(op|wide(w), w, s, m)
	}
	return false
}

// Cmpxchg8b is Cmpxchg of 8 bytes with EDX:EAX and ECX:EBX.
func (a *Assembler) Cmpxchg8b(dst Mem) {
	m := addressOf(dst)
	a.done1(m.fits(w64) && a.regMem(0x0FC7, wNone, 1, m), "cmpxchg8b", dst) // 0F C7 /1
}

// Cmpxchg16b is Cmpxchg of 16 bytes, aligned to 16, with RDX:RAX and RCX:RBX
// (CMPXCHG16B).
func (a *Assembler) Cmpxchg16b(dst Mem) {
	m := addressOf(dst)
	a.done1(m.fits(w128) && a.regMem(0x0FC7, w64, 1, m), "cmpxchg16b", dst) // REX.W 0F C7 /1
}

// Mfence orders loads and stores before it and those after it.
func (a *Assembler) Mfence() {
	a.Put(0xF0AE0F, 3) // 0F AE F0
	a.done0("mfence")
}

// Lfence orders loads before it and all instructions after it.
func (a *Assembler) Lfence() {
	a.Put(0xE8AE0F, 3) // 0F AE E8
	a.done0("lfence")
}

// Sfence orders stores before it and those after it.
func (a *Assembler) Sfence() {
	a.Put(0xF8AE0F, 3) // 0F AE F8
	a.done0("sfence")
}

// Pause tells the processor that it is in a loop that waits for memory.
func (a *Assembler) Pause() {
	a.Put(0x90F3, 2) // F3 90
	a.done0("pause")
}
