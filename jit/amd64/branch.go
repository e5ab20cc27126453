package amd64

import "github.com/seed1605a99e/movabs/jit/asm"

// Jmp jumps to l: in 2 bytes if l is bound and near enough, in 5 otherwise.
func (a *Assembler) Jmp(l asm.Label) {
	if a.Near(l, a.Len()+2) {
		a.JmpShort(l)
		return
	}
	a.Put(0xE9, 1) // E9 cd
	a.FixupBranch32(l)
	if a.Listed() {
		a.noteLabel("jmp", l)
	}
}

// JmpShort jumps to l in 2 bytes. More than 127 bytes forward or 128 back from
// its end is an [asm.RangeError].
func (a *Assembler) JmpShort(l asm.Label) {
	a.Put(0xEB, 1) // EB cb
	a.Fixup8(l, 0)
	if a.Listed() {
		a.noteLabel("jmp short", l)
	}
}

// JmpTo jumps to the address in a 64-bit register or memory.
func (a *Assembler) JmpTo(target Operand) { a.done1(a.indirect(4, target), "jmp", target) } // FF /4

// Jcc jumps to l if c holds: in 2 bytes if l is bound and near enough, in 6
// otherwise.
func (a *Assembler) Jcc(c Cond, l asm.Label) {
	if a.Near(l, a.Len()+2) {
		a.JccShort(c, l)
		return
	}
	if !c.valid() {
		a.noSuch("j" + c.String())
		return
	}
	a.Put(0x800F|uint64(c)<<8, 2) // 0F 80+cc cd
	a.FixupBranch32(l)
	if a.Listed() {
		a.noteLabel("j"+c.String(), l)
	}
}

// JccShort jumps to l if c holds, in 2 bytes. More than 127 bytes forward or
// 128 back from its end is an [asm.RangeError].
func (a *Assembler) JccShort(c Cond, l asm.Label) {
	if !c.valid() {
		a.noSuch("j" + c.String())
		return
	}
	a.Put(0x70|uint64(c), 1) // 70+cc cb
	a.Fixup8(l, 0)
	if a.Listed() {
		a.noteLabel("j"+c.String()+" short", l)
	}
}

// CallLabel calls the code at l, in 5 bytes.
func (a *Assembler) CallLabel(l asm.Label) {
	a.Put(0xE8, 1) // E8 cd
	a.FixupBranch32(l)
	if a.Listed() {
		a.noteLabel("call", l)
	}
}

// Call calls the address in a 64-bit register or memory.
func (a *Assembler) Call(target Operand) { a.done1(a.indirect(2, target), "call", target) } // FF /2

// indirect encodes "FF /digit" with 64 bits, which is the default.
func (a *Assembler) indirect(digit Reg, target Operand) bool {
	switch t := target.(type) {
	case Reg:
		if t.valid() && t.width() == w64 {
			a.regReg(0xFF, wNone, digit, t)
			return true
		}
	case Mem:
		m := addressOf(target)
		return m.fits(w64) && a.regMem(0xFF, wNone, digit, m)
	}
	return false
}

// Ret returns to the caller.
func (a *Assembler) Ret() {
	a.Put(0xC3, 1) // C3
	a.done0("ret")
}

// Setcc encodes dst = 1 if c holds, else 0, for an 8-bit register or memory.
func (a *Assembler) Setcc(c Cond, dst Operand) {
	if ok := c.valid() && a.setcc(c, dst); !ok || a.Listed() {
		a.report(ok, "set"+c.String(), dst)
	}
}

func (a *Assembler) setcc(c Cond, dst Operand) bool {
	op := 0x0F90 | opcode(c) // 0F 90+cc /0
	switch d := dst.(type) {
	case Reg:
		if d.valid() && d.width() == w8 {
			a.regReg(op, w8, 0, d)
			return true
		}
	case Mem:
		m := addressOf(dst)
		return m.fits(w8) && a.regMem(op, w8, 0, m)
	}
	return false
}

func (a *Assembler) noteLabel(name string, l asm.Label) { a.Note(name + " " + a.LabelName(l)) }

// noSuch keeps the error of an instruction that does not exist.
func (a *Assembler) noSuch(name string) {
	a.Fail(&OperandError{Op: name, Reason: "there is no such instruction"})
}
