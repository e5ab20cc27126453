package arm64

import "github.com/seed1605a99e/movabs/jit/asm"

const (
	opB   = 0x14000000 // 0 00101 imm26
	opBl  = 0x94000000 // 1 00101 imm26
	opBcc = 0x54000000 // 01010100 imm19 0 cond
)

// island puts veneers here if a branch would not reach its label n bytes later.
// It is apart from word so that that stays small.
//
//go:noinline
func (a *Assembler) island(n int) { a.Island(opB, asm.Branch26, "b", n) }

// Reserve makes sure that no veneers come into the next n bytes: for code that
// counts its own instructions.
func (a *Assembler) Reserve(n int) {
	if a.Due(n) {
		a.island(n)
	}
}

// B jumps to l. Through veneers, or if l is bound by way of X16 and X17, it
// reaches everywhere.
func (a *Assembler) B(l asm.Label) { a.jump(opB, opBr, "b", l) }

// Bl calls the code at l, which finds the address to return to in LR. Through
// veneers, or if l is bound by way of X16 and X17, it reaches everywhere.
func (a *Assembler) Bl(l asm.Label) { a.jump(opBl, opBlr, "bl", l) }

func (a *Assembler) jump(op, indirect uint32, name string, l asm.Label) {
	a.Reserve(farJump)
	if at, ok := a.Offset(l); ok && !a.Reaches(asm.Branch26, l) {
		a.jumpFar(indirect, at)
		return
	}
	a.FixupWord(op, asm.Branch26, l)
	if a.Listed() {
		a.noteLabel(name, l)
	}
}

const farJump = 20 // bytes of a jump further than 128 MiB back, at most

// jumpFar jumps to an offset more than 128 MiB back.
func (a *Assembler) jumpFar(indirect uint32, target int) {
	distance := uint32(target - a.Len())
	a.word(0x10000000 | rd(IP0)) // adr x16, .
	a.done0("adr x16, .")
	a.Movn(IP1, uint16(^distance), 0)
	a.Movk(IP1, uint16(distance>>16), 16)
	a.Add(IP0, IP0, IP1)
	a.word(indirect | rn(IP0))
	if a.Listed() {
		a.Note([]string{"br x16", "blr x16"}[(indirect-opBr)>>21])
	}
}

// A conditional is a branch with a condition, and the one that goes where it
// does not.
type conditional struct {
	op, inverse uint32
	kind        asm.RelocKind
	name        string // "cbz", for a listing
	inverseName string
	operands    string // " w0,", for a listing
}

// Bcc jumps to l if c holds. More than 1 MiB back, it is a jump over a B.
func (a *Assembler) Bcc(c Cond, l asm.Label) {
	if !c.valid() {
		a.noSuch("b." + c.String())
		return
	}
	b := conditional{op: opBcc | uint32(c), inverse: opBcc | uint32(c^1), kind: asm.Branch19}
	if !c.negatable() {
		b.inverse = opNop
	}
	if a.Listed() {
		b.name, b.inverseName = "b."+c.String(), "b."+c.Negate().String()
	}
	a.branch(b, l)
}

// Cbz jumps to l if r is 0. More than 1 MiB back, it is a jump over a B.
func (a *Assembler) Cbz(r Reg, l asm.Label) { a.compare(0x34000000, "cbz", "cbnz", r, l) }

// Cbnz jumps to l if r is not 0. More than 1 MiB back, it is a jump over a B.
func (a *Assembler) Cbnz(r Reg, l asm.Label) { a.compare(0x35000000, "cbnz", "cbz", r, l) }

// compare encodes sf 011010 op imm19 Rt.
func (a *Assembler) compare(op uint32, name, inverse string, r Reg, l asm.Label) {
	if !r.data() {
		a.report(noForm, name, r)
		return
	}
	op |= r.sf() | rd(r)
	b := conditional{op, op ^ 1<<24, asm.Branch19, name, inverse, ""}
	if a.Listed() {
		b.operands = " " + r.String() + ","
	}
	a.branch(b, l)
}

// Tbz jumps to l if bit n of r is 0. More than 32 KiB back, it is a jump over a B.
func (a *Assembler) Tbz(r Reg, n Imm, l asm.Label) { a.testBit(0x36000000, "tbz", "tbnz", r, n, l) }

// Tbnz jumps to l if bit n of r is 1. More than 32 KiB back, it is a jump over a
// B.
func (a *Assembler) Tbnz(r Reg, n Imm, l asm.Label) { a.testBit(0x37000000, "tbnz", "tbz", r, n, l) }

// testBit encodes b5 011011 op b40 imm14 Rt.
func (a *Assembler) testBit(op uint32, name, inverse string, r Reg, n Imm, l asm.Label) {
	switch {
	case !r.data():
		a.report(noForm, name, r, n)
		return
	case n < 0 || int64(n) >= bitsOf(r):
		a.report(immRange, name, r, n)
		return
	}
	op |= uint32(n>>5)<<31 | uint32(n&31)<<19 | rd(r)
	b := conditional{op, op ^ 1<<24, asm.Branch14, name, inverse, ""}
	if a.Listed() {
		b.operands = " " + r.String() + ", " + n.String() + ","
	}
	a.branch(b, l)
}

// branch appends b, or if l is too far back its inverse over a B.
func (a *Assembler) branch(b conditional, l asm.Label) {
	a.Reserve(4 + farJump)
	if _, bound := a.Offset(l); !bound || a.Reaches(b.kind, l) {
		a.FixupWord(b.op, b.kind, l)
		if a.Listed() {
			a.noteLabel(b.name+b.operands, l)
		}
		return
	}
	if b.inverse == opNop { // b.al and b.nv have none
		a.B(l)
		return
	}
	over := a.NewLabel()
	a.FixupWord(b.inverse, b.kind, over)
	if a.Listed() {
		a.noteLabel(b.inverseName+b.operands, over)
	}
	a.B(l)
	a.Bind(over)
}

// Br jumps to the address in a 64-bit register.
func (a *Assembler) Br(r Reg) { a.done1(a.indirect(opBr, r), "br", r) }

// Blr calls the address in a 64-bit register.
func (a *Assembler) Blr(r Reg) { a.done1(a.indirect(opBlr, r), "blr", r) }

// Ret returns to the address in LR.
func (a *Assembler) Ret() {
	a.word(opRet | rn(LR))
	a.done0("ret")
}

// RetTo returns to the address in a 64-bit register. It differs from Br for the
// processor, which expects returns to go back to calls.
func (a *Assembler) RetTo(r Reg) { a.done1(a.indirect(opRet, r), "ret", r) }

const (
	opBr  = 0xD61F0000
	opBlr = 0xD63F0000
	opRet = 0xD65F0000
)

func (a *Assembler) indirect(op uint32, r Reg) problem {
	if !r.data() || !r.is64() {
		return noForm
	}
	a.word(op | rn(r))
	return fine
}

func (a *Assembler) noteLabel(name string, l asm.Label) { a.Note(name + " " + a.LabelName(l)) }

// noSuch keeps the error of an instruction that does not exist.
func (a *Assembler) noSuch(name string) {
	a.Fail(&OperandError{Op: name, Reason: "there is no such instruction"})
}
