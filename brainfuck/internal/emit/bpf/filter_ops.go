package bpf

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/insn"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// address gets the address of a cell into R1. It uses R0. Where there is no such
// cell, the filter denies.
func (f *filter) address(off, pos int32) {
	a := &f.asm
	a.Alu(insn.Mov, insn.R0, filterZero)
	a.Alu(insn.Add, insn.R0, filterIndex)
	a.AluImm(insn.Add, insn.R0, off)
	a.JumpIfImm(insn.AboveOrEqual, insn.R0, int32(f.cells), f.outside(pos))
	for w := f.width; w > 1; w /= 2 {
		a.AluImm(insn.Lsh, insn.R0, 1)
	}
	a.Alu(insn.Mov, insn.R1, insn.R10)
	a.Alu(insn.Add, insn.R1, insn.R0)
	a.AluImm(insn.Add, insn.R1, int32(filterTape-f.tape))
}

// load gets the address of a cell into R1 and its value into R2.
func (f *filter) load(off, pos int32) {
	f.address(off, pos)
	f.asm.Load(f.size, insn.R2, insn.R1, 0)
}

// addConst emits r += v.
func (f *filter) addConst(r insn.Reg, v int64) {
	if v == int64(int32(v)) {
		f.asm.AluImm(insn.Add, r, int32(v))
		return
	}
	f.asm.LoadImm(insn.R3, v)
	f.asm.Alu(insn.Add, r, insn.R3)
}

func (f *filter) endBlock() block {
	last := len(f.blocks) - 1
	b := f.blocks[last]
	f.blocks = f.blocks[:last]
	return b
}

func (f *filter) scan(op *ir.Op) {
	a := &f.asm
	again, found := a.NewLabel(), a.NewLabel()
	a.Bind(again)
	a.MayGoto(f.late(op.Pos))
	f.load(op.Off, op.Pos)
	a.JumpIfImm(insn.Equal, insn.R2, 0, found)
	f.addConst(filterIndex, op.Arg)
	a.Jump(again)
	a.Bind(found)
}

// in reads the next byte of the parameters, then of the context.
func (f *filter) in(op *ir.Op) {
	a := &f.asm
	store, done, end := a.NewLabel(), a.NewLabel(), a.NewLabel()
	params := int32(f.data.params)
	a.Alu(insn.Mov, insn.R0, filterZero)
	a.Alu(insn.Add, insn.R0, filterCursor)
	if params > 0 {
		context := a.NewLabel()
		a.JumpIfImm(insn.AboveOrEqual, insn.R0, params, context)
		a.LoadData(insn.R1, rodataName, 0)
		a.Alu(insn.Add, insn.R1, insn.R0)
		a.Load(insn.B, insn.R2, insn.R1, 0)
		a.AluImm(insn.Add, filterCursor, 1)
		a.Jump(store)
		a.Bind(context)
	}
	f.context.read(f, params, end)
	a.AluImm(insn.Add, filterCursor, 1)
	a.Bind(store)
	f.address(op.Off, op.Pos)
	a.Store(f.size, insn.R1, 0, insn.R2)
	a.Bind(done)
	f.later(op.Pos, func() {
		a.Bind(end)
		switch f.unit.Machine.EOF {
		case ir.EOFSame:
			f.address(op.Off, op.Pos) // which must be there
			a.Jump(done)
		case ir.EOFZero:
			a.AluImm(insn.Mov, insn.R2, 0)
			a.Jump(store)
		case ir.EOFMinus:
			a.AluImm(insn.Mov, insn.R2, -1)
			a.Jump(store)
		case ir.EOFError:
			f.fail(op.Pos, "reads, but the input has ended")
		}
	})
}

// dump emits what # does under --bpf-debug.
func (f *filter) dump(op *ir.Op) {
	if !f.debug {
		return
	}
	a := &f.asm
	next := a.NewLabel()
	a.Alu(insn.Mov, insn.R0, filterZero)
	a.Alu(insn.Add, insn.R0, filterIndex)
	a.AluImm(insn.Add, insn.R0, op.Off)
	a.JumpIfImm(insn.AboveOrEqual, insn.R0, int32(f.cells), next) // no cell, nothing to show
	f.load(op.Off, op.Pos)
	a.Alu(insn.Mov, insn.R4, insn.R2)
	a.Alu(insn.Mov, insn.R3, filterIndex)
	a.AluImm(insn.Add, insn.R3, op.Off-int32(f.unit.Machine.Left))
	trace(a, f.data, place(f.unit, op.Pos)+"cell %lld is %llu")
	a.Bind(next)
}

// later keeps code that is rarely executed for the end of the filter.
func (f *filter) later(pos int32, emit func()) {
	f.cold = append(f.cold, func() {
		f.asm.At(pos)
		emit()
	})
}

// outside returns the label of what happens instead of an access off the tape.
func (f *filter) outside(pos int32) insn.Label { return f.failure(pos, "leaves the tape") }

// late returns the label of what happens when the time for the filter is up.
func (f *filter) late(pos int32) insn.Label { return f.failure(pos, "runs for too long") }

func (f *filter) failure(pos int32, what string) insn.Label {
	if !f.debug {
		return f.deny
	}
	l := f.asm.NewLabel()
	f.cold = append(f.cold, func() {
		f.asm.At(pos)
		f.asm.Bind(l)
		f.fail(pos, what)
	})
	return l
}

// fail emits the denial, and before it the reason if that is wanted.
func (f *filter) fail(pos int32, what string) {
	if f.debug {
		trace(&f.asm, f.data, place(f.unit, pos)+what)
	}
	f.asm.Jump(f.deny)
}

// unitName begins traces that have no position.
func (f *filter) unitName() string { return printable(f.unit.Name) + ": " }
