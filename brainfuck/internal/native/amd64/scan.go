package amd64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native/codegen"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// scanAhead is how many steps a scan makes with one change of the pointer. Most
// scans are short and end by then.
const scanAhead = 8

// ScanCells is codegen.Machine's.
func (g *generator) ScanCells(op *ir.Op, done asm.Label) {
	if fits32(scanAhead * op.Arg * g.Size) {
		g.scanStrides(op, done)
	} else {
		g.ScanSteps(op)
	}
}

// scanStrides goes on with a scan after its first test, by some steps at once.
// After the first of them it calls a routine for many cells, if there is one.
//
//	       xor zero, zero
//	head:  add tape, step
//	       cmp [tape+off], zero
//	       je done
//	       add tape, step
//	       ...
//	       cmp [tape+off], zero
//	       jne head
//	done:
func (g *generator) scanStrides(op *ir.Op, done asm.Label) {
	head := g.NewLabel()
	routine := g.scanRoutine(op)
	zero := amd64.RegOf(shiftNumber, int(g.Size))
	g.Xor(shift, shift)
	if routine == nil {
		g.Bind(head)
	}
	g.Zero = codegen.CellRef{}
	m := g.cell(op.Off)
	leave := g.Jcc
	if fits8(int64(m.Disp)) && fits8(op.Arg*g.Size) {
		leave = g.JccShort // all of this has less than 128 bytes
	}
	for range scanAhead - 1 {
		g.MovePointer(op.Arg)
		g.Cmp(m, zero)
		leave(amd64.E, done)
	}
	g.MovePointer(op.Arg)
	if routine != nil {
		g.scanOn(op, routine, head, done)
		g.Cmp(m, amd64.Imm(0))
	} else {
		g.Cmp(m, zero)
	}
	g.Jcc(amd64.NE, head)
}

// scanOn calls a scan's routine for the cell that the pointer is at, from head
// on. The routine stops at ends of pages, because the next one may be a guard;
// so all accesses that can fault are the scan's own.
func (g *generator) scanOn(op *ir.Op, routine *asm.Label, head, done asm.Label) {
	if *routine == 0 {
		*routine = g.NewLabel()
	}
	g.Cmp(g.cell(op.Off), amd64.Imm(0))
	g.Jcc(amd64.E, done)
	g.Bind(head)
	m := g.cell(op.Off)
	g.Lea(scanned, m)
	g.CallLabel(*routine)
	g.Lea(tape, amd64.Ptr(scanned, -m.Disp))
}
