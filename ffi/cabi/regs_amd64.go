package cabi

// Regs holds the general registers of interrupted code, in the order of the
// kernel's struct sigcontext (arch/x86/include/uapi/asm/sigcontext.h).
type Regs struct {
	R8, R9, R10, R11, R12, R13, R14, R15 uint64
	RDI, RSI, RBP, RBX, RDX, RAX, RCX    uint64
	RSP, RIP, Flags                      uint64
}

// PC returns the address of the interrupted instruction.
func (r *Regs) PC() uintptr { return uintptr(r.RIP) }

// IntRegisters is the number of integer argument registers.
const IntRegisters = 6
