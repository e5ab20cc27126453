package codegen

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// scan: while cell[p+Off] != 0 { p += Arg }
func (g *Generator) scan(op *ir.Op) {
	g.flush()
	done := g.buf.NewLabel()
	g.Line(op.Entry)
	if v, known := g.cache.constant(op.Off); !known {
		g.m.Branch(true, op.Off, done)
	} else if v == 0 {
		return
	}
	g.Line(op.Pos)
	g.forget(^uint32(0))
	after := g.hull.scanned(op)
	if g.Config.CheckEnds || g.Config.CheckLow && op.Arg < 0 {
		g.ScanSteps(op)
	} else {
		g.m.ScanCells(op, done)
	}
	g.buf.Bind(done)
	g.hull = after
	g.know(op.Off, 0, false)
	g.Zero = Ref(op.Off)
}

// ScanSteps goes on with a scan after its first test, step by step, each with a
// check of its own if need be.
func (g *Generator) ScanSteps(op *ir.Op) {
	head := g.buf.NewLabel()
	g.buf.Bind(head)
	g.hull, g.Zero.ok = hullOf(op.Off), false // in each repetition, and not more
	g.move(op.Arg)
	g.Zero.ok = false
	g.m.Branch(false, op.Off, head)
}
