package syntax

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// Parts is a source that is read part by part, as a run of the program comes to
// them: most of a large program never runs, and the memory for a part serves again.
type Parts struct {
	src   []byte
	start int
	parts []part // ascending by open
	// largest is the size in bytes of the largest loop that is a part, without the parts
	// in it.
	largest int
	bits    int
	// Input is that of Result.
	Input []byte
}

// A part is a loop or a sequence of commands that is read by itself.
type part struct {
	first, last int32 // offsets of commands
	inside      int32 // number of parts in it
	kind        ir.Kind
	moves       bool // the pointer may be at another cell after it
}

// Sizes say how large parts are, in bytes that belong to no part in them: a loop that
// is a part has at least Loop, and what is left of a body is cut into sequences of at
// least Sequence.
type Sizes struct{ Loop, Sequence int }

// Split divides a source into parts. Opts.Dump must not be set. The error is that
// of Parse.
func Split(src []byte, opts Options, sizes Sizes) (*Parts, error) {
	if opts.Bits == 0 {
		opts.Bits = 8
	}
	if len(src) > MaxSource {
		return nil, tooLong(src)
	}
	p := &Parts{bits: opts.Bits}
	start, end := Extent(src, opts)
	if end < len(src) {
		src, p.Input = src[:end], src[end+1:]
	}
	p.src, p.start = src, start
	if err := countBrackets(src, start); err != nil {
		return nil, err
	}
	if err := p.split(int32(sizes.Loop), int32(sizes.Sequence)); err != nil {
		return nil, err
	}
	slices.SortFunc(p.parts, func(a, b part) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(b.last, a.last))
	})
	return p, nil
}

// A body is that of a loop whose ] has not come yet, or of the program.
type body struct {
	open  int32    // offset of the [
	moved int32    // distance of the moves before it in the body around it
	all   contents // of the body
	// What comes after the last cut, at the offset cut, where the moves since open
	// have been cutMoved.
	cut, cutMoved int32
	tail          contents
}

// contents are what belongs to parts.
type contents struct {
	parts int32 // number of bytes
	count int32 // number of parts
	moves bool  // there is a loop that moves, in a part or not
}

func (c *contents) add(o *contents) {
	c.parts += o.parts
	c.count += o.count
	c.moves = c.moves || o.moves
}

// A splitter finds the parts of a source.
type splitter struct {
	*Parts
	loop, sequence int32
	bodies         []body
	moved          int32 // since the innermost [, up to the word
}

// split reads the source eight bytes at a time: of most commands it matters only how
// far they move the pointer.
func (p *Parts) split(loop, sequence int32) error {
	s := splitter{Parts: p, loop: loop, sequence: sequence, bodies: make([]body, 1, 64)}
	s.bodies[0] = body{open: int32(p.start) - 1, cut: int32(p.start)}
	at := p.start
	for src := p.src; at+8 <= len(src); {
		x := binary.LittleEndian.Uint64(src[at:])
		if b := byte(x); x == each*uint64(b) && b != '[' && b != ']' {
			end := runEnd(src, at+8, b)
			s.moved += distance(b) * int32(end-at)
			at = end
			continue
		}
		if err := s.word(x, at); err != nil {
			return err
		}
		at += 8
	}
	var last [8]byte
	copy(last[:], p.src[at:])
	return s.word(binary.LittleEndian.Uint64(last[:]), at)
}

// distance returns how far a byte moves the pointer.
func distance(b byte) int32 {
	switch b {
	case '>':
		return 1
	case '<':
		return -1
	}
	return 0
}

// word reads the eight bytes of the source from an offset on.
func (s *splitter) word(x uint64, at int) error {
	moves := zeroBytes((x | 0x02*each) ^ '>'*each) // and <, which is without that bit
	right := moves & (x << 6)                      // the bit, shifted
	left := moves &^ right
	// In each byte, how far it moves plus 1; by the product, the sum up to there.
	sums := (each + right>>7 - left>>7) * each
	brackets := zeroBytes((x | 0x06*each) ^ '_'*each) // and Y and _
	if brackets != 0 {
		if err := s.brackets(brackets, sums, x, at); err != nil {
			return err
		}
	}
	s.moved += int32(sums>>56) - 8
	return nil
}

// brackets reads those of the eight bytes that may be brackets.
func (s *splitter) brackets(which, sums, x uint64, at int) error {
	for ; which != 0; which &= which - 1 {
		n := bits.TrailingZeros64(which) &^ 7
		here := int32(sums>>n&0xff) - int32(n/8+1)
		switch offset := at + n/8; byte(x >> n) {
		case '[':
			s.open(int32(offset), s.moved+here)
			s.moved = -here
		case ']':
			if len(s.bodies) == 1 {
				return strayClose(s.src, s.start, offset)
			}
			s.moved = s.close(int32(offset), s.moved+here) - here
		}
	}
	return nil
}

// open begins a loop, before which there are moves in the body around it.
func (s *splitter) open(at, moved int32) {
	s.bodies = append(s.bodies, body{open: at, moved: moved, cut: at + 1})
}

// close ends the innermost loop, in whose body there are moves, and returns those
// before it.
func (s *splitter) close(at, moved int32) (before int32) {
	n := len(s.bodies) - 1
	l, around := &s.bodies[n], &s.bodies[n-1]
	s.bodies = s.bodies[:n]
	before = l.moved
	l.all.moves = l.all.moves || moved != 0
	if own := at - l.open - l.all.parts; own >= s.loop {
		s.largest = max(s.largest, int(own)+1)
		s.parts = append(s.parts, part{l.open, at, l.all.count, ir.Call, l.all.moves})
		l.all.parts, l.all.count = at+1-l.open, l.all.count+1
	}
	around.all.add(&l.all)
	around.tail.add(&l.all)
	if at+1-around.cut-around.tail.parts >= s.sequence {
		s.cut(around, at, before)
	}
	return before
}

// cut makes a part of what comes after the last cut in a body, up to an offset, unless
// there was none: the first sequence stays where it is.
func (p *Parts) cut(b *body, at, moved int32) {
	if b.cut > b.open+1 {
		moves := b.tail.moves || moved != b.cutMoved
		p.parts = append(p.parts, part{b.cut, at, b.tail.count, ir.Follow, moves})
		b.all.parts += at + 1 - b.cut - b.tail.parts
		b.all.count++
	}
	b.cut, b.cutMoved, b.tail = at+1, moved, contents{}
}

// Len returns the number of parts. They have the numbers 1 to Len. Number 0 is
// what is in no part.
func (p *Parts) Len() int { return len(p.parts) }

// Reach returns a number of cells that the program never moves by without
// accessing a cell.
func (p *Parts) Reach() int { return len(p.src) }

// Size returns the size of the program in bytes.
func (p *Parts) Size() int { return len(p.src) - p.start }

// Parse reads a part, in the memory of ops if there is room. The parts in it are
// Calls, if they are loops, or Follows.
func (p *Parts) Parse(n int, ops []ir.Op) *ir.Program {
	from, to := p.start, len(p.src)
	if n > 0 {
		at := &p.parts[n-1]
		from, to = int(at.first), int(at.last)+1
	}
	class := classes(Options{})
	class['.'] = outs
	if n := p.own(from, to, n)/2 + 64; n > cap(ops) { // there are hardly more
		ops = make([]ir.Op, max(n, p.largest/2+64))
	}
	ops, err := build(p.src[:to], from, ops, class, p.bits, p.parts, n)
	if err != nil {
		panic(err) // Split would have found it
	}
	return &ir.Program{Ops: ops, Bits: p.bits, Part: n > 0}
}

// own returns the number of bytes of src[from:to] that are in no part from a number
// on.
func (p *Parts) own(from, to, number int) int {
	size := to - from
	for k := number; k < len(p.parts) && int(p.parts[k].first) < to; k += int(p.parts[k].inside) + 1 {
		size -= int(p.parts[k].last) + 1 - int(p.parts[k].first)
	}
	return size
}
