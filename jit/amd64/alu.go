package amd64

// The eight operations that share their forms, by the digit that selects them
// (SDM volume 2, section A.2: group 1).
const (
	aluAdd = iota
	aluOr
	aluAdc
	aluSbb
	aluAnd
	aluSub
	aluXor
	aluCmp
)

// Add encodes dst += src.
func (a *Assembler) Add(dst, src Operand) { a.done2(a.alu(aluAdd, dst, src), "add", dst, src) }

// Or encodes dst |= src.
func (a *Assembler) Or(dst, src Operand) { a.done2(a.alu(aluOr, dst, src), "or", dst, src) }

// Adc encodes dst += src + carry.
func (a *Assembler) Adc(dst, src Operand) { a.done2(a.alu(aluAdc, dst, src), "adc", dst, src) }

// Sbb encodes dst -= src + carry.
func (a *Assembler) Sbb(dst, src Operand) { a.done2(a.alu(aluSbb, dst, src), "sbb", dst, src) }

// And encodes dst &= src.
func (a *Assembler) And(dst, src Operand) { a.done2(a.alu(aluAnd, dst, src), "and", dst, src) }

// Sub encodes dst -= src.
func (a *Assembler) Sub(dst, src Operand) { a.done2(a.alu(aluSub, dst, src), "sub", dst, src) }

// Xor encodes dst ^= src.
func (a *Assembler) Xor(dst, src Operand) { a.done2(a.alu(aluXor, dst, src), "xor", dst, src) }

// Cmp encodes the flags of dst - src.
func (a *Assembler) Cmp(dst, src Operand) { a.done2(a.alu(aluCmp, dst, src), "cmp", dst, src) }

func (a *Assembler) alu(digit Reg, dst, src Operand) bool {
	op := opcode(digit << 3)
	switch d := dst.(type) {
	case Reg:
		w := d.width()
		switch s := src.(type) {
		case Reg:
			if d.valid() && s.width() == w {
				a.regReg(op|wide(w), w, s, d) // 00 /r, 01 /r
				return true
			}
		case Mem:
			m := addressOf(src)
			return d.valid() && m.fits(w) && a.regMem(op|2|wide(w), w, d, m) // 02 /r, 03 /r
		case Imm:
			return d.valid() && a.aluRegImm(digit, d, s)
		}
	case Mem:
		m := addressOf(dst)
		switch s := src.(type) {
		case Reg:
			w := s.width()
			return s.valid() && m.fits(w) && a.regMem(op|wide(w), w, s, m) // 00 /r, 01 /r
		case Imm:
			return a.aluMemImm(digit, m, s)
		}
	}
	return false
}

func (a *Assembler) aluRegImm(digit, d Reg, imm Imm) bool {
	w := d.width()
	v, ok := immediate(imm, w)
	switch {
	case !ok:
		return false
	case v == int64(int8(v)) && w != w8:
		a.regRegImm(0x83, w, digit, d, v, 1) // 83 /digit ib
	case d.Num() == 0:
		h, k := head(opcode(digit<<3|4)|wide(w), w, 0) // 04 ib, 05 iw, 05 id: the accumulator's form
		a.Put(h, int(k/8))
		a.Put(uint64(v), immBytes(w))
	default:
		a.regRegImm(0x80|wide(w), w, digit, d, v, immBytes(w)) // 80 /digit ib, 81 /digit iw, 81 /digit id
	}
	return true
}

func (a *Assembler) aluMemImm(digit Reg, m address, imm Imm) bool {
	w := m.width()
	v, ok := immediate(imm, w)
	switch {
	case !ok || w == wNone || w > w64:
		return false
	case v == int64(int8(v)) && w != w8:
		return a.regMemImm(0x83, w, digit, m, v, 1) // 83 /digit ib
	}
	return a.regMemImm(0x80|wide(w), w, digit, m, v, immBytes(w)) // 80 /digit ib, 81 /digit iw, 81 /digit id
}

// Test encodes the flags of dst & src.
func (a *Assembler) Test(dst, src Operand) { a.done2(a.test(dst, src), "test", dst, src) }

func (a *Assembler) test(dst, src Operand) bool {
	switch d := dst.(type) {
	case Reg:
		w := d.width()
		switch s := src.(type) {
		case Reg:
			if d.valid() && s.width() == w {
				a.regReg(0x84|wide(w), w, s, d) // 84 /r, 85 /r
				return true
			}
		case Mem: // the operands may be swapped
			m := addressOf(src)
			return d.valid() && m.fits(w) && a.regMem(0x84|wide(w), w, d, m)
		case Imm:
			v, ok := immediate(s, w)
			if !ok || !d.valid() {
				return false
			}
			if d.Num() == 0 {
				h, k := head(0xA8|wide(w), w, 0) // A8 ib, A9 iw, A9 id
				a.Put(h, int(k/8))
				a.Put(uint64(v), immBytes(w))
			} else {
				a.regRegImm(0xF6|wide(w), w, 0, d, v, immBytes(w)) // F6 /0 ib, F7 /0 iw, F7 /0 id
			}
			return true
		}
	case Mem:
		m := addressOf(dst)
		switch s := src.(type) {
		case Reg:
			w := s.width()
			return s.valid() && m.fits(w) && a.regMem(0x84|wide(w), w, s, m)
		case Imm:
			w := m.width()
			v, ok := immediate(s, w)
			return ok && w != wNone && w <= w64 && a.regMemImm(0xF6|wide(w), w, 0, m, v, immBytes(w))
		}
	}
	return false
}

// Inc encodes dst++; the carry flag stays.
func (a *Assembler) Inc(dst Operand) { a.done1(a.unary(0xFE, 0, dst), "inc", dst) } // FE /0, FF /0

// Dec encodes dst--; the carry flag stays.
func (a *Assembler) Dec(dst Operand) { a.done1(a.unary(0xFE, 1, dst), "dec", dst) } // FE /1, FF /1

// Not encodes dst = ^dst; no flag changes.
func (a *Assembler) Not(dst Operand) { a.done1(a.unary(0xF6, 2, dst), "not", dst) } // F6 /2, F7 /2

// Neg encodes dst = -dst.
func (a *Assembler) Neg(dst Operand) { a.done1(a.unary(0xF6, 3, dst), "neg", dst) } // F6 /3, F7 /3

// unary encodes "op /digit" with a register or memory of any size.
func (a *Assembler) unary(op opcode, digit Reg, dst Operand) bool {
	switch d := dst.(type) {
	case Reg:
		if d.valid() {
			w := d.width()
			a.regReg(op|wide(w), w, digit, d)
			return true
		}
	case Mem:
		m := addressOf(dst)
		w := m.width()
		return w != wNone && w <= w64 && a.regMem(op|wide(w), w, digit, m)
	}
	return false
}
