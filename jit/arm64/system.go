package arm64

import "fmt"

// Svc enters the kernel. On Linux X8 holds the number of the call.
func (a *Assembler) Svc(v uint16) { a.exception(0xD4000001, "svc", v) }

// Brk is a breakpoint: it raises SIGTRAP.
func (a *Assembler) Brk(v uint16) { a.exception(0xD4200000, "brk", v) }

// Hlt is for debuggers: elsewhere it raises SIGILL.
func (a *Assembler) Hlt(v uint16) { a.exception(0xD4400000, "hlt", v) }

// exception encodes 11010100 opc imm16 000 LL.
func (a *Assembler) exception(op uint32, name string, v uint16) {
	a.word(op | uint32(v)<<5)
	a.done1(fine, name, Imm(v))
}

// Udf never is an instruction: it raises SIGILL.
func (a *Assembler) Udf(v uint16) {
	a.word(uint32(v))
	a.done1(fine, "udf", Imm(v))
}

// Hint tells the processor something, or does nothing: n is below 128.
func (a *Assembler) Hint(n Imm) {
	p := immRange
	if 0 <= n && n < 128 {
		a.word(opNop | uint32(n)<<5)
		p = fine
	}
	a.done1(p, "hint", n)
}

// Yield tells that the code waits for another thread.
func (a *Assembler) Yield() { a.hint(1, "yield") }

// Wfe waits for an event, such as another processor's Sev.
func (a *Assembler) Wfe() { a.hint(2, "wfe") }

// Sev sends an event to all processors.
func (a *Assembler) Sev() { a.hint(4, "sev") }

// Bti marks where indirect branches may go to, calls and jumps alike, if the
// system wants to know.
func (a *Assembler) Bti() { a.hint(38, "bti jc") }

// BtiC marks where indirect calls may go to.
func (a *Assembler) BtiC() { a.hint(34, "bti c") }

// BtiJ marks where indirect jumps may go to.
func (a *Assembler) BtiJ() { a.hint(36, "bti j") }

// hint encodes 11010101 00000011 0010 CRm op2 11111.
func (a *Assembler) hint(n uint32, name string) {
	a.word(opNop | n<<5)
	a.done0(name)
}

// A SysReg is a system register, by the fields that name it in instructions: op0
// to op2 in bits 15 to 0.
type SysReg uint16

// The system registers that user programs may read; NZCV, FPCR, FPSR and TPIDR
// may be written too.
const (
	NZCV   SysReg = 0xDA10 // the flags, in bits 31 to 28
	FPCR   SysReg = 0xDA20 // control of floating point
	FPSR   SysReg = 0xDA21 // status of floating point
	TPIDR  SysReg = 0xDE82 // tpidr_el0: the thread's pointer
	CTR    SysReg = 0xD801 // ctr_el0: sizes of cache lines
	DCZID  SysReg = 0xD807 // dczid_el0: the size of what ZVA clears
	CNTFRQ SysReg = 0xDF00 // cntfrq_el0: ticks of CNTVCT in a second
	CNTVCT SysReg = 0xDF02 // cntvct_el0: the time in ticks
)

// String returns the name of the register, or for others than those above one
// that assemblers know too: "s3_3_c13_c0_2".
func (s SysReg) String() string {
	switch s {
	case NZCV:
		return "nzcv"
	case FPCR:
		return "fpcr"
	case FPSR:
		return "fpsr"
	case TPIDR:
		return "tpidr_el0"
	case CTR:
		return "ctr_el0"
	case DCZID:
		return "dczid_el0"
	case CNTFRQ:
		return "cntfrq_el0"
	case CNTVCT:
		return "cntvct_el0"
	}
	return fmt.Sprintf("s%d_%d_c%d_c%d_%d", s>>14, s>>11&7, s>>7&15, s>>3&15, s&7)
}

// Mrs encodes d = s.
func (a *Assembler) Mrs(d Reg, s SysReg) { a.done2(a.sysReg(0xD5200000, d, s), "mrs", d, s) }

// Msr encodes d = s.
func (a *Assembler) Msr(d SysReg, s Reg) { a.done2(a.sysReg(0xD5000000, s, d), "msr", d, s) }

// sysReg encodes 11010101 00 L 1 o0 op1 CRn CRm op2 Rt. The high bit of op0 is
// always set.
func (a *Assembler) sysReg(op uint32, r Reg, s SysReg) problem {
	if !r.data() || !r.is64() || s>>15 == 0 {
		return noForm
	}
	a.word(op | uint32(s)<<5 | rd(r))
	return fine
}
