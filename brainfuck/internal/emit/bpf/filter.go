package bpf

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/insn"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// A filter is called by the kernel for one question, and answers with the first
// byte that it writes. It begins anew each time: its tape is on the stack, and
// cleared.
//
// What it reads is its parameters, four bytes each, the lowest first, then its
// context: see context.go. A filter that ends without an answer, leaves its tape,
// runs for too long, or reads at the end of its input where that is an error,
// denies.

// The registers of a filter by their role. All but context hold numbers that the
// verifier knows nothing about: so it sees each piece of code once, whichever way
// it comes. R0 to R5 are for anything.
const (
	filterIndex   = insn.R6 // of the cell at the tape pointer, in cells from the leftmost
	filterContext = insn.R7
	filterCursor  = insn.R8 // bytes of input read so far
	filterZero    = insn.R9
)

// The stack frame of a filter, from its top.
const (
	filterByte   = -8  // where the kernel puts a byte of a packet
	filterCopy   = -24 // a copy of the context, 16 bytes
	filterTape   = -24 // the end of the tape
	maxStackTape = 448 // of 512 bytes, of which may_goto takes 16
)

// A filter generates one.
type filter struct {
	asm     insn.Assembler
	unit    *emit.Unit
	data    *texts
	debug   bool
	context *context
	width   int64
	size    insn.Size
	cells   int64
	tape    int64 // bytes on the stack

	deny   insn.Label
	answer insn.Label
	cold   []func()
	blocks []block
}

func buildFilter(u *emit.Unit, o *Options) ([]byte, error) {
	width, size := cellSize(u.Program.Bits)
	most := maxStackTape / width
	if u.Machine.Left > most || u.Machine.Right > most || u.Machine.Left+u.Machine.Right > most {
		return nil, emit.Unfitf("a filter's tape is on the kernel's stack, too small for %d+%d cells; it can have up to %d of this width",
			u.Machine.Left, u.Machine.Right, most)
	}
	cells := u.Machine.Left + u.Machine.Right
	f := &filter{
		unit: u, data: newTexts(o.Params), debug: o.Debug, context: contexts()[o.Type],
		width: width, size: size, cells: cells, tape: (cells*width + 7) &^ 7,
	}
	code := f.run()
	if err := fits(u, code); err != nil {
		return nil, err
	}
	object := newFile(u, o, f.data)
	object.addCode(o.Type, code)
	return object.bytes(), nil
}

// run translates the program to one that returns the verdict.
func (f *filter) run() *insn.Code {
	a := &f.asm
	f.deny, f.answer = a.NewLabel(), a.NewLabel()
	f.enter()
	for i := range f.unit.Program.Ops {
		op := &f.unit.Program.Ops[i]
		a.At(op.Pos)
		f.op(op)
	}
	if f.debug {
		trace(a, f.data, f.unitName()+"ends without a verdict")
	}
	a.Bind(f.deny)
	a.AluImm(insn.Mov, insn.R0, 0)
	a.Exit()
	if f.unit.Uses(ir.Out) {
		f.verdict()
	}
	for i := 0; i < len(f.cold); i++ { // cold code may have colder code
		f.cold[i]()
	}
	return a.Assemble()
}

// enter sets up the registers and the stack.
func (f *filter) enter() {
	a := &f.asm
	a.Alu(insn.Mov, filterContext, insn.R1)
	f.makeZero()
	for _, r := range []insn.Reg{filterIndex, filterCursor} {
		a.Alu(insn.Mov, r, filterZero)
		a.Alu(insn.Add, r, filterZero) // no longer known to be the same number
	}
	if f.unit.Machine.Left > 0 {
		a.AluImm(insn.Add, filterIndex, int32(f.unit.Machine.Left))
	}
	for at := int64(0); at < f.tape; at += 8 {
		place := int16(filterTape - 8 - at)
		a.Store(insn.D, insn.R10, place, filterZero)
		// Now the verifier thinks of a register that was saved; after this, of
		// any bytes.
		a.Store(insn.B, insn.R10, place, filterZero)
	}
	for i := range f.context.words {
		a.Load(insn.W, insn.R1, filterContext, int16(4*i))
		a.Store(insn.W, insn.R10, int16(filterCopy+4*i), insn.R1)
	}
}

// makeZero computes a 0 about which the verifier knows nothing, not a bit: x ^ x,
// where both come from the same field of the context.
func (f *filter) makeZero() {
	a := &f.asm
	for _, r := range []insn.Reg{filterZero, insn.R2} {
		a.Load(insn.W, r, filterContext, f.context.field)
		a.AluImm(insn.Lsh, r, 32)
		a.Load(insn.W, insn.R3, filterContext, f.context.field)
		a.Alu(insn.Or, r, insn.R3)
	}
	a.Alu(insn.Xor, filterZero, insn.R2)
}

// verdict emits the end: the byte in R2 becomes the result.
func (f *filter) verdict() {
	a := &f.asm
	a.Bind(f.answer)
	a.AluImm(insn.And, insn.R2, 0xff)
	if f.debug {
		a.Alu(insn.Mov, filterIndex, insn.R2)
		a.Alu(insn.Mov, insn.R3, insn.R2)
		trace(a, f.data, f.unitName()+"verdict %lld")
		a.Alu(insn.Mov, insn.R2, filterIndex)
	}
	f.context.result(a, f.deny)
	a.Exit()
}

func (f *filter) op(op *ir.Op) {
	a := &f.asm
	switch op.Kind {
	case ir.Add:
		f.address(op.Off, op.Pos)
		a.Load(f.size, insn.R2, insn.R1, 0)
		f.addConst(insn.R2, op.Arg)
		a.Store(f.size, insn.R1, 0, insn.R2)
	case ir.Set:
		f.address(op.Off, op.Pos)
		a.LoadImm(insn.R2, op.Arg)
		a.Store(f.size, insn.R1, 0, insn.R2)
	case ir.MulAdd:
		f.load(op.Src, op.Pos)
		a.LoadImm(insn.R3, op.Arg)
		a.Alu(insn.Mul, insn.R3, insn.R2)
		f.load(op.Off, op.Pos)
		a.Alu(insn.Add, insn.R2, insn.R3)
		a.Store(f.size, insn.R1, 0, insn.R2)
	case ir.Move:
		f.addConst(filterIndex, op.Arg)
	case ir.Scan:
		f.scan(op)
	case ir.Out:
		f.load(op.Off, op.Pos)
		// Always, but then nothing would lead to what follows, and the verifier
		// minds.
		a.JumpIfImm(insn.AboveOrEqual, insn.R2, 0, f.answer)
	case ir.In:
		f.in(op)
	case ir.Open:
		b := block{head: a.NewLabel(), test: a.NewLabel()}
		a.Jump(b.test)
		a.Bind(b.head)
		f.blocks = append(f.blocks, b)
	case ir.Close:
		b := f.endBlock()
		a.Bind(b.test)
		a.MayGoto(f.late(op.Pos))
		f.load(op.Off, op.Pos)
		a.JumpIfImm(insn.NotEqual, insn.R2, 0, b.head)
	case ir.If:
		b := block{test: a.NewLabel()}
		f.load(op.Off, op.Pos)
		a.JumpIfImm(insn.Equal, insn.R2, 0, b.test)
		f.blocks = append(f.blocks, b)
	case ir.End:
		a.Bind(f.endBlock().test)
	case ir.Dump:
		f.dump(op)
	}
}
