package portable

import (
	"math"

	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

type amd64Assembler struct{ a amd64.Assembler }

// AMD64 returns an assembler for x86-64.
func AMD64() Assembler { return new(amd64Assembler) }

func (p *amd64Assembler) Buffer() *asm.Buffer { return &p.a.Buffer }

// amd64 returns the register with a width in bytes. The numbers are those of the
// System V ABI (AMD64 supplement, 3.2.3). A system call takes A3 in R10 instead,
// and loses RCX and R11.
func (r Reg) amd64(bytes int) amd64.Reg {
	numbers := [registers]uint8{
		V: 0, A0: 7, A1: 6, A2: 2, A3: 1, A4: 8, A5: 9,
		S0: 3, S1: 5, S2: 12, S3: 13, T0: 10, T1: 11,
	}
	return amd64.RegOf(int(numbers[r]), bytes)
}

func (p *amd64Assembler) Mov(d, s Reg) { p.a.Mov(d.amd64(8), s.amd64(8)) }

func (p *amd64Assembler) Imm(d Reg, v int64) {
	switch {
	case v == 0:
		p.a.Xor(d.amd64(4), d.amd64(4))
	case v > 0 && v <= math.MaxUint32:
		p.a.Mov(d.amd64(4), amd64.Imm(v)) // clears the upper half
	default:
		p.a.Mov(d.amd64(8), amd64.Imm(v))
	}
}

func (p *amd64Assembler) Addr(d Reg, l asm.Label) { p.a.Lea(d.amd64(8), amd64.At(l)) }

func (p *amd64Assembler) Load(d Reg, base Reg, off int32, size int) {
	m := amd64.Ptr(base.amd64(8), off)
	m.Size = uint8(size)
	if size < 4 {
		p.a.Movzx(d.amd64(4), m)
		return
	}
	p.a.Mov(d.amd64(size), m)
}

func (p *amd64Assembler) Store(base Reg, off int32, s Reg, size int) {
	p.a.Mov(amd64.Ptr(base.amd64(8), off), s.amd64(size))
}

func (p *amd64Assembler) Add(d, s Reg)          { p.a.Add(d.amd64(8), s.amd64(8)) }
func (p *amd64Assembler) AddImm(d Reg, v int32) { p.a.Add(d.amd64(8), amd64.Imm(v)) }
func (p *amd64Assembler) Sub(d, s Reg)          { p.a.Sub(d.amd64(8), s.amd64(8)) }
func (p *amd64Assembler) Neg(d Reg)             { p.a.Neg(d.amd64(8)) }
func (p *amd64Assembler) Xor(d, s Reg)          { p.a.Xor(d.amd64(8), s.amd64(8)) }
func (p *amd64Assembler) AndImm(d Reg, v int32) { p.a.And(d.amd64(8), amd64.Imm(v)) }

func (p *amd64Assembler) ShiftLeft(d Reg, n uint)  { p.a.Shl(d.amd64(8), amd64.Imm(n)) }
func (p *amd64Assembler) ShiftRight(d Reg, n uint) { p.a.Sar(d.amd64(8), amd64.Imm(n)) }

func (p *amd64Assembler) DivRem(d Reg) {
	p.a.Xor(amd64.EDX, amd64.EDX)
	p.a.Div(d.amd64(8))
}

func (p *amd64Assembler) Jump(l asm.Label) { p.a.Jmp(l) }

func (p *amd64Assembler) cond(c Cond) amd64.Cond {
	return [...]amd64.Cond{
		Equal: amd64.E, NotEqual: amd64.NE, Below: amd64.B, AtLeast: amd64.AE, Less: amd64.L,
	}[c]
}

func (p *amd64Assembler) If(c Cond, a, b Reg, l asm.Label) {
	p.a.Cmp(a.amd64(8), b.amd64(8))
	p.a.Jcc(p.cond(c), l)
}

func (p *amd64Assembler) IfImm(c Cond, a Reg, v int32, l asm.Label) {
	p.a.Cmp(a.amd64(8), amd64.Imm(v))
	p.a.Jcc(p.cond(c), l)
}

func (p *amd64Assembler) Call(l asm.Label) { p.a.CallLabel(l) }
func (p *amd64Assembler) CallReg(r Reg)    { p.a.Call(r.amd64(8)) }

// Enter makes the stack pointer a multiple of 16 again, as it must be at calls.
func (p *amd64Assembler) Enter() { p.a.Push(amd64.RAX) }
func (p *amd64Assembler) Leave() {
	p.a.Pop(amd64.RCX)
	p.a.Ret()
}
func (p *amd64Assembler) Ret() { p.a.Ret() }

// EnterFrame makes the stack pointer a multiple of 16: after the return address
// and four registers, 8 bytes are missing.
func (p *amd64Assembler) EnterFrame(size int32) {
	for r := S0; r <= S3; r++ {
		p.a.Push(r.amd64(8))
	}
	p.a.Sub(amd64.RSP, amd64.Imm(size+8))
	p.a.Mov(S0.amd64(8), amd64.RSP)
}

func (p *amd64Assembler) LeaveFrame(size int32) {
	p.a.Add(amd64.RSP, amd64.Imm(size+8))
	for r := S3; r >= S0; r-- {
		p.a.Pop(r.amd64(8))
	}
	p.a.Ret()
}

func (p *amd64Assembler) Syscall(number int) {
	p.Imm(V, int64(number))
	p.a.Syscall()
}

// SyscallA3 is a Syscall of at least four arguments.
func (p *amd64Assembler) SyscallA3(number int) {
	p.a.Mov(amd64.R10, amd64.RCX)
	p.Syscall(number)
}

func (p *amd64Assembler) Kernel() *Kernel {
	return &Kernel{
		Read: 0, Write: 1, Mmap: 9, Mprotect: 10, Exit: 231, Sigaction: 13, Sigreturn: 15,
		Getpid: 39, Kill: 62, Setitimer: 38, Ppoll: 271,
		General: func(n uint8) int32 {
			// gregs[], in the order of sys/ucontext.h: R8 to R15, RDI, RSI, RBP,
			// RBX, RDX, RAX, RCX, RSP.
			order := [16]int32{13, 14, 12, 11, 15, 10, 9, 8, 0, 1, 2, 3, 4, 5, 6, 7}
			return 40 + 8*order[n]
		},
		PC:       40 + 8*16,
		PageSize: 4 << 10,
	}
}
