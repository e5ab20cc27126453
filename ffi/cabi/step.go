//go:build (amd64 || arm64) && (linux || darwin || freebsd)

package cabi

// A step is a move in the form in which the general stub makes it, without
// branches: it loads the word at from, extends it by (word & mask ^ sign) -
// sign, makes it 0 unless the word at length is positive, and stores it at to.
type step struct {
	from, to   uintptr // distances from the stub's frame, as in move
	mask, sign uintptr
	// length finds the length of a slice; otherwise the frame's first word, an
	// address, which is positive.
	length uintptr
}

// steps returns the steps for moves, none of which is that of a string.
func steps(moves []move) []step {
	s := make([]step, len(moves))
	for i, m := range moves {
		mask, sign := m.kind.bits()
		s[i] = step{from: m.from, to: m.to, mask: mask, sign: sign}
		if m.kind == moveSlice {
			s[i].length = m.from + 8
		}
	}
	return s
}

// bits returns the bits of a word that values of kind k have, and which of them
// is the sign.
func (k moveKind) bits() (mask, sign uintptr) {
	switch k {
	case moveInt8:
		return 1<<8 - 1, 1 << 7
	case moveInt16:
		return 1<<16 - 1, 1 << 15
	case moveInt32:
		return 1<<32 - 1, 1 << 31
	case moveUint8:
		return 1<<8 - 1, 0
	case moveUint16:
		return 1<<16 - 1, 0
	case moveUint32:
		return 1<<32 - 1, 0
	default:
		return ^uintptr(0), 0
	}
}
