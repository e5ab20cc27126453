package amd64

import (
	"fmt"
	"math"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// maxText is the size of the largest text, in bytes. Jumps reach twice as far.
const maxText = 1 << 30

// A generator writes the code of one program.
type generator struct {
	amd64.Assembler
	config native.Config
	ops    []ir.Op
	size   int64  // of a cell, in bytes
	turns  []hull // at the turns of each loop
	loops  int    // number of those begun
	room   int32  // how many of the next Outs need not look for room
	now    int32  // time, for the uses of the cache's slots

	facts
	blocks        []block     // open Opens and Ifs
	saved         []savedSlot // the cache on the ways around them
	around        block       // an If that has ended, whose way around it goes around the next block
	cold          []cold      // to be written after the body
	scans         scanRoutines
	inputRoutine  asm.Label // for the modes that have them
	outputRoutine asm.Label
	exits         [native.IOError + 1]asm.Label
	lines         []native.Line
}

// Generate translates a well-formed program. The same program and configuration give the same code.
// It fails if the code would be larger than 1 GiB.
func Generate(p *ir.Program, config native.Config) (*native.Code, error) {
	g := &generator{
		config: config,
		ops:    p.Ops,
		size:   int64(p.Bits / 8),
		turns:  turns(p.Ops),
		facts:  facts{hull: noHull()},
	}
	code := &native.Code{
		Reach:     reach(p),
		Registers: native.Registers{Tape: tapeNumber, Out: outNumber, In: inNumber, Low: tempNumber},
	}
	g.entryAndExits()
	code.Lo, code.Body = g.Len(), g.Len()
	if err := g.body(); err != nil {
		return nil, err
	}
	g.coldPaths()
	g.routines()
	code.Hi = g.Len()
	code.Lines = g.lines
	if code.Hi > maxText {
		return nil, errTooLarge()
	}
	var err error
	if code.Text, err = g.Bytes(); err != nil {
		return nil, fmt.Errorf("amd64: %w", err)
	}
	return code, nil
}

func errTooLarge() error {
	return fmt.Errorf("amd64: the program's machine code is larger than %d bytes", maxText)
}

// body writes the ops and the way out after the last of them.
func (g *generator) body() error {
	g.write(0, len(g.ops))
	if g.Len() > maxText {
		return errTooLarge()
	}
	g.flush()
	g.line(-1)
	end := g.NewLabel()
	g.Bind(end)
	g.leave(native.Done)
	g.Jmp(end)
	return nil
}

// write writes the code of ops[from:to].
func (g *generator) write(from, to int) {
	for i := from; i < to && g.Len() <= maxText; i++ {
		g.now++
		g.line(g.ops[i].Pos)
		i = g.op(i)
	}
}

// op writes the code of ops[i] and returns the index of the last op that this
// covers.
func (g *generator) op(i int) int {
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
		g.input(i)
	case ir.Open:
		if g.peels(i) {
			g.peel(i)
		} else {
			g.open(i, op)
		}
	case ir.Close:
		g.close(i)
	case ir.If:
		if g.straight(i) {
			g.straightIf(i)
			if g.around.exit != 0 {
				g.flush()
				g.Bind(g.around.exit)
				g.join(g.around)
				g.around = block{}
			}
			return int(op.Match)
		}
		g.ifOp(i)
	case ir.End:
		g.end(i)
	case ir.Dump:
		g.dump(op)
	default:
		g.Fail(fmt.Errorf("op %d has the unknown kind %d", i, op.Kind))
	}
	return i
}

// line notes that the code from here on belongs to the command at pos.
func (g *generator) line(pos int32) {
	here := int32(g.Len())
	n := len(g.lines)
	switch {
	case n > 0 && g.lines[n-1].Pos == pos:
	case n > 0 && g.lines[n-1].Offset == here:
		g.lines[n-1].Pos = pos
	default:
		g.lines = append(g.lines, native.Line{Offset: here, Pos: pos})
	}
}

// reach returns how far, in bytes, an access can be from the one before. Between
// two accesses no op is executed twice, because the end of each loop and each
// step of a scan accesses a cell. Distances have 32 bits and a slice has less
// than 2^58 ops, so only the last product can be too large.
func reach(p *ir.Program) int64 {
	moves := int64(1)
	for i := range p.Ops {
		switch op := &p.Ops[i]; op.Kind {
		case ir.Move, ir.Scan:
			moves += max(op.Arg, -op.Arg)
		}
	}
	bytes := int64(p.Bits / 8)
	return min(moves+2*ir.MaxOffset, math.MaxInt64/2/bytes) * bytes
}
