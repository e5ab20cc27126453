package arm64

import "github.com/seed1605a99e/movabs/jit/arm64"

// Registers by role. Those that hold something from op to op are callee-saved
// in the procedure call standard (AAPCS64, 6.1.1), so that libc keeps them.
const (
	tape  = arm64.X19 // address of the current cell
	state = arm64.X20 // address of the native.State
	out   = arm64.X21 // next free byte of the output buffer
	in    = arm64.X22 // next byte of the input

	// For the length of one op. Addresses that are too far for a load or store
	// go to far: see mem.
	temp   = arm64.X16
	temp32 = arm64.W16
	far    = arm64.X17
	at     = arm64.X9 // address of a cell, the argument of the I/O routines
)

// Numbers of registers in the instruction set.
const (
	tapeNumber = 19
	outNumber  = 21
	inNumber   = 22
	tempNumber = 16
)

// slots is how many registers hold cells: X0 to X15, whose numbers are those of
// the slots. Leaving, libc and the kernel do not keep all of them.
const slots = 16

// reg returns the register of slot i, of 32 bits at least. A cell's value is in
// its low bits; those above may hold anything.
func (g *generator) reg(i int) arm64.Reg { return arm64.RegOf(i, g.width()) }

// tempCell is temp in the same width, and zero the register that reads as zero.
func (g *generator) tempCell() arm64.Reg { return temp.As(g.width()) }
func (g *generator) zero() arm64.Reg     { return arm64.XZR.As(g.width()) }

// width returns the size in bytes of a register for a cell.
func (g *generator) width() int { return int(max(g.Size, 4)) }
