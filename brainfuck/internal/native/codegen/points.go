package codegen

import (
	"fmt"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// A pointExit is the part of a point that leaves, and where the code goes on.
type pointExit struct {
	op    *ir.Op
	empty asm.Label // there is no input
	begin asm.Label
	done  asm.Label
}

// point: leave if the point's conditions say so, and be ready to be entered.
// Nothing is kept in registers and no cell's value is known after it.
func (g *Generator) point(op *ir.Op) {
	n := int(op.Arg) - 1
	if n >= len(g.Config.Points) {
		g.buf.Fail(fmt.Errorf("there is no point %d", n))
		return
	}
	p := &g.Config.Points[n]
	g.flush()
	g.forget(^uint32(0))
	g.Zero.ok = false
	x := pointExit{op: op, empty: g.buf.NewLabel(), begin: g.buf.NewLabel(), done: g.buf.NewLabel()}
	if p.Tick {
		g.m.CountTurn(x.begin)
	}
	switch {
	case p.Stop:
		g.m.Jump(x.begin)
	case p.Watch:
		g.m.BranchWatched(int64(op.Off)+int64(p.Lo), int64(op.Off)+int64(p.Hi), x.begin)
	}
	if p.Input && !p.Stop {
		g.m.BranchEmpty(x.empty)
	}
	g.buf.Bind(x.done)
	for _, off := range p.Touch {
		g.Touch(op.Off + off)
		g.m.Probe(op.Off + off)
	}
	g.points = append(g.points, x)
}

// pointExits writes the parts of points that leave. The address to go on at is
// also that at which the code may be entered.
func (g *Generator) pointExits() {
	for _, x := range g.points {
		g.Line(x.op.Pos)
		g.Zero.ok = false
		g.buf.Bind(x.empty)
		if _, _, goesOn := g.AtEnd(); goesOn && g.Config.Points[x.op.Arg-1].Input {
			g.m.BranchEnded(x.done)
		}
		g.buf.Bind(x.begin)
		if x.op.Off != 0 {
			g.m.MovePointer(int64(x.op.Off))
		}
		g.m.Leave(native.Dump)
		g.entries = append(g.entries, native.PointAt{Offset: g.buf.Len(), Point: int32(x.op.Arg) - 1})
		if x.op.Off != 0 {
			g.m.MovePointer(-int64(x.op.Off))
		}
		g.m.Jump(x.done)
	}
}
