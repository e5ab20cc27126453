package amd64

// Imul encodes dst *= src, or with a third operand, which is an immediate,
// dst = src * imm. dst is a register of 16 to 64 bits, src that or memory. In
// the first form src may also be an immediate.
func (a *Assembler) Imul(dst, src Operand, imm ...Imm) {
	if len(imm) == 0 {
		if v, ok := src.(Imm); ok {
			a.done2(a.imulImm(dst, dst, v), "imul", dst, src)
			return
		}
		a.done2(a.load(0x0FAF, dst, src), "imul", dst, src) // 0F AF /r
		return
	}
	a.done3(len(imm) == 1 && a.imulImm(dst, src, imm[0]), "imul", dst, src, imm[0])
}

func (a *Assembler) imulImm(dst, src Operand, imm Imm) bool {
	d, ok := dst.(Reg)
	if !ok || !d.valid() || d.width() == w8 {
		return false
	}
	w := d.width()
	v, ok := immediate(imm, w)
	if !ok {
		return false
	}
	op, n := opcode(0x69), immBytes(w) // 69 /r iw, 69 /r id
	if v == int64(int8(v)) {
		op, n = 0x6B, 1 // 6B /r ib
	}
	switch s := src.(type) {
	case Reg:
		if s.width() == w {
			a.regRegImm(op, w, d, s, v, n)
			return true
		}
	case Mem:
		m := addressOf(src)
		return m.fits(w) && a.regMemImm(op, w, d, m, v, n)
	}
	return false
}

// Mul multiplies the accumulator by src, unsigned. The product is twice as
// long: in AX, DX:AX, EDX:EAX or RDX:RAX.
func (a *Assembler) Mul(src Operand) { a.done1(a.unary(0xF6, 4, src), "mul", src) } // F6 /4, F7 /4

// Div divides AX, DX:AX, EDX:EAX or RDX:RAX by src, unsigned. The quotient goes
// to the accumulator and the rest to AH, DX, EDX or RDX.
func (a *Assembler) Div(src Operand) { a.done1(a.unary(0xF6, 6, src), "div", src) } // F6 /6, F7 /6

// Idiv is Div for signed numbers.
func (a *Assembler) Idiv(src Operand) { a.done1(a.unary(0xF6, 7, src), "idiv", src) } // F6 /7, F7 /7

// Cbw encodes AX = AL with copies of its sign in front.
func (a *Assembler) Cbw() {
	a.Put(0x9866, 2) // 66 98
	a.done0("cbw")
}

// Cwde encodes EAX = AX with copies of its sign in front.
func (a *Assembler) Cwde() {
	a.Put(0x98, 1) // 98
	a.done0("cwde")
}

// Cdqe encodes RAX = EAX with copies of its sign in front.
func (a *Assembler) Cdqe() {
	a.Put(0x9848, 2) // REX.W 98
	a.done0("cdqe")
}

// Cwd fills DX with the sign of AX, for a division.
func (a *Assembler) Cwd() {
	a.Put(0x9966, 2) // 66 99
	a.done0("cwd")
}

// Cdq fills EDX with the sign of EAX, for a division.
func (a *Assembler) Cdq() {
	a.Put(0x99, 1) // 99
	a.done0("cdq")
}

// Cqo fills RDX with the sign of RAX, for a division.
func (a *Assembler) Cqo() {
	a.Put(0x9948, 2) // REX.W 99
	a.done0("cqo")
}
