package amd64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// shortScan is how many cells a scan looks at before it calls a routine: most
// scans end by then.
const shortScan = 4

// scan: while cell[p+Off] != 0 { p += Arg }
func (g *generator) scan(op *ir.Op, was facts) {
	done := g.NewLabel()
	g.line(op.Entry)
	g.test(op.Off, was)
	g.Jcc(amd64.E, done)
	g.line(op.Pos)
	if routine := g.scanRoutine(op); routine != nil {
		g.longScan(op, routine, done)
	} else {
		g.plainScan(op)
	}
	g.Bind(done)
	g.zero, g.loaded = ref(op.Off), cellRef{}
	g.low = int64(op.Off)
}

// plainScan is a scan's rest after its first test, one cell at a time.
func (g *generator) plainScan(op *ir.Op) {
	g.Align(loopAlign)
	head := g.NewLabel()
	g.Bind(head)
	g.low = int64(op.Off) // in each repetition, and not more
	g.move(op.Arg, facts{})
	g.test(op.Off, facts{})
	g.Jcc(amd64.NE, head)
}

// longScan is a scan's rest after its first test, with a routine that looks at
// many cells at once. The routine stops at ends of pages, because the next one
// may be a guard; so all accesses that can fault are here.
func (g *generator) longScan(op *ir.Op, routine *asm.Label, done asm.Label) {
	for range shortScan - 1 {
		g.move(op.Arg, facts{})
		g.Cmp(g.cell(op.Off), amd64.Imm(0))
		g.Jcc(amd64.E, done)
	}
	if *routine == 0 {
		*routine = g.NewLabel()
	}
	again := g.NewLabel()
	g.Bind(again)
	if op.Off == 0 {
		g.Mov(scanned, tape)
		g.CallLabel(*routine)
		g.Mov(tape, scanned)
	} else {
		g.Lea(scanned, g.cell(op.Off))
		g.CallLabel(*routine)
		g.Lea(tape, amd64.Ptr(scanned, -g.cell(op.Off).Disp))
	}
	g.Cmp(g.cell(op.Off), amd64.Imm(0))
	g.Jcc(amd64.NE, again)
}
