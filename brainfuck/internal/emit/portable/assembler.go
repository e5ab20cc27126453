package portable

import "github.com/seed1605a99e/movabs/jit/asm"

// A Reg is a register by its role.
type Reg uint8

// The registers.
const (
	V  Reg = iota // the result of a call, possibly A0
	A0            // arguments, in C's order
	A1
	A2
	A3
	A4
	A5
	S0 // kept over calls
	S1
	S2
	S3
	T0 // scratch
	T1
	registers // their number
)

// A Cond compares two values.
type Cond uint8

// The conditions. Below and AtLeast are for values without sign, Less for values
// with one.
const (
	Equal Cond = iota
	NotEqual
	Below
	AtLeast
	Less
)

// An Assembler writes code for one processor.
type Assembler interface {
	// Buffer is where the code goes. Its labels are the operands of branches.
	Buffer() *asm.Buffer
	// Kernel tells what the code must know of Linux on this processor.
	Kernel() *Kernel

	Mov(d, s Reg)                               // d = s
	Imm(d Reg, v int64)                         // d = v
	Addr(d Reg, l asm.Label)                    // d = address of l
	Load(d Reg, base Reg, off int32, size int)  // d = the size bytes at base+off, without sign
	Store(base Reg, off int32, s Reg, size int) // the size bytes at base+off = s

	Add(d, s Reg)             // d += s
	AddImm(d Reg, v int32)    // d += v
	Sub(d, s Reg)             // d -= s
	Neg(d Reg)                // d = -d
	Xor(d, s Reg)             // d ^= s
	AndImm(d Reg, v int32)    // d &= v, a run of ones from bit 0
	ShiftLeft(d Reg, n uint)  // d <<= n
	ShiftRight(d Reg, n uint) // d >>= n, with sign
	DivRem(d Reg)             // V, A2 = V/d, V%d, without sign

	Jump(l asm.Label)                          // goes to l
	If(c Cond, a, b Reg, l asm.Label)          // goes to l if a c b
	IfImm(c Cond, a Reg, v int32, l asm.Label) // goes to l if a c v
	Call(l asm.Label)                          // calls the function at l
	CallReg(r Reg)                             // calls the function at the address in r
	Enter()                                    // begins a function that calls others
	Leave()                                    // ends it; loses A3, keeps V
	Ret()                                      // returns
	EnterFrame(size int32)                     // begins a function for C: keeps S0 to S3, sets S0 to so many bytes of memory
	LeaveFrame(size int32)                     // ends it; keeps V
	Syscall(number int)                        // V = the result of a system call of up to three arguments
	SyscallA3(number int)                      // the same with four or more; loses T0
}
