package portable

import (
	"github.com/seed1605a99e/movabs/jit/arm64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// Registers that have no role: for the number of a system call, and for
// instructions that become several.
const (
	arm64Number = arm64.X8
	arm64Spare  = arm64.X16
)

type arm64Assembler struct{ a arm64.Assembler }

// ARM64 returns an assembler for A64.
func ARM64() Assembler { return new(arm64Assembler) }

func (p *arm64Assembler) Buffer() *asm.Buffer { return &p.a.Buffer }

// arm64 returns the register with a width in bytes. The numbers are those of the
// procedure call standard (AAPCS64, 6.1.1).
func (r Reg) arm64(bytes int) arm64.Reg {
	numbers := [registers]uint8{
		V: 0, A0: 0, A1: 1, A2: 2, A3: 3, A4: 4, A5: 5,
		S0: 19, S1: 20, S2: 21, S3: 22, T0: 9, T1: 10,
	}
	return arm64.RegOf(int(numbers[r]), bytes)
}

func (p *arm64Assembler) Mov(d, s Reg) {
	if d.arm64(8) != s.arm64(8) {
		p.a.Mov(d.arm64(8), s.arm64(8))
	}
}

func (p *arm64Assembler) Imm(d Reg, v int64) { p.a.MovImm(d.arm64(8), v) }

// near is how far Addr counts on ADR to reach: less than its 1 MiB, for what
// comes between it and a label that is not bound yet.
const near = 1 << 19

// Addr takes for granted that a label ahead is not far: those behind may be, as
// a program's code comes before its run time.
func (p *arm64Assembler) Addr(d Reg, l asm.Label) {
	b := p.Buffer()
	at, bound := b.Offset(l)
	if distance := b.Len() - at; bound && distance > near {
		p.a.Reserve(32) // nothing comes between these instructions
		here := b.NewLabel()
		distance = b.Len() - at
		b.Bind(here)
		p.a.Adr(d.arm64(8), here)
		p.a.MovImm(arm64Spare, int64(distance))
		p.a.Sub(d.arm64(8), d.arm64(8), arm64Spare)
		return
	}
	p.a.Adr(d.arm64(8), l)
}

func (p *arm64Assembler) Load(d Reg, base Reg, off int32, size int) {
	m := arm64.Ptr(base.arm64(8), off)
	narrow := d.arm64(4)
	switch size {
	case 1:
		p.a.Ldrb(narrow, m)
	case 2:
		p.a.Ldrh(narrow, m)
	case 4:
		p.a.Ldr(narrow, m)
	default:
		p.a.Ldr(d.arm64(8), m)
	}
}

func (p *arm64Assembler) Store(base Reg, off int32, s Reg, size int) {
	m := arm64.Ptr(base.arm64(8), off)
	narrow := s.arm64(4)
	switch size {
	case 1:
		p.a.Strb(narrow, m)
	case 2:
		p.a.Strh(narrow, m)
	case 4:
		p.a.Str(narrow, m)
	default:
		p.a.Str(s.arm64(8), m)
	}
}

func (p *arm64Assembler) Add(d, s Reg) { p.a.Add(d.arm64(8), d.arm64(8), s.arm64(8)) }
func (p *arm64Assembler) Sub(d, s Reg) { p.a.Sub(d.arm64(8), d.arm64(8), s.arm64(8)) }
func (p *arm64Assembler) Neg(d Reg)    { p.a.Neg(d.arm64(8), d.arm64(8)) }
func (p *arm64Assembler) Xor(d, s Reg) { p.a.Eor(d.arm64(8), d.arm64(8), s.arm64(8)) }

func (p *arm64Assembler) AddImm(d Reg, v int32) {
	p.a.Add(d.arm64(8), d.arm64(8), p.operand(v))
}

// operand returns an operand for v: an immediate if that can be one.
func (p *arm64Assembler) operand(v int32) arm64.Operand {
	if -1<<12 < v && v < 1<<12 {
		return arm64.Imm(v)
	}
	p.a.MovImm(arm64Spare, int64(v))
	return arm64Spare
}

func (p *arm64Assembler) AndImm(d Reg, v int32) { p.a.And(d.arm64(8), d.arm64(8), arm64.Imm(v)) }

func (p *arm64Assembler) ShiftLeft(d Reg, n uint) {
	p.a.Lsl(d.arm64(8), d.arm64(8), arm64.Imm(n))
}

func (p *arm64Assembler) ShiftRight(d Reg, n uint) {
	p.a.Asr(d.arm64(8), d.arm64(8), arm64.Imm(n))
}

func (p *arm64Assembler) DivRem(d Reg) {
	p.a.Udiv(arm64Spare, V.arm64(8), d.arm64(8))
	p.a.Msub(A2.arm64(8), arm64Spare, d.arm64(8), V.arm64(8))
	p.a.Mov(V.arm64(8), arm64Spare)
}

func (p *arm64Assembler) Jump(l asm.Label) { p.a.B(l) }

func (p *arm64Assembler) cond(c Cond) arm64.Cond {
	return [...]arm64.Cond{
		Equal: arm64.EQ, NotEqual: arm64.NE, Below: arm64.LO, AtLeast: arm64.HS, Less: arm64.LT,
	}[c]
}

func (p *arm64Assembler) If(c Cond, a, b Reg, l asm.Label) {
	p.a.Cmp(a.arm64(8), b.arm64(8))
	p.a.Bcc(p.cond(c), l)
}

func (p *arm64Assembler) IfImm(c Cond, a Reg, v int32, l asm.Label) {
	p.a.Cmp(a.arm64(8), p.operand(v))
	p.a.Bcc(p.cond(c), l)
}

func (p *arm64Assembler) Call(l asm.Label) { p.a.Bl(l) }
func (p *arm64Assembler) CallReg(r Reg)    { p.a.Blr(r.arm64(8)) }

// Enter saves the frame pointer and where to return to.
func (p *arm64Assembler) Enter() {
	p.a.Stp(arm64.X29, arm64.X30, arm64.PtrPre(arm64.SP, -16))
}

func (p *arm64Assembler) Leave() {
	p.a.Ldp(arm64.X29, arm64.X30, arm64.PtrPost(arm64.SP, 16))
	p.a.Ret()
}

func (p *arm64Assembler) Ret() { p.a.Ret() }

func (p *arm64Assembler) EnterFrame(size int32) {
	p.a.Stp(arm64.X29, arm64.X30, arm64.PtrPre(arm64.SP, -48))
	p.a.Stp(S0.arm64(8), S1.arm64(8), arm64.Ptr(arm64.SP, 16))
	p.a.Stp(S2.arm64(8), S3.arm64(8), arm64.Ptr(arm64.SP, 32))
	p.a.Mov(arm64.X29, arm64.SP)
	p.a.Sub(arm64.SP, arm64.SP, arm64.Imm(size))
	p.a.Mov(S0.arm64(8), arm64.SP)
}

func (p *arm64Assembler) LeaveFrame(size int32) {
	p.a.Add(arm64.SP, arm64.SP, arm64.Imm(size))
	p.a.Ldp(S0.arm64(8), S1.arm64(8), arm64.Ptr(arm64.SP, 16))
	p.a.Ldp(S2.arm64(8), S3.arm64(8), arm64.Ptr(arm64.SP, 32))
	p.a.Ldp(arm64.X29, arm64.X30, arm64.PtrPost(arm64.SP, 48))
	p.a.Ret()
}

func (p *arm64Assembler) Syscall(number int) {
	p.a.MovImm(arm64Number, int64(number))
	p.a.Svc(0)
}

func (p *arm64Assembler) SyscallA3(number int) { p.Syscall(number) }

func (p *arm64Assembler) Kernel() *Kernel {
	return &Kernel{
		Read: 63, Write: 64, Mmap: 222, Mprotect: 226, Exit: 94, Sigaction: 134, Sigreturn: 139,
		Getpid: 172, Kill: 129, Setitimer: 103, Ppoll: 73,
		// uc_mcontext lies at 176: fault_address, regs[31], sp, pc.
		General:  func(n uint8) int32 { return 176 + 8 + 8*int32(n) },
		PC:       176 + 8 + 8*32,
		PageSize: 64 << 10,
	}
}
