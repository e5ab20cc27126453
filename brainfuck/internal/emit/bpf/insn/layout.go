package insn

import "math"

// Code is a function's instructions, assembled.
type Code struct {
	Bytes  []byte
	Relocs []Reloc // ascending
	Lines  []Line  // ascending; an instruction has the position of the last entry up to it
}

// A Reloc says that a 64-bit load refers to a symbol.
type Reloc struct {
	Insn   int // index of the instruction
	Symbol string
}

// A Line says that the code from an instruction on comes from a command.
type Line struct {
	Insn int
	Pos  int32 // offset of the command in the source, in bytes
}

// Assemble lays out the instructions and returns them. All labels in use must
// be bound.
func (a *Assembler) Assemble() *Code {
	l := layout{a: a, far: make([]bool, len(a.items)), at: make([]int32, len(a.items)+1)}
	for l.place() {
	}
	c := new(Code)
	last, symbols := int32(math.MinInt32), a.symbols
	for i := range a.items {
		it := &a.items[i]
		at := int(l.at[i])
		if it.pos != last {
			c.Lines = append(c.Lines, Line{at, it.pos})
			last = it.pos
		}
		if it.refers {
			c.Relocs = append(c.Relocs, Reloc{at, symbols[0]})
			symbols = symbols[1:]
		}
		c.Bytes = l.encode(c.Bytes, i)
	}
	return c
}

// A layout is where the instructions are, once it is known which jumps are far.
type layout struct {
	a   *Assembler
	far []bool  // by item: a conditional jump that needs the long form
	at  []int32 // by item: index of its first instruction; one more for the end
}

// place assigns places, and reports whether a jump turned out to be farther
// than was thought, which moves others. As jumps only ever become longer, that
// ends.
func (l *layout) place() (again bool) {
	n := int32(0)
	for i := range l.a.items {
		l.at[i] = n
		n += l.size(i)
	}
	l.at[len(l.a.items)] = n
	for i := range l.a.items {
		it := &l.a.items[i]
		if it.target == 0 || it.code == opJA || l.far[i] {
			continue
		}
		if !short(l.distance(i, 1)) {
			l.far[i], again = true, true
		}
	}
	return again
}

// size returns the number of instructions that item i becomes.
func (l *layout) size(i int) int32 {
	switch it := &l.a.items[i]; {
	case it.code == opLdImm64:
		return 2
	case l.far[i] && it.code == opMayGoto:
		return 3
	case l.far[i]:
		return 2
	}
	return 1
}

// distance returns the one from after the n-th instruction of item i to its
// target.
func (l *layout) distance(i int, n int32) int32 {
	target := l.a.labels[l.a.items[i].target-1]
	if target == unbound {
		panic("insn: a label is not bound")
	}
	return l.at[target] - l.at[i] - n
}

// short reports whether a jump over d instructions has the form with 16 bits. The
// kernel puts longer sequences in the place of some instructions, of may_goto
// above all, and refuses a program in which a jump becomes too long by that: so
// this stays far below what 16 bits can express.
func short(d int32) bool { return d >= -1<<13 && d < 1<<13 }

func (l *layout) encode(b []byte, i int) []byte {
	it := &l.a.items[i]
	r := it.raw
	switch {
	case it.code == opLdImm64:
		return raw{imm: it.high}.append(r.append(b))
	case it.target == 0:
		return r.append(b)
	case it.code == opJA:
		return goTo(b, l.distance(i, 1))
	case !l.far[i]:
		r.off = int16(l.distance(i, 1))
		return r.append(b)
	case it.code == opMayGoto: // it has no opposite
		r.off = 1
		b = goTo(r.append(b), 1)
		return goTo(b, l.distance(i, 3))
	}
	const condition = 0xf0
	r.code = r.code&^condition | uint8(Cond(r.code&condition).Opposite())
	r.off = 1
	return goTo(r.append(b), l.distance(i, 2))
}

// goTo appends a jump over d instructions.
func goTo(b []byte, d int32) []byte {
	if short(d) {
		return raw{code: opJA, off: int16(d)}.append(b)
	}
	return raw{code: opJAlong, imm: d}.append(b)
}
