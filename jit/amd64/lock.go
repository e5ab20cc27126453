package amd64

// Lock makes the next instruction atomic. It must be one of Adc, Add, And, Btc,
// Btr, Bts, Cmpxchg, Cmpxchg8b, Cmpxchg16b, Dec, Inc, Neg, Not, Or, Sbb, Sub,
// Xadd, Xchg and Xor with a destination in memory; another is an [OperandError].
// Xchg with memory is atomic without Lock too.
func (a *Assembler) Lock() {
	a.Put(0xF0, 1) // F0
	a.Check(checkLocked)
	a.done0("lock")
}

// checkLocked returns the error of code that begins with an instruction which
// does not take a lock prefix: the processor would raise SIGILL.
func checkLocked(code []byte) error {
	if !lockable(code) {
		return &OperandError{Op: "lock", Reason: "the next instruction cannot be locked"}
	}
	return nil
}

// lockable returns whether code begins with an instruction that takes a lock
// prefix (SDM volume 2, LOCK) and has its destination in memory.
func lockable(code []byte) bool {
	for len(code) > 0 && (code[0] == 0x66 || code[0] == 0x67 || code[0]&0xF0 == rexNone) {
		code = code[1:]
	}
	if len(code) < 2 {
		return false
	}
	op, modrm := opcode(code[0]), code[1]
	if op == 0x0F && len(code) > 2 {
		op, modrm = op<<8|opcode(code[1]), code[2]
	}
	digit := modrm >> 3 & 7
	if modrm >= 0xC0 { // mod 11: a register
		return false
	}
	switch op {
	case 0x80, 0x81, 0x83: // the digits of aluAdd to aluXor
		return digit != aluCmp
	case 0xFE, 0xFF: // /0 inc, /1 dec
		return digit <= 1
	case 0xF6, 0xF7: // /2 not, /3 neg
		return digit == 2 || digit == 3
	case 0x86, 0x87, 0x0FAB, 0x0FB3, 0x0FBB, 0x0FB0, 0x0FB1, 0x0FC0, 0x0FC1: // xchg, bts, btr, btc, cmpxchg, xadd
		return true
	case 0x0FBA: // /5 bts, /6 btr, /7 btc, with an immediate
		return digit >= 5
	case 0x0FC7: // /1 cmpxchg8b, cmpxchg16b
		return digit == 1
	}
	return op < aluCmp<<3 && op&7 <= 1 // 00 /r and 01 /r: add to xor, of a register to memory
}
