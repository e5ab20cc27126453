package check

// A value is what is known of a cell.
type value struct {
	known bool
	v     int64 // reduced to the cell width, as ir.Program.Wrap does
}

// A state is what is known at one point of the program. Cells are counted from
// a base: the start cell as long as the pointer's place is known, and some other
// cell after that.
type state struct {
	fromStart bool  // the base is the start cell
	ptr       int64 // the pointer, from the base
	cells     map[int64]value
	rest      value // all cells that are not in the map
	// under holds the cells that are not in the map of a branch.
	under *state
}

// initial is the state at the start of a program: all cells are 0.
func initial() state {
	return state{fromStart: true, cells: map[int64]value{}, rest: value{known: true}}
}

// at returns what is known of the cell at a distance from the pointer.
func (s *state) at(off int64) value {
	if v, ok := s.cells[s.ptr+off]; ok {
		return v
	}
	if s.under != nil {
		if v, ok := s.under.cells[s.ptr+off]; ok {
			return v
		}
	}
	return s.rest
}

// branch returns a state that changes on its own, while s stays as it is.
func (s *state) branch() state {
	return state{fromStart: s.fromStart, ptr: s.ptr, cells: map[int64]value{}, rest: s.rest, under: s}
}

// join makes s what its branch has become.
func (s *state) join(branch *state) {
	s.ptr = branch.ptr
	for at, v := range branch.cells {
		s.cells[at] = v
	}
}

// set notes the value of the cell at a distance from the pointer.
func (s *state) set(off int64, v value) { s.cells[s.ptr+off] = v }

// forget drops what is known of all cells.
func (s *state) forget() {
	clear(s.cells)
	s.rest = value{}
}

// lose drops all that is known of cells and of the pointer.
func (s *state) lose() {
	s.forget()
	s.fromStart, s.ptr = false, 0
}
