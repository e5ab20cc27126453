package exe

import "github.com/seed1605a99e/movabs/brainfuck/internal/emit/portable"

// Registers by role, everywhere but in the program's code.
const (
	work   = portable.S0 // address of the work area
	cell   = portable.S1 // number of a cell
	cursor = portable.S2 // where the next byte of a message goes
	pc     = portable.S3 // address of an instruction of the program

	result = portable.V
	a0     = portable.A0
	a1     = portable.A1
	a2     = portable.A2
	a3     = portable.A3
	a4     = portable.A4
	a5     = portable.A5
	t0     = portable.T0
	t1     = portable.T1
)

// Conditions.
const (
	equal    = portable.Equal
	notEqual = portable.NotEqual
	below    = portable.Below
	atLeast  = portable.AtLeast
	less     = portable.Less
)
