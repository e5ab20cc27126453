package amd64

// Adcx encodes dst += src + carry, and changes the carry flag only: with Adox,
// two chains of additions can go side by side (ADX). dst is a register of 32 or
// 64 bits.
func (a *Assembler) Adcx(dst, src Operand) {
	a.done2(a.adx(p66|0x0F38F6, dst, src), "adcx", dst, src) // 66 0F 38 F6 /r
}

// Adox encodes dst += src + overflow, and changes the overflow flag only (ADX).
func (a *Assembler) Adox(dst, src Operand) {
	a.done2(a.adx(pF3|0x0F38F6, dst, src), "adox", dst, src) // F3 0F 38 F6 /r
}

func (a *Assembler) adx(op opcode, dst, src Operand) bool {
	d, ok := dst.(Reg)
	return ok && d.width() >= w32 && a.load(op, dst, src)
}
