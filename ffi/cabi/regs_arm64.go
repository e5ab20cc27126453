package cabi

// Regs holds the general registers of interrupted code, in the order of the
// kernel's struct sigcontext (arch/arm64/include/uapi/asm/sigcontext.h).
type Regs struct {
	X                          [31]uint64 // X30 is the link register
	SP, ProgramCounter, PState uint64
}

// PC returns the address of the interrupted instruction.
func (r *Regs) PC() uintptr { return uintptr(r.ProgramCounter) }

// IntRegisters is the number of integer argument registers.
const IntRegisters = 8
