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
	code []instr
	pc   int   // index of the next instr
	p    int64 // tape pointer, counted from tape.cells[0]
	fuel int64 // instrs to run before the next look at the world

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
	beyond                     // instr pc needs a cell that is not in the slice
	beyondSource               // the same for the cell that it reads
	walking                    // instr pc is a Scan that ran out of cells or fuel in its course
	full                       // instr pc is an Out, and there is no room for its byte
	empty                      // instr pc is an In, and no input is at hand
	show                       // instr pc is a Dump
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
			if m.pc >= len(m.code) {
				return nil
			}
			m.look()
			m.fuel, err = m.ration.next(m.fuel, &m.out)
		case beyond:
			in := &m.code[m.pc]
			err = m.reach(in.off, in.blame(m.ops))
		case beyondSource:
			err = m.reach(m.code[m.pc].src, m.op().Pos)
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

// burst executes instrs until there is a reason to stop.
//
// It runs at most a turn's worth of straight code, so that the loop's own
// bound also is the check for long programs; jumps back pay for the instrs that
// they will repeat.
//
// It is compiled twice, with and without counting the turns of blocks: len(K) is
// a constant in each.
func burst[C cell, K plain | counting](m *machine[C]) (why reason) {
	var (
		code  = m.code[:min(m.pc+turn, len(m.code))]
		cells = m.tape.cells[:len(m.tape.cells):len(m.tape.cells)] // a capacity less to keep
		pc    = m.pc
		p     = m.p
		fuel  = m.fuel
		count K
	)
loop:
	for uint(pc) < uint(len(code)) {
		in := &code[pc]
		i := p + int64(in.off)
		if uint64(i) >= uint64(len(cells)) {
			switch in.Kind {
			case ir.Move:
				p += in.arg
			case ir.Dump:
				why = show
				break loop
			case ir.MulAdd, transfer: // read first
				why = beyond
				if j := p + int64(in.src); uint64(j) >= uint64(len(cells)) {
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
		pc++
		switch in.Kind {
		case ir.Add:
			cells[i] += C(in.arg)
		case ir.Set:
			cells[i] = C(in.arg)
		case ir.MulAdd:
			j := p + int64(in.src)
			if uint64(j) >= uint64(len(cells)) {
				pc--
				why = beyondSource
				break loop
			}
			cells[i] += cells[j] * C(in.arg)
		case transfer:
			j := p + int64(in.src)
			if uint64(j) >= uint64(len(cells)) {
				pc--
				why = beyondSource
				break loop
			}
			cells[i] += cells[j] * C(in.arg)
			cells[j] = 0
		case ir.Move:
			p += in.arg
		case ir.Scan:
			// Within a window, one comparison tells that the walk goes on.
			base := max(0, i-turn)
			window := cells[base:min(i+turn, int64(len(cells)))]
			j := i - base
			for uint64(j) < uint64(len(window)) && window[j] != 0 {
				j += in.arg
			}
			walked := base + j - i
			if len(count) > 0 {
				m.turns[in.at] += walked / in.arg
			}
			p += walked
			fuel -= 1 + min(turn, max(walked, -walked))/64 // such steps are quick
			if uint64(j) >= uint64(len(window)) || fuel <= 0 {
				pc--
				why = walking
				break loop
			}
		case ir.Out:
			n := len(m.out.buf)
			if n == cap(m.out.buf) {
				pc--
				why = full
				break loop
			}
			m.out.buf = m.out.buf[:n+1]
			m.out.buf[n] = byte(cells[i])
		case ir.In:
			if m.in.next >= len(m.in.data) {
				pc--
				why = empty
				break loop
			}
			cells[i] = C(m.in.data[m.in.next])
			m.in.next++
		case ir.Open, ir.If:
			if cells[i] == 0 {
				pc = int(in.src)
			} else if len(count) > 0 {
				m.turns[in.at]++
			}
		case seek:
			if cells[i] != 0 {
				if len(count) > 0 {
					m.turns[in.at]++
				}
				continue
			}
			// Turns in which the if does nothing: up to one that can not be
			// done here, or where it does something.
			end := &m.code[in.src]
			for {
				j := p + int64(end.off)
				if uint64(j) >= uint64(len(cells)) {
					pc = int(in.src)
					break
				}
				p += end.arg
				if cells[j] == 0 {
					pc = int(in.src) + 1
					break
				}
				if len(count) > 0 {
					m.turns[in.at-1]++
				}
				fuel -= 2
				i += end.arg
				if uint64(i) >= uint64(len(cells)) || cells[i] != 0 {
					pc--
					break
				}
				if fuel <= 0 {
					pc--
					break loop
				}
			}
		case ir.Close, moveClose: // a Close moves by 0
			p += in.arg
			if cells[i] == 0 {
				continue
			}
			fuel -= int64(pc) - int64(in.src)
			pc = int(in.src)
			if len(count) > 0 {
				m.turns[m.code[pc-1].at]++
			}
			if fuel <= 0 {
				break loop
			}
		case ir.Dump:
			pc--
			why = show
			break loop
		}
	}
	m.pc, m.p, m.fuel = pc, p, fuel
	return why
}

// at returns the index of the op at pc.
func (m *machine[C]) at() int {
	if m.pc >= len(m.code) {
		return len(m.ops)
	}
	return int(m.code[m.pc].at)
}

// op returns the op at pc, where there is one.
func (m *machine[C]) op() *ir.Op { return &m.ops[m.at()] }

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
	op := m.op()
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
	op := m.op()
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
	op := m.op()
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
