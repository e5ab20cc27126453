package codegen

type knowledge uint8

const (
	unknown knowledge = iota
	isZero
	isNonzero
	isConst // another constant than 0
	likely  // something was added to it: a guess
)

// A pathState is where a path has come to that is still to be written.
type pathState struct {
	part   int32
	at     int32 // op that comes next
	shift  int32 // of the pointer
	share  int32 // of all turns, as a guess
	turns  int32 // of the scan at op at
	nested int   // loops that the path is in
	in     [maxNested]int32
	known  int
	cells  [maxKnown]knownCell
}

type knownCell struct {
	off   int32 // from the beginning of the turn
	what  knowledge
	value int64
}

func (s *pathState) find(off int32) *knownCell {
	for i := range s.cells[:s.known] {
		if c := &s.cells[i]; c.off == off {
			return c
		}
	}
	return nil
}

func (s *pathState) what(off int32) knowledge {
	if c := s.find(off); c != nil {
		return c.what
	}
	return unknown
}

func (s *pathState) value(off int32) (v int64, ok bool) {
	c := s.find(off)
	if c == nil || c.what != isZero && c.what != isConst {
		return 0, false
	}
	return c.value, true
}

func (s *pathState) set(off int32, v int64) {
	if v == 0 {
		s.learn(off, isZero, 0)
	} else {
		s.learn(off, isConst, v)
	}
}

func (s *pathState) add(off int32, v int64, bits int) {
	old, ok := s.value(off)
	switch {
	case ok:
		shift := 64 - bits
		s.set(off, (old+v)<<shift>>shift)
	case v != 0:
		s.learn(off, s.sum(v > 0), 0)
	}
}

// sum returns what is known of a cell after an addition.
func (s *pathState) sum(positive bool) knowledge {
	if positive {
		return likely
	}
	return unknown
}

func (s *pathState) learn(off int32, what knowledge, v int64) {
	c := s.find(off)
	switch {
	case what == unknown && c != nil:
		s.known--
		*c = s.cells[s.known]
	case what == unknown:
	case c != nil:
		*c = knownCell{off, what, v}
	case s.known < maxKnown:
		s.cells[s.known] = knownCell{off, what, v}
		s.known++
	}
}
