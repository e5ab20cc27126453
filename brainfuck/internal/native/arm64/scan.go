package arm64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/jit/arm64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// scanAhead is how many steps a scan makes with one jump back. Most scans are
// short and end by then.
const scanAhead = 8

// Registers of a scan.
const (
	scanned = temp // address of a cell
	value   = far  // what is there
)

// ScanCells is codegen.Machine's.
func (g *generator) ScanCells(op *ir.Op, done asm.Label) {
	if step := op.Arg * g.Size; -256 <= step && step < 256 {
		g.scanStrides(op, done)
	} else {
		g.ScanSteps(op)
	}
}

// scanStrides goes on with a scan after its first test, by some steps at once.
// After the first of them it calls a routine for many cells, if there is one. The
// pointer to the cell at off is the tape pointer itself if off is 0.
//
//	        add pointer, tape, off
//	head:   ldr value, [pointer, step]!
//	        cbz value, found
//	        ldr value, [pointer, step]!
//	        cbz value, found
//	        ...
//	        ldr value, [pointer, step]!
//	        cbnz value, head
//	found:  sub tape, pointer, off
func (g *generator) scanStrides(op *ir.Op, done asm.Label) {
	pointer, found := tape, done
	if op.Off != 0 {
		pointer, found = scanned, g.NewLabel()
		g.addAddress(pointer, tape, int64(g.disp(op.Off)))
	}
	head := g.NewLabel()
	g.Bind(head)
	cell, next := value.As(g.width()), arm64.PtrPre(pointer, int32(op.Arg*g.Size))
	for range scanAhead - 1 {
		g.load(cell, next)
		g.Cbz(cell, found)
	}
	g.load(cell, next)
	if routine := g.scanRoutine(op); routine != nil {
		g.Cbz(cell, found)
		g.scanOn(routine, pointer)
	} else {
		g.Cbnz(cell, head)
	}
	if op.Off != 0 {
		g.Bind(found)
		g.addAddress(tape, pointer, -int64(g.disp(op.Off)))
	}
}

// scanOn calls a scan's routine for the cell at a pointer, until it has found one
// that is 0. The routine stops at ends of pages, because the next one may be a
// guard; so all accesses that can fault are the scan's own.
func (g *generator) scanOn(routine *asm.Label, pointer arm64.Reg) {
	if *routine == 0 {
		*routine = g.NewLabel()
	}
	if pointer != scanned {
		g.Mov(scanned, pointer)
	}
	again := g.NewLabel()
	g.Bind(again)
	g.Bl(*routine)
	cell := value.As(g.width())
	g.load(cell, arm64.Ptr(scanned, 0))
	g.Cbnz(cell, again)
	if pointer != scanned {
		g.Mov(pointer, scanned)
	}
}
