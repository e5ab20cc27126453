package bpf

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/insn"
)

// The names in an object.
const (
	entryName = "bf" // the program
)

// The kernel's bounds.
const (
	// maxInsns is how many instructions the verifier follows at most, so no
	// program that can be loaded has more.
	maxInsns = 1_000_000
	// maxPending is how many branches it keeps for later, with some to spare.
	maxPending = 8192 - 192
)

// Build translates a program. The error is an [*emit.Unfit].
func Build(u *emit.Unit, o *Options) ([]byte, error) {
	o, err := o.resolve()
	if err != nil {
		return nil, err
	}
	placed := *u
	placed.Machine = o.machine(u)
	if o.Type == Syscall {
		return buildWhole(&placed, o)
	}
	return buildFilter(&placed, o)
}

func buildWhole(u *emit.Unit, o *Options) ([]byte, error) {
	width, _ := cellSize(u.Program.Bits)
	t, err := newTape(&u.Machine, width)
	if err != nil {
		return nil, err
	}
	g, code, data := generate(u, o, t)
	if code == nil {
		return nil, tooLong(u, g.pos)
	}
	if t.bytes() > maxTape {
		return nil, emit.Unfitf("the kernel's verifier accepts maps of 512 MiB, too few for a tape of %d+%d cells and %d bytes beside it",
			u.Machine.Left, u.Machine.Right, t.margin)
	}
	if err := fits(u, code); err != nil {
		return nil, err
	}
	f := newFile(u, o, data)
	f.addMaps(t)
	f.addCode(o.Type, code)
	f.table.addSites(g)
	return f.bytes(), nil
}

// generate generates the code again until what it needs is what it was made with.
func generate(u *emit.Unit, o *Options, t *tape) (*generator, *insn.Code, *texts) {
	for tame := false; ; {
		var data *texts
		if o.Debug {
			data = newTexts(nil)
		}
		g := newGenerator(u, t, data)
		g.tame = tame
		code := g.run()
		if g.full {
			return g, nil, nil
		}
		if g.margin <= t.margin && (tame || g.branches <= maxPending) {
			return g, code, data
		}
		t.margin = g.margin
		tame = g.branches > maxPending
	}
}

// fits reports a program that the kernel would not look at, and the command where
// it becomes too long.
func fits(u *emit.Unit, c *insn.Code) error {
	if len(c.Bytes)/insn.Bytes <= maxInsns {
		return nil
	}
	pos := int32(0)
	for _, l := range c.Lines {
		if l.Insn > maxInsns {
			break
		}
		pos = l.Pos
	}
	return tooLong(u, pos)
}

// tooLong says that the kernel looks at nothing after a command.
func tooLong(u *emit.Unit, pos int32) error {
	line, column := u.Locate(pos)
	return emit.Unfitf("the kernel's verifier looks at %d instructions, and the program becomes more; those end at the command at %d:%d",
		maxInsns, line, column)
}
