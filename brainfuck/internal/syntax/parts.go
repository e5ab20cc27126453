package syntax

import (
	"cmp"
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// Parts is a source that is read part by part, as a run of the program comes to
// them: most of a large program never runs, and the memory for a part serves again.
type Parts struct {
	src   []byte
	start int
	parts []part // ascending by open
	bits  int
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

const bracket = 2 // beyond the distances of a command

// distances are how far each byte moves the pointer; those of brackets are none.
var distances = [256]int8{'>': 1, '<': -1, '[': bracket, ']': bracket}

func (p *Parts) split(loop, sequence int32) error {
	src := p.src
	bodies := []body{{open: int32(p.start) - 1, cut: int32(p.start)}}
	moved := int32(0) // since the innermost [
	for i := p.start; i < len(src); {
		b := src[i]
		d := distances[b]
		at := int32(i)
		i++
		if d != bracket {
			if i < len(src) && src[i] == b {
				i = runEnd(src, i, b)
			}
			moved += int32(d) * (int32(i) - at)
			continue
		}
		if b == '[' {
			bodies = append(bodies, body{open: at, moved: moved, cut: at + 1})
			moved = 0
			continue
		}
		n := len(bodies) - 1
		if n == 0 {
			return strayClose(p.src, p.start, int(at))
		}
		l := &bodies[n]
		l.all.moves = l.all.moves || moved != 0
		if at-l.open-l.all.parts >= loop {
			p.parts = append(p.parts, part{l.open, at, l.all.count, ir.Call, l.all.moves})
			l.all.parts, l.all.count = at+1-l.open, l.all.count+1
		}
		moved = l.moved
		around := &bodies[n-1]
		around.all.add(&l.all)
		around.tail.add(&l.all)
		bodies = bodies[:n]
		if at+1-around.cut-around.tail.parts >= sequence {
			p.cut(around, at, moved)
		}
	}
	return nil
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
	if n := p.count(from, to, n, class); n > cap(ops) {
		ops = make([]ir.Op, n)
	}
	ops, err := build(p.src[:to], from, ops, class, p.bits, p.parts, n)
	if err != nil {
		panic(err) // Split would have found it
	}
	return &ir.Program{Ops: ops, Bits: p.bits, Part: n > 0}
}

// largePart is the size in bytes from which it pays to count the ops of a part
// before they are written.
const largePart = 32 << 10

// count returns the number of ops of src[from:to], in which the parts from a number
// on may be, or a guess if that is small.
func (p *Parts) count(from, to, number int, class *[256]class) int {
	size, n := 0, 0
	each := func(f func(from, to int)) {
		at := from
		for k := number; k < len(p.parts) && int(p.parts[k].first) < to; k += int(p.parts[k].inside) + 1 {
			f(at, int(p.parts[k].first))
			n++
			at = int(p.parts[k].last) + 1
		}
		f(at, to)
	}
	each(func(from, to int) { size += to - from })
	if size < largePart {
		return size / 4
	}
	n = 0
	each(func(from, to int) { n += count(p.src, from, to, class) })
	return n
}
