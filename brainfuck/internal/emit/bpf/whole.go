package bpf

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/insn"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// The registers by their role. R1 to R5 hold values of cells: see values.
const (
	scratch = insn.R0
	index   = insn.R6 // of the cell at the tape pointer, in the tape's map
	base    = insn.R7 // the tape's map
	zero    = insn.R8 // 0, but the verifier does not know
	pointer = insn.R9 // an address on the tape: see hull
)

// The stack frame.
const (
	shared = -8  // the address of the map that is shared with user space
	key    = -16 // of the only element of a map: 0
)

// A generator translates a program that runs as a whole.
type generator struct {
	asm  insn.Assembler
	unit *emit.Unit
	ops  []ir.Op
	tape *tape
	size insn.Size
	data *texts // of --bpf-debug; nil without it

	hull     hull
	values   values
	printing printing
	pos      int32
	sites    []site
	failures [][]access
	leave    insn.Label // the end of all ways out
	lost     insn.Label // for what can not happen, but the verifier does not know
	cold     []func()
	blocks   []block // around the current op
	margin   int64   // that was needed
	full     bool    // there is more than fits: the program was given up
	branches int
	tame     bool // see unlikely
}

// A block is an Open or If whose end is not reached yet.
type block struct {
	head, test insn.Label // of a loop; test alone is the end of an If
	hull       hull       // at the test
	moves      bool       // the tape pointer may be elsewhere after the body
}

func newGenerator(u *emit.Unit, t *tape, data *texts) *generator {
	g := &generator{unit: u, ops: u.Program.Ops, tape: t, data: data}
	_, g.size = cellSize(u.Program.Bits)
	return g
}

func cellSize(bits int) (int64, insn.Size) {
	return int64(bits / 8), map[int]insn.Size{8: insn.B, 16: insn.H, 32: insn.W, 64: insn.D}[bits]
}

// run translates the program to one that returns the number of the site where it
// left. It returns nil if that would be too long.
func (g *generator) run() *insn.Code {
	a := &g.asm
	g.leave, g.lost = a.NewLabel(), a.NewLabel()
	start := a.NewLabel()
	g.enter(start)
	a.Bind(start)
	for i := range g.ops {
		op := &g.ops[i]
		g.pos = op.Pos
		if op.Kind != ir.Move && !(op.Kind == ir.Open && g.moves(i)) {
			g.need(i)
		}
		g.pos = op.Pos
		a.At(op.Pos)
		g.op(op, i)
		if g.full = a.Len() > maxInsns; g.full {
			return nil
		}
	}
	a.AluImm(insn.Mov, scratch, siteEnded)
	a.Bind(g.leave)
	a.Load(insn.D, insn.R1, insn.R10, shared)
	a.Store(insn.D, insn.R1, controlIndex, index)
	a.Store(insn.D, insn.R1, controlSite, scratch)
	a.Bind(g.lost)
	a.Exit()
	for i := 0; i < len(g.cold); i++ { // cold code may have colder code
		g.cold[i]()
	}
	return a.Assemble()
}

// enter loads the state, and goes to where the program left.
func (g *generator) enter(start insn.Label) {
	a := &g.asm
	a.StoreImm(insn.D, insn.R10, key, 0)
	g.lookup(sharedName)
	a.Store(insn.D, insn.R10, shared, scratch)
	g.lookup(tapeName)
	a.Alu(insn.Mov, base, scratch)
	a.Load(insn.D, insn.R1, insn.R10, shared)
	a.Load(insn.D, index, insn.R1, controlIndex)
	a.Load(insn.D, zero, insn.R1, controlZero)
	a.Load(insn.D, scratch, insn.R1, controlSite)
	a.JumpIfImm(insn.Equal, scratch, siteStart, start)
	a.JumpIfImm(insn.Equal, scratch, siteEnded, g.leave)
	resume := a.NewLabel()
	a.Jump(resume)
	g.cold = append(g.cold, func() {
		a.Bind(resume)
		if len(g.sites) == 0 {
			a.Jump(g.leave)
		}
		g.dispatch(0, len(g.sites))
	})
}

// lookup emits the call that gives the address of a map's only element, which
// there always is; but that is to be proved.
func (g *generator) lookup(name string) {
	const mapLookup = 1
	a := &g.asm
	a.LoadMap(insn.R1, name)
	a.Alu(insn.Mov, insn.R2, insn.R10)
	a.AluImm(insn.Add, insn.R2, key)
	a.Call(mapLookup)
	a.JumpIfImm(insn.Equal, scratch, 0, g.lost)
}

func (g *generator) op(op *ir.Op, i int) {
	off := int64(op.Off)
	switch op.Kind {
	case ir.Add:
		r, slot := g.value(off)
		g.addConst(r, op.Arg)
		g.store(off, slot)
	case ir.Set:
		g.set(off, op.Arg)
	case ir.MulAdd:
		g.mulAdd(op)
	case ir.Move:
		g.move(op.Arg)
	case ir.Scan:
		g.scan(op)
	case ir.Out:
		g.out(i)
	case ir.In:
		g.in(off)
	case ir.Open:
		g.open(op, i)
	case ir.Close:
		g.close(op)
	case ir.If:
		g.openIf(op, i)
	case ir.End:
		g.closeIf()
	case ir.Dump:
		g.dump(op)
	}
}
