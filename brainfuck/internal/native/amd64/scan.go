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
//	head:  cmp [tape+off+step], 0
//	       je one
//	       cmp [tape+off+2*step], 0
//	       je two
//	       ...
//	       add tape, scanAhead*step
//	       cmp [tape+off], 0
//	       jne head
//	       jmp done
//	one:   lea tape, [tape+step]
//	       jmp done
//	two:   lea tape, [tape+2*step]
//	       jmp done
//	       ...
//	done:
func (g *generator) scanStrides(op *ir.Op, done asm.Label) {
	head := g.NewLabel()
	step := int32(op.Arg * g.Size)
	routine := g.scanRoutine(op)
	if routine == nil {
		g.Align(loopAlign)
		g.Bind(head)
	}
	var exits [scanAhead]asm.Label
	for k := 1; k < scanAhead; k++ {
		exits[k] = g.NewLabel()
		g.Cmp(g.cell(op.Off).Shift(int32(k)*step), amd64.Imm(0))
		g.Jcc(amd64.E, exits[k])
	}
	g.Zero = codegen.CellRef{}
	g.MovePointer(scanAhead * op.Arg)
	if routine != nil {
		g.scanOn(op, routine, head, done)
	}
	g.Cmp(g.cell(op.Off), amd64.Imm(0))
	g.Jcc(amd64.NE, head)
	g.JmpShort(done)
	for k := 1; k < scanAhead; k++ {
		g.Bind(exits[k])
		g.Lea(tape, amd64.Ptr(tape, int32(k)*step)) // keeps the flags
		if k < scanAhead-1 {
			g.JmpShort(done)
		}
	}
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
