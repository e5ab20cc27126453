package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// An effect says what a turn of a loop does to the cells.
type effect struct {
	known    bool // cells are all that a turn may change; else it may be any
	balanced bool // the pointer is where it was after a turn
	cells    []cellEffect
}

// A cellEffect says what a turn does to one cell. Offsets are those of ops at
// the beginning of the body.
type cellEffect struct {
	off   int32
	state state
	value int64
}

type state uint8

const (
	unchanged state = iota
	anything        // may be left in the cell
	always          // value is left in it
	orSame          // value is left in it, or what was there
)

// effects are those of all loops of a program. They are found in one walk
// before it is rewritten, in which the changes that a block makes are added to
// those of the block around it. What a rewrite does to the body of a loop does
// not change its effect.
//
// A loop that moves the pointer has no known effect. For those that change very
// many cells it would be too much work.
type effects struct {
	p     *ir.Program
	loops []loopEffect
	cells []cellEffect // of all loops
	room  int          // for how many more there is
	once  bool         // whether loops are to be made ifs: once.go

	index cellMap[int32] // of a cell in now
	stack []effectBlock
	now   []cellChange // in the blocks that are open
	lost  cellEffect   // stands for one that nobody asks for
	moves int
}

// A loopEffect is a loop's part of the cells.
type loopEffect struct {
	from, to        int32
	known, balanced bool
}

type cellChange struct {
	cellEffect
	before int32 // one more than the index of the cell's change in a block around
}

type effectBlock struct {
	now   int // its length at the beginning
	moves int
	large bool // changes too many cells
}

// maxEffect is the number of cells that a known effect may have.
const maxEffect = 96

// find finds the effects of all loops of a program and stores their numbers in the
// Arg of their Opens, where of takes them away again. Loops that are seen to run
// once at most become ifs, if that is wanted. The offsets in the program lie between
// the lowest and the highest.
func (e *effects) find(p *ir.Program, once bool, lowest, highest int32) {
	*e = effects{
		p: p, room: 1000 + len(p.Ops), once: once, index: e.index,
		loops: e.loops[:0], cells: e.cells[:0], stack: e.stack[:0], now: e.now[:0],
	}
	e.index.reset(lowest, highest)
	ops := p.Ops
	for i := 0; i < len(ops); i++ {
		op := &ops[i]
		switch op.Kind {
		case ir.Add:
			if c := e.change(op.Off); c.state == always {
				c.value = p.Wrap(c.value + op.Arg)
			} else {
				c.state = anything
			}
		case ir.Set:
			*e.change(op.Off) = cellEffect{op.Off, always, op.Arg}
		case ir.MulAdd, ir.In:
			e.change(op.Off).state = anything
		case ir.Move, ir.Scan:
			e.moves++
		case ir.Dump:
			if op.Arg != 0 { // somebody may change the cells
				e.moves++
			}
		case ir.Call, ir.Follow:
			e.moves += int(op.Entry)
			if n := len(e.stack); n > 0 {
				e.stack[n-1].large = true
			}
		case ir.Open:
			if end := onlyAdds(ops, i); end > 0 {
				e.adds(ops[i:end])
				i = end
				continue
			}
			e.stack = append(e.stack, effectBlock{now: len(e.now), moves: e.moves})
		case ir.If:
			e.stack = append(e.stack, effectBlock{now: len(e.now), moves: e.moves})
		case ir.Close, ir.End:
			e.close(op)
		}
	}
}

// change returns the effect on a cell in the innermost block, to be changed.
func (e *effects) change(off int32) *cellEffect {
	i, ok := e.index.get(off)
	if !ok {
		i = 0
	}
	n := len(e.stack)
	e.lost = cellEffect{}
	if n == 0 {
		return &e.lost
	}
	if b := &e.stack[n-1]; int(i) <= b.now {
		if b.large || len(e.now)-b.now == maxEffect {
			b.large = true
			return &e.lost
		}
		e.now = append(e.now, cellChange{cellEffect{off: off}, i})
		i = int32(len(e.now))
		e.index.put(off, i)
	}
	return &e.now[i-1].cellEffect
}

// close ends the innermost block: what it may have done is done in the one
// around it.
func (e *effects) close(op *ir.Op) {
	b := e.stack[len(e.stack)-1]
	e.stack = e.stack[:len(e.stack)-1]
	changes := e.now[b.now:]
	e.now = e.now[:b.now]
	zero := false // the cell is left 0
	open := &e.p.Ops[op.Match]
	for i := range changes {
		c := &changes[i]
		e.index.put(c.off, c.before)
		zero = zero || c.off == open.Off && c.state == always && c.value == 0
	}
	balanced := e.moves == b.moves
	known := balanced && !b.large
	if known && zero && e.once && op.Kind == ir.Close {
		open.Kind, op.Kind, op.Off = ir.If, ir.End, 0
	}
	if op.Kind == ir.Close {
		zero = true
		known = known && len(changes) <= e.room
		open.Arg = int64(len(e.loops))
		e.loops = append(e.loops, e.store(changes, known, balanced))
	}
	if n := len(e.stack); n > 0 && !known {
		e.stack[n-1].large = true
		return
	}
	for i := range changes {
		c := changes[i].cellEffect // which the next line may overwrite
		e.change(c.off).mayBecome(&c)
	}
	if zero {
		*e.change(open.Off) = cellEffect{open.Off, always, 0}
	}
}

func (e *effects) store(changes []cellChange, known, balanced bool) loopEffect {
	l := loopEffect{from: int32(len(e.cells)), known: known, balanced: balanced}
	if known {
		e.room -= len(changes)
		for i := range changes {
			e.cells = append(e.cells, changes[i].cellEffect)
		}
	}
	l.to = int32(len(e.cells))
	return l
}

// mayBecome makes c the effect of c and then, perhaps, next.
func (c *cellEffect) mayBecome(next *cellEffect) {
	switch {
	case c.state == anything || next.state == anything:
		c.state = anything
	case c.state == unchanged:
		c.state, c.value = orSame, next.value
	case c.value != next.value:
		c.state = anything
	}
}

// of returns the effect of the loop at an op, and takes its number out of the Open.
func (e *effects) of(open *ir.Op, at int) effect {
	if open.Arg == ofAdds {
		open.Arg = 0
		return e.ofAdds(e.p.Ops[at+1 : open.Match])
	}
	l := &e.loops[open.Arg]
	open.Arg = 0
	return effect{l.known, l.balanced, e.cells[l.from:l.to]}
}
