package arm64

// Svc enters the kernel. On Linux X8 holds the number of the call.
func (a *Assembler) Svc(v uint16) { a.exception(0xD4000001, "svc", v) }

// Brk is a breakpoint: it raises SIGTRAP.
func (a *Assembler) Brk(v uint16) { a.exception(0xD4200000, "brk", v) }

// Hlt is for debuggers: elsewhere it raises SIGILL.
func (a *Assembler) Hlt(v uint16) { a.exception(0xD4400000, "hlt", v) }

// exception encodes 11010100 opc imm16 000 LL.
func (a *Assembler) exception(op uint32, name string, v uint16) {
	a.word(op | uint32(v)<<5)
	a.done1(fine, name, Imm(v))
}

// Udf never is an instruction: it raises SIGILL.
func (a *Assembler) Udf(v uint16) {
	a.word(uint32(v))
	a.done1(fine, "udf", Imm(v))
}
