package arm64

// Shifts of the elements of vectors.

// Sshr encodes d = n >> shift, as signed numbers.
func (a *Assembler) Sshr(d, n Vector, shift Imm) {
	a.done3(a.shiftVector(0x0F000400, false, d, n, shift), "sshr", d, n, shift)
}

// Ushr encodes d = n >> shift, as unsigned numbers.
func (a *Assembler) Ushr(d, n Vector, shift Imm) {
	a.done3(a.shiftVector(0x2F000400, false, d, n, shift), "ushr", d, n, shift)
}

// Srshr encodes d = n >> shift rounded, as signed numbers.
func (a *Assembler) Srshr(d, n Vector, shift Imm) {
	a.done3(a.shiftVector(0x0F002400, false, d, n, shift), "srshr", d, n, shift)
}

// Urshr encodes d = n >> shift rounded, as unsigned numbers.
func (a *Assembler) Urshr(d, n Vector, shift Imm) {
	a.done3(a.shiftVector(0x2F002400, false, d, n, shift), "urshr", d, n, shift)
}

// Ssra encodes d += n >> shift, as signed numbers.
func (a *Assembler) Ssra(d, n Vector, shift Imm) {
	a.done3(a.shiftVector(0x0F001400, false, d, n, shift), "ssra", d, n, shift)
}

// Usra encodes d += n >> shift, as unsigned numbers.
func (a *Assembler) Usra(d, n Vector, shift Imm) {
	a.done3(a.shiftVector(0x2F001400, false, d, n, shift), "usra", d, n, shift)
}

// Sri encodes d = n >> shift below the upper bits of d.
func (a *Assembler) Sri(d, n Vector, shift Imm) {
	a.done3(a.shiftVector(0x2F004400, false, d, n, shift), "sri", d, n, shift)
}

// Shl encodes d = n << shift.
func (a *Assembler) Shl(d, n Vector, shift Imm) {
	a.done3(a.shiftVector(0x0F005400, true, d, n, shift), "shl", d, n, shift)
}

// Sli encodes d = n << shift above the lower bits of d.
func (a *Assembler) Sli(d, n Vector, shift Imm) {
	a.done3(a.shiftVector(0x2F005400, true, d, n, shift), "sli", d, n, shift)
}

// shiftVector encodes 0 Q U 011110 immh immb opcode 1 Rn Rd. immh:immb is the size
// in bits plus a shift to the left, below it, or twice the size minus one to the
// right, from 1 on.
func (a *Assembler) shiftVector(op uint32, left bool, d, n Vector, shift Imm) problem {
	if !d.in(upTo8) || n.shape() != d.shape() || n.Reg > V31 {
		return noForm
	}
	imm, ok := shiftImm(d.Size, left, shift)
	if !ok {
		return shiftRange
	}
	a.word(op | d.q() | imm | d.d() | n.n())
	return fine
}

// shiftImm returns immh:immb for elements of a size.
func shiftImm(size uint8, left bool, shift Imm) (uint32, bool) {
	bits := 8 * Imm(size)
	if left {
		return uint32(bits+shift) << 16, shift >= 0 && shift < bits
	}
	return uint32(2*bits-shift) << 16, shift >= 1 && shift <= bits
}

// Sshl encodes d = n << the lowest byte of m, or >> the opposite of a negative
// one, as signed numbers.
func (a *Assembler) Sshl(d, n, m Vector) {
	a.done3(a.vector3(0x0E204400, upTo8, d, n, m), "sshl", d, n, m)
}

// Ushl encodes d = n << the lowest byte of m, or >> the opposite of a negative
// one, as unsigned numbers.
func (a *Assembler) Ushl(d, n, m Vector) {
	a.done3(a.vector3(0x2E204400, upTo8, d, n, m), "ushl", d, n, m)
}

// Sshll encodes d = n << shift, of signed numbers, in elements of twice the size.
func (a *Assembler) Sshll(d, n Vector, shift Imm) {
	a.shiftLong(0x0F00A400, "sshll", false, d, n, shift)
}

// Sshll2 is Sshll of the upper half.
func (a *Assembler) Sshll2(d, n Vector, shift Imm) {
	a.shiftLong(0x0F00A400, "sshll", true, d, n, shift)
}

// Ushll encodes d = n << shift, of unsigned numbers, in elements of twice the size.
func (a *Assembler) Ushll(d, n Vector, shift Imm) {
	a.shiftLong(0x2F00A400, "ushll", false, d, n, shift)
}

// Ushll2 is Ushll of the upper half.
func (a *Assembler) Ushll2(d, n Vector, shift Imm) {
	a.shiftLong(0x2F00A400, "ushll", true, d, n, shift)
}

// Sxtl encodes d = n, of signed numbers, in elements of twice the size.
func (a *Assembler) Sxtl(d, n Vector) { a.extendVector(0x0F00A400, "sxtl", false, d, n) }

// Sxtl2 is Sxtl of the upper half.
func (a *Assembler) Sxtl2(d, n Vector) { a.extendVector(0x0F00A400, "sxtl", true, d, n) }

// Uxtl encodes d = n, of unsigned numbers, in elements of twice the size.
func (a *Assembler) Uxtl(d, n Vector) { a.extendVector(0x2F00A400, "uxtl", false, d, n) }

// Uxtl2 is Uxtl of the upper half.
func (a *Assembler) Uxtl2(d, n Vector) { a.extendVector(0x2F00A400, "uxtl", true, d, n) }

// Shrn encodes d = n >> shift, in elements of half the size.
func (a *Assembler) Shrn(d, n Vector, shift Imm) {
	a.shiftNarrow(0x0F008400, "shrn", false, d, n, shift)
}

// Shrn2 is Shrn to the upper half of d, and leaves the lower.
func (a *Assembler) Shrn2(d, n Vector, shift Imm) {
	a.shiftNarrow(0x0F008400, "shrn", true, d, n, shift)
}

// Rshrn encodes d = n >> shift rounded, in elements of half the size.
func (a *Assembler) Rshrn(d, n Vector, shift Imm) {
	a.shiftNarrow(0x0F008C00, "rshrn", false, d, n, shift)
}

// Rshrn2 is Rshrn to the upper half of d, and leaves the lower.
func (a *Assembler) Rshrn2(d, n Vector, shift Imm) {
	a.shiftNarrow(0x0F008C00, "rshrn", true, d, n, shift)
}

func (a *Assembler) shiftLong(op uint32, name string, upper bool, d, n Vector, shift Imm) {
	a.done3(a.longShift(op, upper, d, n, shift), a.halves(name, upper), d, n, shift)
}

func (a *Assembler) extendVector(op uint32, name string, upper bool, d, n Vector) {
	a.done2(a.longShift(op, upper, d, n, 0), a.halves(name, upper), d, n)
}

func (a *Assembler) longShift(op uint32, upper bool, d, n Vector, shift Imm) problem {
	if !n.in(upTo4) || !n.twice(d, upper) {
		return noForm
	}
	imm, ok := shiftImm(n.Size, true, shift)
	if !ok {
		return shiftRange
	}
	a.word(op | n.q() | imm | d.d() | n.n())
	return fine
}

func (a *Assembler) shiftNarrow(op uint32, name string, upper bool, d, n Vector, shift Imm) {
	a.done3(a.narrowShift(op, upper, d, n, shift), a.halves(name, upper), d, n, shift)
}

func (a *Assembler) narrowShift(op uint32, upper bool, d, n Vector, shift Imm) problem {
	if !d.in(upTo4) || !d.twice(n, upper) {
		return noForm
	}
	imm, ok := shiftImm(d.Size, false, shift)
	if !ok {
		return shiftRange
	}
	a.word(op | d.q() | imm | d.d() | n.n())
	return fine
}
