package amd64

// Push pushes 64 bits: a register, memory, or an immediate of 32 bits,
// sign-extended.
func (a *Assembler) Push(src Operand) { a.done1(a.push(src), "push", src) }

func (a *Assembler) push(src Operand) bool {
	switch s := src.(type) {
	case Reg:
		if s.valid() && s.width() == w64 {
			a.regIn(0x50, wNone, s) // 50+r
			return true
		}
	case Imm:
		switch v := int64(s); {
		case v == int64(int8(v)):
			a.Put(0x6A, 1) // 6A ib
			a.Put(uint64(v), 1)
			return true
		case v == int64(int32(v)):
			a.Put(0x68, 1) // 68 id
			a.Put(uint64(v), 4)
			return true
		}
	case Mem:
		m := addressOf(src)
		return m.fits(w64) && a.regMem(0xFF, wNone, 6, m) // FF /6
	}
	return false
}

// Pop pops 64 bits into a register or memory.
func (a *Assembler) Pop(dst Operand) { a.done1(a.pop(dst), "pop", dst) }

func (a *Assembler) pop(dst Operand) bool {
	switch d := dst.(type) {
	case Reg:
		if d.valid() && d.width() == w64 {
			a.regIn(0x58, wNone, d) // 58+r
			return true
		}
	case Mem:
		m := addressOf(dst)
		return m.fits(w64) && a.regMem(0x8F, wNone, 0, m) // 8F /0
	}
	return false
}

// Pushfq pushes the flags.
func (a *Assembler) Pushfq() {
	a.Put(0x9C, 1) // 9C
	a.done0("pushfq")
}

// Popfq pops the flags.
func (a *Assembler) Popfq() {
	a.Put(0x9D, 1) // 9D
	a.done0("popfq")
}

// Leave encodes RSP = RBP and pops RBP: the end of a function with a frame
// pointer.
func (a *Assembler) Leave() {
	a.Put(0xC9, 1) // C9
	a.done0("leave")
}
