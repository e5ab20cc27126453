package amd64

// A VEX prefix takes the place of the mandatory prefix, REX and the bytes 0F,
// 0F 38 or 0F 3A of the opcode, and names a third register, vvvv (SDM volume 2,
// section 2.3.5). R, X, B and vvvv are inverted:
//
//	C5  R vvvv L pp                    if X, B and W are 0 and the opcode is 0F xx
//	C4  R X B mmmmm   W vvvv L pp
//
// Opcodes are written as without VEX: p66|0x0F3817 is VEX.66.0F38 17.

// vexHead returns the prefix and the opcode of an instruction, and their length
// in bits. l is w128 or w256; rex has the bits R, X and B.
func vexHead(op opcode, w, l width, rex uint8, v Reg) (h uint64, n uint) {
	var pp uint64
	switch op >> 24 {
	case 0x66:
		pp = 1
	case 0xF3:
		pp = 2
	case 0xF2:
		pp = 3
	}
	last := uint64(^v&15)<<3 | pp
	if l == w256 {
		last |= 4
	}
	var escape uint64 = 1 // 0F
	switch op >> 8 & 0xFFFF {
	case 0x0F38:
		escape = 2
	case 0x0F3A:
		escape = 3
	}
	code := uint64(op & 0xFF)
	if rex&(rexX|rexB) == 0 && w != w64 && escape == 1 {
		r := uint64(^rex&rexR) << 5
		return 0xC5 | (r|last)<<8 | code<<16, 24
	}
	rxb := uint64(^rex&7) << 5
	return 0xC4 | (rxb|escape)<<8 | (uint64(rexW(w))<<4|last)<<16 | code<<24, 32
}

// vexReg encodes "op /r" with three registers and an immediate of n bytes. They
// are given by their numbers; what kind they are is the opcode's matter.
func (a *Assembler) vexReg(op opcode, w, l width, reg, v, rm Reg, imm int64, n int) {
	rex := uint8(reg>>3&1)*rexR | uint8(rm>>3&1)*rexB
	h, k := vexHead(op, w, l, rex, v)
	a.put(h|uint64(0xC0|reg&7<<3|rm&7)<<k, k+8, imm, n)
}

// vexMem encodes "op /r" with two registers, memory and an immediate of n
// bytes. It returns false, without having put anything, if there is no such
// address.
func (a *Assembler) vexMem(op opcode, w, l width, reg, v Reg, m address, imm int64, n int) bool {
	if !m.valid() {
		return false
	}
	if m.narrow() {
		a.Put(0x67, 1) // address-size prefix
	}
	rex := uint8(reg>>3&1)*rexR | m.extend()
	h, k := vexHead(op, w, l, rex, v)
	a.memory(h, k, reg&7, m, imm, n)
	return true
}
