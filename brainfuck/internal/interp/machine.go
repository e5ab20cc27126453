package interp

import (
	"context"
	"io"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// A machine runs one program once. Its loop, burst, calls nothing, so that all
// it needs stays in registers; whatever needs a call it leaves for, with the
// state stored here, and run sees to it and enters again.
type machine[C cell] struct {
	ops  []ir.Op
	pc   int   // index of the next op
	p    int64 // tape pointer, counted from tape.cells[0]
	fuel int64 // ops to run before the next look at the world

	tape   tape[C]
	in     input
	out    output
	turns  []int64 // Counts.Turns, or nil
	ration ration
	ctx    context.Context
	eof    ir.EOF
	bounds func(pointer int64) (first, end int64)
	dump   func(*ir.Snapshot)
	// inspect is not nil if somebody may ask where the machine is.
	inspect *inspector
}

// A reason says why burst left its loop.
type reason uint8

const (
	pause        reason = iota // fuel is used up, or a stretch of straight code is
	beyond                     // op pc needs a cell that is not in the slice
	beyondSource               // the same for the Src of a MulAdd
	walking                    // op pc is a Scan that ran out of cells or fuel in its course
	full                       // op pc is an Out, and there is no room for its byte
	empty                      // op pc is an In, and no input is at hand
	show                       // op pc is a Dump
)

// What burst is compiled for.
type (
	plain    [0]struct{}
	counting [1]struct{}
)

// run executes the program.
func (m *machine[C]) run() error {
	why := pause
	for {
		var err error
		switch why {
		case pause:
			if m.pc >= len(m.ops) {
				return nil
			}
			m.look()
			m.fuel, err = m.ration.next(m.fuel, &m.out)
		case beyond:
			op := &m.ops[m.pc]
			pos := op.Pos
			if op.Kind == ir.Scan {
				pos = op.Entry
			}
			err = m.reach(op.Off, pos)
		case beyondSource:
			err = m.reach(m.ops[m.pc].Src, m.ops[m.pc].Pos)
		case walking:
			err = m.walk()
		case full:
			err = m.out.makeRoom()
		case empty:
			err = m.input()
		case show:
			err = m.show()
		}
		if err != nil {
			return err
		}
		if m.turns == nil {
			why = burst[C, plain](m)
		} else {
			why = burst[C, counting](m)
		}
	}
}

// burst executes ops until there is a reason to stop.
//
// It runs at most a turn's worth of straight code, so that the loop's own
// bound also is the check for long programs; jumps back pay for the ops that
// they will repeat.
//
// It is compiled twice, with and without counting the turns of blocks: len(K) is
// a constant in each.
func burst[C cell, K plain | counting](m *machine[C]) (why reason) {
	var (
		code  = m.ops[:min(m.pc+turn, len(m.ops))]
		cells = m.tape.cells
		pc    = m.pc
		p     = m.p
		fuel  = m.fuel
		count K
	)
loop:
	for uint(pc) < uint(len(code)) {
		op := &code[pc]
		i := p + int64(op.Off)
		if uint64(i) >= uint64(len(cells)) {
			switch op.Kind {
			case ir.Move:
				p += op.Arg
			case ir.End:
			case ir.Dump:
				why = show
				break loop
			case ir.MulAdd: // reads first
				why = beyond
				if j := p + int64(op.Src); uint64(j) >= uint64(len(cells)) {
					why = beyondSource
				}
				break loop
			default:
				why = beyond
				break loop
			}
			pc++
			continue
		}
		switch op.Kind {
		case ir.Add:
			cells[i] += C(op.Arg)
		case ir.Set:
			cells[i] = C(op.Arg)
		case ir.MulAdd:
			j := p + int64(op.Src)
			if uint64(j) >= uint64(len(cells)) {
				why = beyondSource
				break loop
			}
			cells[i] += cells[j] * C(op.Arg)
		case ir.Move:
			p += op.Arg
		case ir.Scan:
			for cells[i] != 0 {
				i += op.Arg
				fuel--
				if len(count) > 0 {
					m.turns[pc]++
				}
				if uint64(i) >= uint64(len(cells)) || fuel <= 0 {
					p = i - int64(op.Off)
					why = walking
					break loop
				}
			}
			p = i - int64(op.Off)
		case ir.Out:
			n := len(m.out.buf)
			if n == cap(m.out.buf) {
				why = full
				break loop
			}
			m.out.buf = m.out.buf[:n+1]
			m.out.buf[n] = byte(cells[i])
		case ir.In:
			if m.in.next >= len(m.in.data) {
				why = empty
				break loop
			}
			cells[i] = C(m.in.data[m.in.next])
			m.in.next++
		case ir.Open, ir.If:
			if cells[i] == 0 {
				pc = int(op.Match)
			} else if len(count) > 0 {
				m.turns[pc]++
			}
		case ir.Close:
			if cells[i] != 0 {
				fuel -= int64(pc) + 1 - int64(op.Match)
				pc = int(op.Match)
				if len(count) > 0 {
					m.turns[pc]++
				}
				if fuel <= 0 {
					pc++
					break loop
				}
			}
		case ir.Dump:
			why = show
			break loop
		}
		pc++
	}
	m.pc, m.p, m.fuel = pc, p, fuel
	return why
}

// reach makes room on the tape for the cell at off. If there is no such cell,
// the command at pos is to blame.
func (m *machine[C]) reach(off, pos int32) error {
	number := m.p + m.tape.first // of the cell that the pointer is at
	cell := number + int64(off)
	if !m.tape.on(cell) {
		return &ir.RangeError{Pos: pos, Cell: cell}
	}
	if !m.tape.grow(cell) {
		return &MemoryError{Cell: cell}
	}
	m.p = number - m.tape.first
	return nil
}

// walk lets the Scan at pc go on from the cell that it came to.
func (m *machine[C]) walk() error {
	if m.fuel <= 0 {
		var err error
		if m.fuel, err = m.ration.next(m.fuel, &m.out); err != nil {
			return err
		}
	}
	op := &m.ops[m.pc]
	if i := m.p + int64(op.Off); uint64(i) < uint64(len(m.tape.cells)) {
		return nil
	}
	return m.reach(op.Off, op.Pos)
}

// input executes the In at pc, for which no input is at hand. What waits to be
// written goes out first: it may be the prompt for this very read.
func (m *machine[C]) input() error {
	if err := m.out.flush(); err != nil {
		return err
	}
	if err := m.ctx.Err(); err != nil {
		return err
	}
	op := &m.ops[m.pc]
	if m.inspect != nil {
		m.inspect.park(m.snapshot(op))
		defer m.inspect.park(nil)
	}
	err := m.in.fill()
	if err == nil {
		return nil // burst takes it
	}
	if err != io.EOF {
		return err
	}
	into := &m.tape.cells[m.p+int64(op.Off)]
	switch m.eof {
	case ir.EOFZero:
		*into = 0
	case ir.EOFMinus:
		*into = ^C(0)
	case ir.EOFError:
		return &ir.InputError{Pos: op.Pos}
	}
	m.pc++
	return nil
}

// show executes the Dump at pc.
func (m *machine[C]) show() error {
	op := &m.ops[m.pc]
	m.pc++
	if m.dump == nil {
		return nil
	}
	if err := m.out.flush(); err != nil {
		return err
	}
	m.dump(m.snapshot(op))
	return nil
}
