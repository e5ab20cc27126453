package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// facts are what is known about the cells while a pass walks over a program:
// the values that some have whenever execution comes to the place.
//
// Whenever a cell changes, its entry is overwritten or invalidated, also when
// nothing was known of it. So the entries that were valid at the beginning of
// a block and still have that time at its end belong to cells that the block
// leaves alone, if it does not move the pointer. This is how knowledge gets
// past loops and ifs at a cost that depends on the changes only:
//
//   - A loop's body begins with nothing known, as it may come from its own end.
//     What was known before the loop and is untouched in it is known after it.
//   - An if's body begins with what was known before it. What the body changed
//     is unknown after it: changed keeps a list.
//   - After both the cell that they test is 0; after an if only if it is so at
//     the end of its body.
//
// Cells are known by their offset from where the pointer was when it was last
// certain where that is; shift is how far it has moved since.
type facts struct {
	p      *ir.Program
	values cellMap[int64]
	// fresh says that cells that were never changed are 0, as they are when
	// the program starts.
	fresh   bool
	last    uint32 // latest time that was given to values
	shift   int64
	moves   int // times that the pointer moved
	blocks  []block
	changed []*entry[int64] // of cells changed in the ifs that are open
	ifs     int             // number of them
}

// A block is what must be remembered of an Open or If up to its end.
type block struct {
	off     int32
	isIf    bool
	fresh   bool
	now     uint32
	moves   int
	changed int
}

func newFacts(p *ir.Program) *facts {
	return &facts{p: p, values: newCellMap[int64](p), fresh: true, last: 1}
}

// at returns the entry of a cell, nil if it is so far off that nothing is ever
// known of it.
func (f *facts) at(off int32) *entry[int64] {
	i := int64(off) + f.shift - int64(f.values.lowest)
	if uint64(i) >= uint64(len(f.values.entries)) {
		return nil
	}
	return &f.values.entries[i]
}

// value returns the value of a cell, if it is known.
func (f *facts) value(off int32) (v int64, ok bool) {
	e := f.at(off)
	switch {
	case e == nil:
		return 0, false
	case e.time == 0:
		return 0, f.fresh
	}
	return e.value, e.time == f.values.now
}

func (f *facts) isZero(off int32) bool {
	v, ok := f.value(off)
	return ok && v == 0
}

// spare reports whether an op that only tests or writes the cell may go: the
// cell is on the tape, because it was touched before or is the start cell. A
// cell that nothing has touched may be known to be 0, but an access to it must
// stay, as it may be the one that fails.
func (f *facts) spare(off int32) bool {
	e := f.at(off)
	return e != nil && (e.time != 0 || int64(off)+f.shift == 0)
}

func (f *facts) set(off int32, v int64) { f.change(off, entry[int64]{f.values.now, v}) }

func (f *facts) forget(off int32) { f.change(off, entry[int64]{time: never}) }

// never is a time that never comes; time 0 is for cells that were not changed.
const never = ^uint32(0)

func (f *facts) change(off int32, to entry[int64]) {
	e := f.at(off)
	if e == nil {
		return
	}
	*e = to
	if f.ifs > 0 {
		f.changed = append(f.changed, e)
	}
}

// forgetAll begins a time in which nothing is known.
func (f *facts) forgetAll() {
	f.last++
	f.values.now = f.last
	f.fresh = false
}

// pass updates the facts for what op does.
func (f *facts) pass(op *ir.Op) {
	switch op.Kind {
	case ir.Add:
		if v, ok := f.value(op.Off); ok {
			f.set(op.Off, f.p.Wrap(v+op.Arg))
		} else {
			f.forget(op.Off)
		}
	case ir.Set:
		f.set(op.Off, op.Arg)
	case ir.MulAdd:
		v, ok := f.value(op.Off)
		factor, ok2 := f.value(op.Src)
		if ok && ok2 {
			f.set(op.Off, f.p.Wrap(v+factor*op.Arg))
		} else {
			f.forget(op.Off)
		}
	case ir.In:
		f.forget(op.Off)
	case ir.Move:
		f.moves++
		f.shift += op.Arg
	case ir.Scan:
		f.moves++
		f.forgetAll()
		f.shift = 0
		f.set(op.Off, 0)
	case ir.Open, ir.If:
		f.enter(op)
	case ir.Close, ir.End:
		f.leave()
	}
}

func (f *facts) enter(op *ir.Op) {
	isIf := op.Kind == ir.If
	f.blocks = append(f.blocks, block{op.Off, isIf, f.fresh, f.values.now, f.moves, len(f.changed)})
	if isIf {
		f.ifs++
	} else {
		f.forgetAll()
	}
}

func (f *facts) leave() {
	b := f.blocks[len(f.blocks)-1]
	f.blocks = f.blocks[:len(f.blocks)-1]
	zero := !b.isIf || f.isZero(b.off)
	if f.moves != b.moves {
		f.forgetAll()
		f.shift = 0
	} else {
		f.values.now, f.fresh = b.now, b.fresh
	}
	if b.isIf {
		f.ifs--
		for _, e := range f.changed[b.changed:] {
			e.time = never
		}
		// Around another if they need not be noted again: they stay unknown
		// unless they change once more.
		f.changed = f.changed[:b.changed]
	}
	if zero {
		f.set(b.off, 0)
	}
}
