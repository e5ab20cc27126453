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
)

// Numbers of registers in the instruction set.
const (
	tapeNumber = 3
	outNumber  = 14
	inNumber   = 15
	tempNumber = 0
)

// slots is how many registers hold cells: RCX, RDX, RSI, RDI and R8 to R13, whose
// numbers slotNumber returns. Leaving, libc and the kernel do not keep them.
const slots = 10

func slotNumber(i int) int { return int([slots]uint8{1, 2, 6, 7, 8, 9, 10, 11, 12, 13}[i]) }

// reg returns the register of slot i in the width of a cell.
func (g *generator) reg(i int) amd64.Reg { return amd64.RegOf(slotNumber(i), int(g.Size)) }

// wide returns the same register with at least 32 bits: no stalls on partial
// registers, and shorter code. A cell's value is in its low bits; those above
// may hold anything.
func (g *generator) wide(i int) amd64.Reg { return amd64.RegOf(slotNumber(i), int(max(g.Size, 4))) }

// whole returns all of the same register.
func whole(i int) amd64.Reg { return amd64.RegOf(slotNumber(i), 8) }

// tempCell and tempWide are temp in the width of a cell, and with at least 32
// bits.
func (g *generator) tempCell() amd64.Reg { return amd64.RegOf(tempNumber, int(g.Size)) }
func (g *generator) tempWide() amd64.Reg { return amd64.RegOf(tempNumber, int(max(g.Size, 4))) }
