package amd64

import "github.com/seed1605a99e/movabs/jit/asm"

// Mov encodes dst = src. An immediate for a 64-bit register takes the shortest
// of three forms: 32 bits, which clear the upper half; 32 bits, sign-extended;
// 64 bits.
func (a *Assembler) Mov(dst, src Operand) {
	if d, ok := dst.(Reg); ok && d.width() == w64 {
		if v, ok := src.(Imm); ok {
			a.movImm64(d, v)
			return
		}
	}
	a.done2(a.mov(dst, src), "mov", dst, src)
}

func (a *Assembler) mov(dst, src Operand) bool {
	switch d := dst.(type) {
	case Reg:
		w := d.width()
		switch s := src.(type) {
		case Reg:
			if d.valid() && s.width() == w {
				a.regReg(0x88|wide(w), w, s, d) // 88 /r, 89 /r
				return true
			}
		case Mem:
			m := addressOf(src)
			return d.valid() && m.fits(w) && a.regMem(0x8A|wide(w), w, d, m) // 8A /r, 8B /r
		case Imm:
			if v, ok := immediate(s, w); ok && d.valid() {
				a.regIn(0xB0|wide(w)<<3, w, d) // B0+r ib, B8+r iw, B8+r id
				a.Put(uint64(v), immBytes(w))
				return true
			}
		}
	case Mem:
		m := addressOf(dst)
		switch s := src.(type) {
		case Reg:
			w := s.width()
			return s.valid() && m.fits(w) && a.regMem(0x88|wide(w), w, s, m) // 88 /r, 89 /r
		case Imm:
			w := m.width()
			v, ok := immediate(s, w)
			return ok && w != wNone && w <= w64 && a.regMemImm(0xC6|wide(w), w, 0, m, v, immBytes(w)) // C6 /0 ib, C7 /0 iw, C7 /0 id
		}
	}
	return false
}

func (a *Assembler) movImm64(d Reg, v Imm) {
	switch {
	case v == Imm(uint32(v)):
		d -= RAX - EAX
		a.regIn(0xB8, w32, d) // B8+r id
		a.Put(uint64(v), 4)
		a.done2(true, "mov", d, v)
	case v == Imm(int32(v)):
		a.regRegImm(0xC7, w64, 0, d, int64(v), 4) // REX.W C7 /0 id
		a.done2(true, "mov", d, v)
	default:
		a.Movabs(d, uint64(v))
	}
}

// Movabs encodes dst = v, always with all 64 bits of v in the last 8 of 10
// bytes: the form for addresses that are to be found, or changed, in the code.
func (a *Assembler) Movabs(dst Reg, v uint64) {
	ok := dst.valid() && dst.width() == w64
	if ok {
		a.regIn(0xB8, w64, dst) // REX.W B8+r io
		a.Put(v, 8)
	}
	a.done2(ok, "movabs", dst, Imm(v))
}

// MovabsLabel encodes dst = the address of l, in 10 bytes, which reach
// everywhere: the way to data and functions that are somewhere else. The code
// has to be linked then, see [asm.Buffer.Object]; Lea of [At] is the shorter way
// to what is in reach.
func (a *Assembler) MovabsLabel(dst Reg, l asm.Label) {
	if !dst.valid() || dst.width() != w64 {
		a.report(false, "movabs", dst)
		return
	}
	a.regIn(0xB8, w64, dst) // REX.W B8+r io
	a.FixupAddress(l, 0)
	if a.Listed() {
		a.noteLabel("movabs "+dst.String()+", offset", l)
	}
}

// Movzx encodes dst = src with zeros in front. src has 8 or 16 bits, and fewer
// than dst. For 32 bits, Mov to the 32-bit register does it.
func (a *Assembler) Movzx(dst, src Operand) { a.done2(a.extend(0x0FB6, dst, src), "movzx", dst, src) } // 0F B6 /r, 0F B7 /r

// Movsx encodes dst = src with copies of its sign in front. src has 8 or 16
// bits, and fewer than dst; Movsxd is for 32.
func (a *Assembler) Movsx(dst, src Operand) { a.done2(a.extend(0x0FBE, dst, src), "movsx", dst, src) } // 0F BE /r, 0F BF /r

func (a *Assembler) extend(op opcode, dst, src Operand) bool {
	d, ok := dst.(Reg)
	if !ok || !d.valid() {
		return false
	}
	switch s := src.(type) {
	case Reg:
		if w := s.width(); s.valid() && w <= w16 && w < d.width() {
			a.regReg(op|wide(w), d.width(), d, s)
			return true
		}
	case Mem:
		m := addressOf(src)
		w := m.width()
		return w != wNone && w <= w16 && w < d.width() && a.regMem(op|wide(w), d.width(), d, m)
	}
	return false
}

// Movsxd encodes dst = src with copies of its sign in front, from 32 to 64 bits.
func (a *Assembler) Movsxd(dst, src Operand) { a.done2(a.movsxd(dst, src), "movsxd", dst, src) }

func (a *Assembler) movsxd(dst, src Operand) bool {
	d, ok := dst.(Reg)
	if !ok || !d.valid() || d.width() != w64 {
		return false
	}
	switch s := src.(type) {
	case Reg:
		if s.valid() && s.width() == w32 {
			a.regReg(0x63, w64, d, s) // REX.W 63 /r
			return true
		}
	case Mem:
		m := addressOf(src)
		return m.fits(w32) && a.regMem(0x63, w64, d, m)
	}
	return false
}

// Lea encodes dst = the address of src, whose size does not matter.
func (a *Assembler) Lea(dst, src Operand) {
	d, ok := dst.(Reg)
	_, isMem := src.(Mem)
	ok = ok && isMem && d.valid() && d.width() > w8 && a.regMem(0x8D, d.width(), d, addressOf(src)) // 8D /r
	a.done2(ok, "lea", dst, src)
}

// Xchg swaps its operands. With memory it is atomic.
func (a *Assembler) Xchg(dst, src Operand) { a.done2(a.xchg(dst, src), "xchg", dst, src) }

func (a *Assembler) xchg(dst, src Operand) bool {
	switch d := dst.(type) {
	case Reg:
		w := d.width()
		switch s := src.(type) {
		case Reg:
			if !d.valid() || s.width() != w {
				return false
			}
			switch {
			case d == RAX && s == RAX:
				a.Put(0x90, 1) // 90, which does nothing
			// 90+r; not for EAX with itself, which clears the upper half of RAX
			case d.Num() == 0 && w > w8 && (s.Num() != 0 || w != w32):
				a.regIn(0x90, w, s)
			case s.Num() == 0 && w > w8 && d.Num() != 0:
				a.regIn(0x90, w, d)
			default:
				a.regReg(0x86|wide(w), w, s, d) // 86 /r, 87 /r
			}
			return true
		case Mem:
			m := addressOf(src)
			return d.valid() && m.fits(w) && a.regMem(0x86|wide(w), w, d, m)
		}
	case Mem:
		m := addressOf(dst)
		if s, ok := src.(Reg); ok {
			w := s.width()
			return s.valid() && m.fits(w) && a.regMem(0x86|wide(w), w, s, m)
		}
	}
	return false
}

// Cmovcc encodes dst = src if c holds. A 32-bit dst has its upper half cleared
// either way.
func (a *Assembler) Cmovcc(c Cond, dst, src Operand) {
	ok := c.valid() && a.load(0x0F40|opcode(c), dst, src) // 0F 40+cc /r
	if !ok || a.Listed() {
		a.report(ok, "cmov"+c.String(), dst, src)
	}
}

// load encodes "op /r" for a register of 16 to 64 bits and a register or memory
// of the same size.
func (a *Assembler) load(op opcode, dst, src Operand) bool {
	d, ok := dst.(Reg)
	if !ok || !d.valid() || d.width() == w8 {
		return false
	}
	w := d.width()
	switch s := src.(type) {
	case Reg:
		if s.width() == w {
			a.regReg(op, w, d, s)
			return true
		}
	case Mem:
		m := addressOf(src)
		return m.fits(w) && a.regMem(op, w, d, m)
	}
	return false
}

// Movbe encodes dst = src with its bytes reversed; one of them is a register of
// 16 to 64 bits, the other memory (MOVBE).
func (a *Assembler) Movbe(dst, src Operand) { a.done2(a.movbe(dst, src), "movbe", dst, src) }

func (a *Assembler) movbe(dst, src Operand) bool {
	if _, ok := dst.(Mem); ok {
		m := addressOf(dst)
		s, ok := src.(Reg)
		return ok && s.valid() && s.width() > w8 && m.fits(s.width()) && a.regMem(0x0F38F1, s.width(), s, m) // 0F 38 F1 /r
	}
	_, ok := src.(Mem)
	return ok && a.load(0x0F38F0, dst, src) // 0F 38 F0 /r
}

// Movnti stores a register of 32 or 64 bits to memory, past the caches.
func (a *Assembler) Movnti(dst Mem, src Reg) {
	w := src.width()
	m := addressOf(dst)
	ok := src.valid() && w >= w32 && m.fits(w) && a.regMem(0x0FC3, w, src, m) // 0F C3 /r
	a.done2(ok, "movnti", dst, src)
}
