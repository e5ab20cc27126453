package amd64

// Syscall enters the kernel. RCX and R11 are lost.
func (a *Assembler) Syscall() {
	a.Put(0x050F, 2) // 0F 05
	a.done0("syscall")
}

// Ud2 is an instruction that never exists: it raises SIGILL.
func (a *Assembler) Ud2() {
	a.Put(0x0B0F, 2) // 0F 0B
	a.done0("ud2")
}

// Int3 is a breakpoint: it raises SIGTRAP.
func (a *Assembler) Int3() {
	a.Put(0xCC, 1) // CC
	a.done0("int3")
}
