package amd64

// Rol rotates dst left by an immediate or by CL.
func (a *Assembler) Rol(dst, n Operand) { a.done2(a.shift(0, dst, n), "rol", dst, n) }

// Ror rotates dst right by an immediate or by CL.
func (a *Assembler) Ror(dst, n Operand) { a.done2(a.shift(1, dst, n), "ror", dst, n) }

// Rcl rotates dst and the carry left by an immediate or by CL.
func (a *Assembler) Rcl(dst, n Operand) { a.done2(a.shift(2, dst, n), "rcl", dst, n) }

// Rcr rotates dst and the carry right by an immediate or by CL.
func (a *Assembler) Rcr(dst, n Operand) { a.done2(a.shift(3, dst, n), "rcr", dst, n) }

// Shl shifts dst left by an immediate or by CL.
func (a *Assembler) Shl(dst, n Operand) { a.done2(a.shift(4, dst, n), "shl", dst, n) }

// Shr shifts dst right by an immediate or by CL, with zeros in front.
func (a *Assembler) Shr(dst, n Operand) { a.done2(a.shift(5, dst, n), "shr", dst, n) }

// Sar shifts dst right by an immediate or by CL, with copies of the sign in
// front.
func (a *Assembler) Sar(dst, n Operand) { a.done2(a.shift(7, dst, n), "sar", dst, n) }

// shift encodes the operations of group 2 (SDM volume 2, section A.4). The
// processor takes the count modulo 32, or 64 for 64-bit operands; an immediate
// that this would change is refused, as it is hardly meant.
func (a *Assembler) shift(digit Reg, dst, n Operand) bool {
	var w width
	switch d := dst.(type) {
	case Reg:
		if !d.valid() {
			return false
		}
		w = d.width()
	case Mem:
		m := addressOf(dst)
		w = m.width()
	}
	if w == wNone || w > w64 {
		return false
	}
	op, count, size := 0xC0|wide(w), int64(0), 0 // C0 /digit ib, C1 /digit ib
	switch n := n.(type) {
	case Imm:
		if n < 0 || n >= 64 || n >= 32 && w != w64 {
			return false
		}
		if n == 1 {
			op |= 0x10 // D0 /digit, D1 /digit
		} else {
			count, size = int64(n), 1
		}
	case Reg:
		if n != CL {
			return false
		}
		op |= 0x12 // D2 /digit, D3 /digit
	default:
		return false
	}
	switch d := dst.(type) {
	case Reg:
		a.regRegImm(op, w, digit, d, count, size)
		return true
	case Mem:
		m := addressOf(dst)
		return a.regMemImm(op, w, digit, m, count, size)
	}
	return false
}

// Shld shifts dst left by an immediate or by CL, with bits of src coming in.
func (a *Assembler) Shld(dst, src, n Operand) {
	a.done3(a.shiftDouble(0x0FA4, dst, src, n), "shld", dst, src, n) // 0F A4 /r ib, 0F A5 /r
}

// Shrd shifts dst right by an immediate or by CL, with bits of src coming in.
func (a *Assembler) Shrd(dst, src, n Operand) {
	a.done3(a.shiftDouble(0x0FAC, dst, src, n), "shrd", dst, src, n) // 0F AC /r ib, 0F AD /r
}

func (a *Assembler) shiftDouble(op opcode, dst, src, n Operand) bool {
	s, ok := src.(Reg)
	if !ok || !s.valid() || s.width() == w8 {
		return false
	}
	w := s.width()
	count, size := int64(0), 0
	switch n := n.(type) {
	case Imm:
		if n < 0 || int(n) >= 8*w.bytes() {
			return false
		}
		count, size = int64(n), 1
	case Reg:
		if n != CL {
			return false
		}
		op |= 1
	default:
		return false
	}
	switch d := dst.(type) {
	case Reg:
		if d.width() == w {
			a.regRegImm(op, w, s, d, count, size)
			return true
		}
	case Mem:
		m := addressOf(dst)
		return m.fits(w) && a.regMemImm(op, w, s, m, count, size)
	}
	return false
}
