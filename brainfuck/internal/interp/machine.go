package interp

import (
	"io"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// A machine runs one program once.
type machine[C cell] struct {
	ops    []ir.Op
	tape   tape[C]
	in     input
	out    output
	ration ration
	eof    ir.EOF
	bounds func(pointer int64) (first, end int64)
	dump   func(*ir.Snapshot)
}

// run executes the program.
//
// The tape pointer, p, counts from cells[0], so it changes when the tape grows
// to the left. A stretch of straight code is cut after a turn's worth of ops,
// so that the loop's own bound also is the check for long programs; jumps back
// pay for the ops that they will repeat.
func (m *machine[C]) run() error {
	fuel, err := m.ration.next(0, &m.out)
	if err != nil {
		return err
	}
	var (
		pc    int
		p     int64
		cells []C
	)
	for {
		code := m.ops[:min(pc+turn, len(m.ops))]
		for uint(pc) < uint(len(code)) {
			op := &code[pc]
			pc++
			i := p + int64(op.Off)
			if uint64(i) >= uint64(len(cells)) {
				if !op.Touches() {
					p = m.untouching(op, p)
					continue
				}
				if p, err = m.reach(blame(op), p, op.Off); err != nil {
					return err
				}
				cells, pc = m.tape.cells, pc-1
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
					if p, err = m.reach(op.Pos, p, op.Src); err != nil {
						return err
					}
					cells, pc = m.tape.cells, pc-1
					continue
				}
				cells[i] += cells[j] * C(op.Arg)
			case ir.Move:
				p += op.Arg
			case ir.Scan:
				if p, fuel, err = m.scan(op, p, fuel); err != nil {
					return err
				}
				cells = m.tape.cells
			case ir.Out:
				if err := m.out.put(byte(cells[i])); err != nil {
					return err
				}
			case ir.In:
				if len(m.in.data) == 0 {
					if err := m.atEnd(op, &cells[i]); err != nil {
						return err
					}
					continue
				}
				cells[i] = C(m.in.data[0])
				m.in.data = m.in.data[1:]
			case ir.Open, ir.If:
				if cells[i] == 0 {
					pc = int(op.Match) + 1
				}
			case ir.Close:
				if cells[i] != 0 {
					fuel -= int64(pc) - int64(op.Match)
					pc = int(op.Match) + 1
					if fuel <= 0 {
						if fuel, err = m.ration.next(fuel, &m.out); err != nil {
							return err
						}
					}
				}
			case ir.Dump:
				m.show(op, p)
			}
		}
		if pc >= len(m.ops) {
			return nil
		}
		if fuel, err = m.ration.next(fuel, &m.out); err != nil {
			return err
		}
	}
}

// reach makes room on the tape for the cell at off, and returns the pointer
// into the grown tape. The command at pos is to blame if there is no such cell.
func (m *machine[C]) reach(pos int32, p int64, off int32) (int64, error) {
	number := p + m.tape.first // of the cell that the pointer is at
	cell := number + int64(off)
	if !m.tape.on(cell) {
		return p, &ir.RangeError{Pos: pos, Cell: cell}
	}
	if !m.tape.grow(cell) {
		return p, &MemoryError{Cell: cell}
	}
	return number - m.tape.first, nil
}

// blame returns the position of the command that accesses the first cell that
// op works on.
func blame(op *ir.Op) int32 {
	if op.Kind == ir.Scan {
		return op.Entry
	}
	return op.Pos
}

// untouching executes an op that touches no cell, while the pointer is off the
// slice, and returns the pointer.
func (m *machine[C]) untouching(op *ir.Op, p int64) int64 {
	switch op.Kind {
	case ir.Move:
		return p + op.Arg
	case ir.Dump:
		m.show(op, p)
	}
	return p
}

// scan executes a Scan and returns the pointer and the fuel left. The cell
// that it starts from must be in the slice.
func (m *machine[C]) scan(op *ir.Op, p, fuel int64) (int64, int64, error) {
	for {
		cells, i := m.tape.cells, p+int64(op.Off)
		for uint64(i) < uint64(len(cells)) && cells[i] != 0 && fuel > 0 {
			i += op.Arg
			fuel--
		}
		p = i - int64(op.Off)
		var err error
		switch {
		case uint64(i) >= uint64(len(cells)):
			p, err = m.reach(op.Pos, p, op.Off)
		case cells[i] == 0:
			return p, fuel, nil
		default:
			fuel, err = m.ration.next(fuel, &m.out)
		}
		if err != nil {
			return p, fuel, err
		}
	}
}

// atEnd executes an In for which no input is at hand. What waits to be written
// goes out first: it may be the prompt for this very read.
func (m *machine[C]) atEnd(op *ir.Op, into *C) error {
	if err := m.out.flush(); err != nil {
		return err
	}
	if err := m.ration.ctx.Err(); err != nil {
		return err
	}
	err := m.in.fill()
	if err == nil {
		*into = C(m.in.data[0])
		m.in.data = m.in.data[1:]
		return nil
	}
	if err != io.EOF {
		return err
	}
	switch m.eof {
	case ir.EOFZero:
		*into = 0
	case ir.EOFMinus:
		*into = ^C(0)
	case ir.EOFError:
		return &ir.InputError{Pos: op.Pos}
	}
	return nil
}

// show executes a Dump.
func (m *machine[C]) show(op *ir.Op, p int64) {
	if m.dump == nil {
		return
	}
	m.out.flush() // its error, if any, is kept and returned by the next
	s := &ir.Snapshot{Pos: op.Pos, Pointer: p + int64(op.Off) + m.tape.first}
	first, end := m.bounds(s.Pointer)
	s.First = first
	for c := first; c < end; c++ {
		i, v := c-m.tape.first, uint64(0)
		if uint64(i) < uint64(len(m.tape.cells)) {
			v = uint64(m.tape.cells[i])
		}
		s.Cells = append(s.Cells, v)
	}
	m.dump(s)
}
