package codegen

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// A large program is compiled part by part, each when execution first comes to
// its Call or Follow. The ways between parts lead through the table at State.Parts, because
// code is not changed once it is there: through the slot of a part that is
// missing, its op jumps to where it leaves for it.

// A miss is the part of a Call or Follow that leaves because of a missing part.
type miss struct {
	op    *ir.Op
	begin asm.Label
	after asm.Label // where the called part goes on
}

// call: if cell[p+Off] != 0, run part Arg with p += Off before it and p -= Off
// after it
func (g *Generator) call(op *ir.Op) {
	g.flush()
	done := g.buf.NewLabel()
	if v, known := g.cache.constant(op.Off); !known {
		g.m.Branch(true, op.Off, done)
	} else if v == 0 {
		return
	}
	g.runPart(op)
	g.buf.Bind(done)
	g.know(op.Off, 0, false)
}

// runPart: run part Arg with p += Off before it and p -= Off after it
func (g *Generator) runPart(op *ir.Op) {
	g.forget(^uint32(0))
	if op.Off != 0 {
		g.m.MovePointer(int64(op.Off))
	}
	g.m.JumpThrough(native.CallSlot(int32(op.Arg)))
	m := miss{op: op, begin: g.buf.NewLabel(), after: g.buf.NewLabel()}
	g.misses = append(g.misses, m)
	g.buf.Bind(m.after)
	if op.Off != 0 {
		g.m.MovePointer(-int64(op.Off))
	}
	g.hull = g.hull.after(op)
	g.Zero.ok = false
}

// missing writes the ways to leave for missing parts.
func (g *Generator) missing() {
	for _, m := range g.misses {
		g.Line(m.op.Pos)
		c := native.Call{Part: int32(m.op.Arg), Miss: g.buf.Len()}
		g.m.Leave(native.Missing)
		c.Resume = g.buf.Len()
		g.m.JumpThrough(native.CallSlot(c.Part))
		c.Return, _ = g.buf.Offset(m.after)
		g.calls = append(g.calls, c)
	}
}

// exits returns the offsets of the exits, for parts that have none of their own.
func (g *Generator) exits() (offsets [native.Missing + 1]int) {
	for reason := range offsets {
		offsets[reason], _ = g.buf.Offset(g.Exits[reason])
	}
	return offsets
}

// exitsElsewhere writes the ways to the exits of the program's first part: only
// there do they lie outside of what may be interrupted.
func (g *Generator) exitsElsewhere() {
	for reason, exit := range g.Exits {
		g.buf.Bind(exit)
		g.m.JumpThrough(native.ExitSlot(native.Reason(reason)))
	}
}
