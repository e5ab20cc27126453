package arm64

// Opcodes of loads and stores, see address.go; opc is 0 for a store, 1 for a
// load with zeros in front, 2 for one with signs in front to 64 bits, and 3 to 32.
const (
	opTransfer = 0x38000000
	size8      = 0 << 30
	size16     = 1 << 30
	size32     = 2 << 30
	size64     = 3 << 30
	opLoad     = 1 << 22
	opSigned64 = 2 << 22
	opSigned32 = 3 << 22
)

// Ldr loads t, a register of 32 or 64 bits or a Scalar. The offset of m is a multiple of the
// size up to 4095 times it, or from -256 to 255; before and after, only the latter.
func (a *Assembler) Ldr(t Operand, m Mem) { a.done2(a.ldr(t, m), "ldr", t, m) }

func (a *Assembler) ldr(t Operand, m Mem) problem {
	switch t := t.(type) {
	case Reg:
		if m.Label == 0 {
			return a.transferReg(opTransfer|size32|opLoad|t.sf()>>1, 2+uint(t>>7), t, m)
		}
		if t.data() {
			return a.literal(0x18000000|t.sf()>>1|rd(t), m)
		}
	case Scalar:
		if m.Label == 0 {
			return a.transferScalar(opLoad, t, m)
		}
		if t.valid() && t >= S0 {
			return a.literal(0x1C000000|uint32(t.log2()-2)<<30|vd(t), m)
		}
	}
	return noForm
}

// Str stores t, as Ldr loads it. There is no store to a label.
func (a *Assembler) Str(t Operand, m Mem) { a.done2(a.str(t, m), "str", t, m) }

func (a *Assembler) str(t Operand, m Mem) problem {
	switch t := t.(type) {
	case Reg:
		return a.transferReg(opTransfer|size32|t.sf()>>1, 2+uint(t>>7), t, m)
	case Scalar:
		return a.transferScalar(0, t, m)
	}
	return noForm
}

// transferScalar encodes a load or store of a vector register.
func (a *Assembler) transferScalar(op uint32, t Scalar, m Mem) problem {
	if !t.valid() {
		return noForm
	}
	return a.transfer(op|opTransfer|t.transferBits(), t.log2(), vd(t), m)
}

// transferBits returns the size and the bit V of loads and stores. For 128 bits
// that is size 0 with the upper bit of opc.
func (s Scalar) transferBits() uint32 {
	const v = 1 << 26
	if s >= Q0 {
		return v | 2<<22
	}
	return v | uint32(s.log2())<<30
}

func (a *Assembler) transferReg(op uint32, log2 uint, t Reg, m Mem) problem {
	if !t.data() {
		return noForm
	}
	if m.writesBack(t) {
		return sameBase
	}
	return a.transfer(op, log2, rd(t), m)
}

// narrow encodes a load or store of fewer bits than t has, which is a 32-bit
// register.
func (a *Assembler) narrow(op uint32, log2 uint, t Reg, m Mem) problem {
	if t.is64() {
		return noForm
	}
	return a.transferReg(opTransfer|op, log2, t, m)
}

// signed encodes a load of 8 or 16 bits with copies of their sign in front.
func (a *Assembler) signed(op uint32, log2 uint, t Reg, m Mem) problem {
	if t.is64() {
		return a.transferReg(opTransfer|op|opSigned64, log2, t, m)
	}
	return a.transferReg(opTransfer|op|opSigned32, log2, t, m)
}

// Ldrb loads 8 bits to a 32-bit register, with zeros in front. Addresses are as
// for Ldr, but at labels.
func (a *Assembler) Ldrb(t Reg, m Mem) { a.done2(a.narrow(size8|opLoad, 0, t, m), "ldrb", t, m) }

// Ldrh loads 16 bits, as Ldrb.
func (a *Assembler) Ldrh(t Reg, m Mem) { a.done2(a.narrow(size16|opLoad, 1, t, m), "ldrh", t, m) }

// Strb stores the low 8 bits of a 32-bit register.
func (a *Assembler) Strb(t Reg, m Mem) { a.done2(a.narrow(size8, 0, t, m), "strb", t, m) }

// Strh stores the low 16 bits of a 32-bit register.
func (a *Assembler) Strh(t Reg, m Mem) { a.done2(a.narrow(size16, 1, t, m), "strh", t, m) }

// Ldrsb loads 8 bits with copies of their sign in front.
func (a *Assembler) Ldrsb(t Reg, m Mem) { a.done2(a.signed(size8, 0, t, m), "ldrsb", t, m) }

// Ldrsh loads 16 bits with copies of their sign in front.
func (a *Assembler) Ldrsh(t Reg, m Mem) { a.done2(a.signed(size16, 1, t, m), "ldrsh", t, m) }

// Ldrsw loads 32 bits to a 64-bit register with copies of their sign in front.
func (a *Assembler) Ldrsw(t Reg, m Mem) { a.done2(a.ldrsw(t, m), "ldrsw", t, m) }

func (a *Assembler) ldrsw(t Reg, m Mem) problem {
	switch {
	case !t.is64() || !t.data():
		return noForm
	case m.Label != 0:
		return a.literal(0x98000000|rd(t), m)
	}
	return a.transferReg(opTransfer|size32|opSigned64, 2, t, m)
}

// Ldur is Ldr with an offset from -256 to 255 that need not be a multiple of
// anything. Ldr becomes it where it has to.
func (a *Assembler) Ldur(t Operand, m Mem) { a.done2(a.ldur(opLoad, t, m), "ldur", t, m) }

// Stur is Str with an offset as Ldur's.
func (a *Assembler) Stur(t Operand, m Mem) { a.done2(a.ldur(0, t, m), "stur", t, m) }

func (a *Assembler) ldur(op uint32, t Operand, m Mem) problem {
	switch t := t.(type) {
	case Reg:
		if t.data() {
			return a.unscaled(opTransfer|size32|op|t.sf()>>1, rd(t), m)
		}
	case Scalar:
		if t.valid() {
			return a.unscaled(opTransfer|op|t.transferBits(), vd(t), m)
		}
	}
	return noForm
}

// Ldurb is Ldrb with an offset as Ldur's.
func (a *Assembler) Ldurb(t Reg, m Mem) { a.near(size8|opLoad, "ldurb", t, m) }

// Ldurh is Ldrh with an offset as Ldur's.
func (a *Assembler) Ldurh(t Reg, m Mem) { a.near(size16|opLoad, "ldurh", t, m) }

// Sturb is Strb with an offset as Ldur's.
func (a *Assembler) Sturb(t Reg, m Mem) { a.near(size8, "sturb", t, m) }

// Sturh is Strh with an offset as Ldur's.
func (a *Assembler) Sturh(t Reg, m Mem) { a.near(size16, "sturh", t, m) }

func (a *Assembler) near(op uint32, name string, t Reg, m Mem) {
	p := noForm
	if t.data() && !t.is64() {
		p = a.unscaled(opTransfer|op, rd(t), m)
	}
	a.done2(p, name, t, m)
}

// Ldursb is Ldrsb with an offset as Ldur's.
func (a *Assembler) Ldursb(t Reg, m Mem) { a.nearSigned(size8, "ldursb", t, m) }

// Ldursh is Ldrsh with an offset as Ldur's.
func (a *Assembler) Ldursh(t Reg, m Mem) { a.nearSigned(size16, "ldursh", t, m) }

// Ldursw is Ldrsw with an offset as Ldur's.
func (a *Assembler) Ldursw(t Reg, m Mem) {
	if !t.is64() {
		a.report(noForm, "ldursw", t, m)
		return
	}
	a.nearSigned(size32, "ldursw", t, m)
}

func (a *Assembler) nearSigned(op uint32, name string, t Reg, m Mem) {
	op |= opSigned32
	if t.is64() {
		op ^= opSigned32 ^ opSigned64
	}
	p := noForm
	if t.data() {
		p = a.unscaled(opTransfer|op, rd(t), m)
	}
	a.done2(p, name, t, m)
}
