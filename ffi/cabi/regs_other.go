//go:build !amd64 && !arm64

package cabi

// Regs holds the general registers of interrupted code; on this platform
// signals are not caught and it stays empty.
type Regs struct{}

// PC returns the address of the interrupted instruction.
func (r *Regs) PC() uintptr { return 0 }

// IntRegisters is the number of integer argument registers.
const IntRegisters = 8
