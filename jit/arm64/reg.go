package arm64

import "fmt"

// A Reg is a general-purpose register in one of its two sizes. The zero value is
// no register.
//
// The low five bits are the number that instructions hold. Number 31 is the zero
// register or the stack pointer, as the instruction wants it; bit 5 tells which
// of them is meant. The top two bits are the width.
type Reg uint8

// The 32-bit registers. Writing one clears the upper half of the 64-bit one.
const (
	W0 Reg = iota + w32
	W1
	W2
	W3
	W4
	W5
	W6
	W7
	W8
	W9
	W10
	W11
	W12
	W13
	W14
	W15
	W16
	W17
	W18
	W19
	W20
	W21
	W22
	W23
	W24
	W25
	W26
	W27
	W28
	W29
	W30
	WZR            // reads as zero, and writes are lost
	WSP = WZR | sp // the lower half of SP
)

// The 64-bit registers.
const (
	X0 Reg = iota + w64
	X1
	X2
	X3
	X4
	X5
	X6
	X7
	X8
	X9
	X10
	X11
	X12
	X13
	X14
	X15
	X16
	X17
	X18
	X19
	X20
	X21
	X22
	X23
	X24
	X25
	X26
	X27
	X28
	X29
	X30
	XZR            // reads as zero, and writes are lost
	SP  = XZR | sp // the stack pointer, a multiple of 16 when it is an address
)

// What registers are for in the procedure call standard (AAPCS64, section 6.1.1).
const (
	IP0 = X16 // the first of two that veneers and stubs may change
	IP1 = X17
	PR  = X18 // the platform's: not to be used where others shall run
	FP  = X29 // frame pointer
	LR  = X30 // where to return to
)

const (
	sp  Reg = 1 << 5
	w32 Reg = 1 << 6
	w64 Reg = 2 << 6
)

// RegOf returns the general-purpose register with number n, 0 to 30, that is
// size bytes long: 4 or 8. For other values it is no register.
func RegOf(n, size int) Reg {
	if n < 0 || n > 30 || size != 4 && size != 8 {
		return 0
	}
	return Reg(size)<<4 | Reg(n)
}

// Size returns the size of the register in bytes, or 0 if r is none.
func (r Reg) Size() int {
	if !r.valid() {
		return 0
	}
	return int(r >> 6 << 2)
}

// Num returns the number of the register, 0 to 31.
func (r Reg) Num() int { return int(r & 31) }

// As returns the register as one that is size bytes long: 4 or 8.
func (r Reg) As(size int) Reg {
	if !r.valid() || size != 4 && size != 8 {
		return 0
	}
	return r&(1<<6-1) | Reg(size)<<4
}

// W returns the lower half of the register.
func (r Reg) W() Reg { return r.As(4) }

// X returns the whole of the register.
func (r Reg) X() Reg { return r.As(8) }

// String returns the name of the register, in lower case.
func (r Reg) String() string {
	switch {
	case !r.valid():
		return fmt.Sprintf("Reg(%#x)", uint8(r))
	case r == SP:
		return "sp"
	case r == WSP:
		return "wsp"
	case r == XZR:
		return "xzr"
	case r == WZR:
		return "wzr"
	case r.is64():
		return fmt.Sprintf("x%d", r.Num())
	}
	return fmt.Sprintf("w%d", r.Num())
}

func (r Reg) valid() bool {
	w := r >> 6
	return (w == 1 || w == 2) && (r&sp == 0 || r&31 == 31)
}

func (r Reg) is64() bool { return r&w64 != 0 }
func (r Reg) isSP() bool { return r&sp != 0 }

// num returns the number as a field of an instruction that starts at bit 0.
func (r Reg) num() uint32 { return uint32(r & 31) }

// sf returns the bit 31 of instructions that have a form for each width.
func (r Reg) sf() uint32 { return uint32(r>>7) << 31 }

// data returns whether r is a register in a place where 31 is the zero register.
func (r Reg) data() bool { return r.valid() && !r.isSP() }

// base returns whether r is a register in a place where 31 is the stack pointer.
func (r Reg) base() bool { return r.valid() && (r&31 != 31 || r.isSP()) }
