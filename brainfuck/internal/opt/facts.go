package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// facts are what is known about the cells while a pass walks over a program:
// the values that some have whenever execution comes to the place, and which
// cells are on the tape.
//
// Each change of a cell's fact within a block, the body of a loop or an if, is
// noted in a log with the fact before, once per cell and block. So what is
// known is carried over blocks at a cost that depends on the changes only:
//
//   - A loop's body begins with what was known before it, without the cells
//     that a turn may change to something else, which the loop's effect tells
//     (effects.go). The same holds whenever the loop is tested, and so after
//     it: there, the log is rolled back.
//   - An if's body begins with what was known before it. After it, of the cells
//     that the log names, those are known that are the same as before.
//   - A block that moves the pointer makes everything unknown.
//
// Cells are known by their place: their offset from where the pointer was when
// it was last certain where that is. shift is how far it has moved since.
type facts struct {
	p      *ir.Program
	lowest int64 // place of cells[0]
	cells  []fact
	now    uint32 // time of the facts that hold
	last   uint32 // latest time that was given to facts
	// fresh says that cells that were never changed are 0, as they are when
	// the program starts.
	fresh bool
	shift int64
	moves int // times that the pointer moved
	// Places from low to high are on the tape: it has no gaps, so all cells
	// between two that were accessed are.
	low, high int64
	blocks    []block // blocks.go
	log       []change
}

// A fact is what is known about a cell.
type fact struct {
	value int64
	time  uint32    // the fact holds if it is facts.now; 0: the cell was never changed
	noted int32     // one more than the index of the cell's latest change in the log, or 0
	what  knowledge // of the value
}

type knowledge uint8

const (
	nothing knowledge = iota
	nonzero
	exactly // fact.value
)

// A change notes a cell's fact before it was changed in a block.
type change struct {
	place int64
	old   fact
}

// A block is what must be remembered of an Open or If up to its end.
type block struct {
	off       int32
	isIf      bool
	whole     bool // a loop whose effect is not known
	fresh     bool
	now       uint32
	low, high int64
	moves     int
	log       int // length of the log before the block, and
	head      int // at the beginning of its body: what is between a loop changes
}

// maxNoted is the number of changes in an if that are noted around it as well.
// Of others nothing is known any more, so that the work stays linear however
// deep ifs are nested.
const maxNoted = 64

// reset makes f the facts before a program, whose lowest and highest offset are given.
func (f *facts) reset(p *ir.Program, lowest, highest int32) {
	*f = facts{
		p: p, lowest: int64(lowest), cells: zeros(f.cells, int(highest-lowest)+1),
		now: 1, last: 1, fresh: !p.Part,
		blocks: f.blocks[:0], log: f.log[:0],
	}
}

// at returns the fact of a place, nil if it is so far off that nothing is ever
// known of it.
func (f *facts) at(place int64) *fact {
	i := place - f.lowest
	if uint64(i) >= uint64(len(f.cells)) {
		return nil
	}
	return &f.cells[i]
}

// place returns the place of the cell at off.
func (f *facts) place(off int32) int64 { return int64(off) + f.shift }

// value returns the value of a cell, if it is known.
func (f *facts) value(off int32) (v int64, ok bool) {
	if e := f.at(f.place(off)); e != nil {
		return f.exactly(e)
	}
	return 0, false
}

func (f *facts) isZero(off int32) bool {
	v, ok := f.value(off)
	return ok && v == 0
}

// isNonzero reports whether a cell is known not to be 0.
func (f *facts) isNonzero(off int32) bool {
	e := f.at(f.place(off))
	return e != nil && f.not0(e)
}

func (f *facts) exactly(e *fact) (v int64, ok bool) {
	if e.time == 0 {
		return 0, f.fresh
	}
	return e.value, e.time == f.now && e.what == exactly
}

func (f *facts) not0(e *fact) bool {
	return e.time == f.now && (e.what == nonzero || e.what == exactly && e.value != 0)
}

// spare reports whether an op that only tests or writes the cell may go,
// because the cell is on the tape. A cell that nothing has touched may be known
// to be 0, but an access to it must stay, as it may be the one that fails.
func (f *facts) spare(off int32) bool {
	place := f.place(off)
	return f.low <= place && place <= f.high
}

// touch notes that the cell is accessed, and so on the tape from here on.
func (f *facts) touch(off int32) {
	place := f.place(off)
	if f.low > f.high {
		f.low, f.high = place, place
	}
	f.low, f.high = min(f.low, place), max(f.high, place)
}

// lose forgets which cells are on the tape.
func (f *facts) lose() { f.low, f.high = 1, 0 }

func (f *facts) set(off int32, v int64) {
	f.change(f.place(off), fact{value: v, time: f.now, what: exactly})
}

func (f *facts) forget(off int32) { f.change(f.place(off), fact{time: never}) }

// never is a time that never comes; time 0 is for cells that were not changed.
const never = ^uint32(0)

// change changes a fact, and notes it unless that was done in the same block.
func (f *facts) change(place int64, to fact) {
	if n := len(f.blocks); n > 0 {
		if e := f.at(place); e != nil && int(e.noted) <= f.blocks[n-1].head {
			f.note(place)
		}
	}
	if e := f.at(place); e != nil {
		to.noted = e.noted
		*e = to
	}
}

// note adds the fact of a place to the log.
func (f *facts) note(place int64) {
	e := f.at(place)
	f.log = append(f.log, change{place, *e})
	e.noted = int32(len(f.log))
}

// forgetAll begins a time in which nothing is known.
func (f *facts) forgetAll() {
	f.last++
	f.now = f.last
	f.fresh = false
}

// pass updates the facts for what op does. Blocks are for enter and leave.
func (f *facts) pass(op *ir.Op) {
	switch op.Kind {
	case ir.Add:
		f.touch(op.Off)
		if v, ok := f.value(op.Off); ok {
			f.set(op.Off, f.p.Wrap(v+op.Arg))
		} else if op.Arg != 0 {
			f.forget(op.Off)
		}
	case ir.Set:
		f.touch(op.Off)
		f.set(op.Off, op.Arg)
	case ir.MulAdd:
		f.touch(op.Src)
		f.touch(op.Off)
		v, ok := f.value(op.Off)
		factor, ok2 := f.value(op.Src)
		if ok && ok2 {
			f.set(op.Off, f.p.Wrap(v+factor*op.Arg))
		} else {
			f.forget(op.Off)
		}
	case ir.In:
		f.touch(op.Off)
		f.forget(op.Off)
	case ir.Out:
		f.touch(op.Off)
	case ir.Dump:
		if op.Arg != 0 { // somebody may change the cells
			f.moves++
			f.forgetAll()
		}
	case ir.Move:
		f.moves++
		f.shift += op.Arg
	case ir.Scan:
		f.moved()
		f.touch(op.Off)
		f.set(op.Off, 0)
	case ir.Call, ir.Follow: // whose changes no log knows
		f.moves++
		f.forgetAll()
		if op.Entry != 0 {
			f.moved()
		}
		if op.Kind == ir.Call {
			f.touch(op.Off)
			f.set(op.Off, 0)
		}
	}
}

// moved notes that the pointer may be anywhere.
func (f *facts) moved() {
	f.moves++
	f.forgetAll()
	f.lose()
	f.shift = 0
}
