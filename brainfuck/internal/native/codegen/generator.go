package codegen

import (
	"fmt"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// A Generator translates one program. That of an instruction set embeds it.
type Generator struct {
	Config native.Config
	Size   int64 // of a cell, in bytes
	// Exits are the ways out, which Machine.EntryAndExits binds; that of OffTape
	// only with Config.CheckEnds.
	Exits [native.Missing + 1]asm.Label
	Facts

	m      Machine
	traits Traits
	buf    *asm.Buffer
	ops    []ir.Op
	turns  turnWalk // finds what is known at the turns of each loop
	loops  int      // number of those begun
	room   int32    // how many of the next Outs need not look for room
	now    int32    // time, for the uses of the cache's slots

	blocks        []block     // open Opens and Ifs
	saved         []savedSlot // the cache on the ways around them
	around        block       // an If that has ended, whose way around it goes around the next block
	cold          []cold      // to be written after the body
	inputRoutine  asm.Label   // for the modes that have them
	outputRoutine asm.Label
	lines         []native.Line
	points        []pointExit // to be written after the body
	joins         []entry     // where paths of loops around come to
	inPath        bool        // a path is being written
	pathOps       int         // in all trees so far
	finder        pathFinder
	entries       []native.PointAt
	misses        []miss // to be written after the body
	calls         []native.Call
}

// Generate translates a well-formed program with a machine that writes to buf. It
// fails if the code would be too large. The Generator is new or has done this before.
func (g *Generator) Generate(p *ir.Program, config native.Config, m Machine, traits Traits, buf *asm.Buffer) (*native.Code, error) {
	g.reset(len(p.Ops))
	g.Config, g.m, g.traits, g.buf = config, m, traits, buf
	g.ops, g.Size = p.Ops, int64(p.Bits/8)
	g.turns.walk(p.Ops)
	g.hull = noHull()
	g.cache.split(traits.Slots)

	code := &native.Code{Reach: reach(p), Registers: traits.Registers}
	for reason := range g.Exits {
		g.Exits[reason] = buf.NewLabel()
	}
	if config.Part == 0 {
		m.EntryAndExits()
	}
	code.Lo, code.Body = buf.Len(), buf.Len()
	g.body()
	g.coldPaths()
	g.pointExits()
	g.missing()
	g.routines()
	code.Hi = buf.Len()
	code.Lines = g.lines
	code.Points = g.entries
	code.Calls = g.calls
	code.Exits = g.exits()
	if code.Hi > traits.MaxText {
		return nil, fmt.Errorf("%s: the program's machine code is larger than %d bytes", traits.Name, traits.MaxText)
	}
	var err error
	if code.Text, err = buf.Bytes(); err != nil {
		return nil, fmt.Errorf("%s: %w", traits.Name, err)
	}
	return code, nil
}

// reset forgets the program before but keeps the memory that was for it, apart from
// what its Code has.
func (g *Generator) reset(ops int) {
	*g = Generator{
		turns: g.turns, blocks: g.blocks[:0], saved: g.saved[:0],
		cold: g.cold[:0], points: g.points[:0], misses: g.misses[:0],
		finder: g.finder, lines: make([]native.Line, 0, ops+ops/16+16),
	}
}

// body writes the ops and the way out after the last of them.
func (g *Generator) body() {
	g.write(0, len(g.ops))
	if g.full() {
		return
	}
	g.flush()
	g.Line(-1)
	if g.Config.Part > 0 {
		g.m.JumpThrough(native.ReturnSlot(g.Config.Part))
		g.exitsElsewhere()
		return
	}
	end := g.buf.NewLabel()
	g.buf.Bind(end)
	g.m.Leave(native.Done)
	g.m.Jump(end)
}

// full reports whether the text is too large already.
func (g *Generator) full() bool { return g.buf.Len() > g.traits.MaxText }

// write writes the code of ops[from:to].
func (g *Generator) write(from, to int) {
	for i := from; i < to && !g.full(); i++ {
		if len(g.joins) > 0 {
			g.entry(i)
		}
		g.now++
		g.Line(g.ops[i].Pos)
		i = g.op(i)
	}
}

// op writes the code of ops[i] and returns the index of the last op that this
// covers.
func (g *Generator) op(i int) int {
	op := &g.ops[i]
	switch op.Kind {
	case ir.Add:
		g.add(i, op.Off, op.Arg)
	case ir.Set:
		g.set(op.Off, op.Arg)
	case ir.MulAdd:
		g.mulAdd(i, op)
	case ir.Move:
		g.move(op.Arg)
	case ir.Scan:
		g.scan(op)
	case ir.Out:
		g.output(i)
	case ir.In:
		g.input(op)
	case ir.Open:
		switch {
		case g.region(i):
			return int(op.Match)
		case g.peels(i):
			g.peel(i)
		default:
			g.open(i, op)
		}
	case ir.Close:
		g.close(i)
	case ir.If:
		if g.straight(i) {
			g.straightIf(i)
			g.endAround()
			return int(op.Match)
		}
		if n, length := g.chain(i); n > 0 {
			return g.chainedIfs(i, n, length)
		}
		g.ifOp(i)
	case ir.End:
		return g.end(i)
	case ir.Call:
		g.call(op)
	case ir.Follow:
		g.flush()
		g.runPart(op)
	case ir.Dump:
		if op.Arg != 0 {
			g.point(op)
		} else {
			g.dump(op)
		}
	default:
		g.buf.Fail(fmt.Errorf("op %d has the unknown kind %d", i, op.Kind))
	}
	return i
}

// dump: show the tape around cell p+Off, which State.Tape then names
func (g *Generator) dump(op *ir.Op) {
	g.barrier()
	g.m.LeaveAt(native.Dump, op.Off)
	g.Zero.ok = false
}

// Line notes that the code from here on belongs to the command at pos.
func (g *Generator) Line(pos int32) {
	here := int32(g.buf.Len())
	n := len(g.lines)
	switch {
	case n > 0 && g.lines[n-1].Pos == pos:
	case n > 0 && g.lines[n-1].Offset == here:
		g.lines[n-1].Pos = pos
	default:
		g.lines = append(g.lines, native.Line{Offset: here, Pos: pos})
	}
}
