package amd64

import "github.com/seed1605a99e/movabs/jit/amd64"

// Registers by role. Those that hold something from op to op are callee-saved
// in the System V ABI (AMD64 supplement, 3.2.1), so that libc keeps them.
const (
	tape  = amd64.RBX // address of the current cell
	state = amd64.RBP // address of the native.State: short encodings with a displacement
	out   = amd64.R14 // next free byte of the output buffer
	in    = amd64.R15 // next byte of the input

	// For the length of one op.
	temp   = amd64.RAX
	temp32 = amd64.EAX
	temp8  = amd64.AL
	at     = amd64.R8 // address of a cell, the argument of the I/O routines

	// Over several MulAdds.
	value   = amd64.RCX
	value32 = amd64.ECX
)

// Numbers of registers in the instruction set.
const (
	tapeNumber = 3
	outNumber  = 14
	inNumber   = 15
	tempNumber = 0
)

// widths of the registers that depend on the cell's.
type cellRegs struct {
	// temp and value have the width of a cell.
	temp, value amd64.Reg
	// tempWide and valueWide have at least 32 bits: no stalls on partial
	// registers, and shorter code.
	tempWide, valueWide amd64.Reg
}

func cellRegsFor(bits int) cellRegs {
	switch bits {
	case 8:
		return cellRegs{amd64.AL, amd64.CL, amd64.EAX, amd64.ECX}
	case 16:
		return cellRegs{amd64.AX, amd64.CX, amd64.EAX, amd64.ECX}
	case 32:
		return cellRegs{amd64.EAX, amd64.ECX, amd64.EAX, amd64.ECX}
	default:
		return cellRegs{amd64.RAX, amd64.RCX, amd64.RAX, amd64.RCX}
	}
}
