package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// enterIf begins the body of an if.
func (f *facts) enterIf(op *ir.Op) {
	f.touch(op.Off)
	f.set(op.Off, 0) // it is, if the body is skipped
	f.begin(block{off: op.Off, isIf: true})
	f.change(f.place(op.Off), fact{time: f.now, what: nonzero})
}

// enterLoop begins the body of a loop with the given effect.
func (f *facts) enterLoop(op *ir.Op, e *effect) {
	f.touch(op.Off)
	b := block{off: op.Off, whole: !e.known, log: len(f.log)}
	for i := range e.cells {
		c := &e.cells[i]
		if v, ok := f.value(c.off); ok && c.state != anything && v == c.value {
			continue
		}
		if place := f.place(c.off); f.at(place) != nil {
			f.note(place)
			f.at(place).time = never
		}
	}
	f.begin(b)
	if !e.known {
		f.forgetAll()
	}
	if !e.balanced {
		f.lose()
	}
	f.touch(op.Off)
	f.change(f.place(op.Off), fact{time: f.now, what: nonzero})
}

func (f *facts) begin(b block) {
	if b.isIf {
		b.log = len(f.log)
	}
	b.head = len(f.log)
	b.fresh, b.now, b.moves = f.fresh, f.now, f.moves
	b.low, b.high = f.low, f.high
	f.blocks = append(f.blocks, b)
}

// leave ends the innermost block.
func (f *facts) leave() {
	b := f.pop()
	switch {
	case f.moves != b.moves:
		zero := !b.isIf || f.isZero(b.off)
		f.drop(b.log)
		f.forgetAll()
		f.lose()
		f.shift = 0
		if !b.isIf {
			f.touch(b.off)
		}
		if zero {
			f.set(b.off, 0)
		}
		return
	case b.isIf:
		f.join(&b, f.common)
	case b.whole:
		f.now, f.fresh = b.now, b.fresh
		f.join(&b, func(_, _ *fact) fact { return fact{time: never} })
	default:
		f.rollBack(b.head)
	}
	f.low, f.high = b.low, b.high
	if len(f.blocks) == 0 {
		f.drop(b.log)
	}
	if !b.isIf {
		f.set(b.off, 0)
	}
}

// undo makes the facts those before the innermost block, which does not move
// the pointer.
func (f *facts) undo() {
	b := f.pop()
	f.rollBack(b.log)
	f.now, f.fresh = b.now, b.fresh
	f.low, f.high = b.low, b.high
}

func (f *facts) pop() block {
	b := f.blocks[len(f.blocks)-1]
	f.blocks = f.blocks[:len(f.blocks)-1]
	return b
}

// rollBack undoes the changes that were noted since the log had n.
func (f *facts) rollBack(n int) {
	for i := len(f.log) - 1; i >= n; i-- {
		c := &f.log[i]
		*f.at(c.place) = c.old
	}
	f.log = f.log[:n]
}

// drop forgets that changes were noted since the log had n.
func (f *facts) drop(n int) {
	for i := len(f.log) - 1; i >= n; i-- {
		c := &f.log[i]
		f.at(c.place).noted = c.old.noted
	}
	f.log = f.log[:n]
}

// join replaces the facts of the cells that were changed in a block by what
// both makes of those before and now, and notes the changes in the block
// around it.
func (f *facts) join(b *block, both func(old, now *fact) fact) {
	changes := f.log[b.head:]
	for i := len(changes) - 1; i >= 0; i-- {
		c := &changes[i]
		e := f.at(c.place)
		to := both(&c.old, e)
		to.noted = c.old.noted
		*e = to
	}
	f.log = f.log[:b.head]
	if len(f.blocks) == 0 {
		return
	}
	around := f.blocks[len(f.blocks)-1].head
	for i := range changes {
		c := changes[i]
		e := f.at(c.place)
		switch {
		case int(c.old.noted) > around: // noted there, or twice here
		case i < maxNoted:
			f.log = append(f.log, c)
			e.noted = int32(len(f.log))
		default:
			e.time = never
		}
	}
}

// common returns what two facts about a cell have in common.
func (f *facts) common(a, b *fact) fact {
	av, aExactly := f.exactly(a)
	bv, bExactly := f.exactly(b)
	switch {
	case aExactly && bExactly && av == bv:
		return fact{value: av, time: f.now, what: exactly}
	case f.not0(a) && f.not0(b):
		return fact{time: f.now, what: nonzero}
	}
	return fact{time: never}
}
