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
type facts struct {
	p      *ir.Program
	values cellMap[int64]
	// fresh says that cells that were never changed are 0, as they are when
	// the program starts.
	fresh   bool
	last    uint32 // latest time that was given to values
	moves   int    // times that the pointer moved
	blocks  []block
	changed []int32 // cells changed in the ifs that are open
	ifs     int     // number of them
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

// value returns the value of a cell, if it is known.
func (f *facts) value(off int32) (v int64, ok bool) {
	e := f.values.at(off)
	switch e.time {
	case f.values.now:
		return e.value, true
	case 0:
		return 0, f.fresh
	}
	return 0, false
}

func (f *facts) isZero(off int32) bool {
	v, ok := f.value(off)
	return ok && v == 0
}

func (f *facts) set(off int32, v int64) {
	f.values.put(off, v)
	f.note(off)
}

func (f *facts) forget(off int32) {
	// Not time 0, which is for cells that were never changed.
	*f.values.at(off) = entry[int64]{time: never}
	f.note(off)
}

// never is a time that never comes.
const never = ^uint32(0)

func (f *facts) note(off int32) {
	if f.ifs > 0 {
		f.changed = append(f.changed, off)
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
		f.forgetAll()
	case ir.Scan:
		f.moves++
		f.forgetAll()
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
	} else {
		f.values.now, f.fresh = b.now, b.fresh
	}
	if b.isIf {
		f.ifs--
		for _, off := range f.changed[b.changed:] {
			f.values.at(off).time = never
		}
		// Around another if they need not be noted again: they stay unknown
		// unless they change once more.
		f.changed = f.changed[:b.changed]
	}
	if zero {
		f.set(b.off, 0)
	}
}
