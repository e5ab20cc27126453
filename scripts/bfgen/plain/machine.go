package plain

// flat is how many cells are kept in a slice. A program may go far beyond
// with a few cells here and there.
const flat = 1 << 20

// A machine is a program's tape, input and output.
type machine struct {
	o       Options
	mask    uint64
	tape    []uint64        // from the left end, as far as used, but no more than flat
	far     map[int]*uint64 // the cells beyond
	in, out []byte
	steps   int64
}

// A stop says why and at which command a program cannot go on.
type stop struct {
	kind string
	pos  int
}

func (s *stop) Error() string { return s.kind }

// run executes ops from the first to the last.
func (m *machine) run(ops []op) error {
	p := m.o.Left
	for pc := 0; pc < len(ops); pc++ {
		op := &ops[pc]
		m.steps++
		if op.cmd == '>' {
			p += op.n
			continue
		}
		if op.cmd == '<' {
			p -= op.n
			continue
		}
		if p < 0 || m.o.Right > 0 && p >= m.o.Left+m.o.Right {
			return &stop{"range", op.pos}
		}
		cell := m.cell(p)
		switch op.cmd {
		case '+':
			*cell = (*cell + uint64(op.n)) & m.mask
		case '-':
			*cell = (*cell - uint64(op.n)) & m.mask
		case '.':
			m.out = append(m.out, byte(*cell))
		case ',':
			if !m.read(cell) {
				return &stop{"input", op.pos}
			}
		case '[':
			if *cell == 0 {
				pc = op.match
			}
		case ']':
			if *cell != 0 {
				pc = op.match
			}
			if m.o.Steps > 0 && m.steps > m.o.Steps {
				return &stop{kind: "timeout"}
			}
		}
	}
	return nil
}

// cell returns the cell p cells from the left end.
func (m *machine) cell(p int) *uint64 {
	if p < len(m.tape) {
		return &m.tape[p]
	}
	if p < flat {
		m.tape = append(m.tape, make([]uint64, p+1)...)
		return &m.tape[p]
	}
	if m.far[p] == nil {
		if m.far == nil {
			m.far = make(map[int]*uint64)
		}
		m.far[p] = new(uint64)
	}
	return m.far[p]
}

// read stores the next byte in the cell. It reports false where the end of
// the input is an error.
func (m *machine) read(cell *uint64) bool {
	if len(m.in) > 0 {
		*cell = uint64(m.in[0])
		m.in = m.in[1:]
		return true
	}
	switch m.o.EOF {
	case "0":
		*cell = 0
	case "-1":
		*cell = m.mask
	case "error":
		return false
	}
	return true
}
