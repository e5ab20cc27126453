package syntax

import (
	"cmp"
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// Parts is a source that is read part by part, as a run of the program comes to
// them: most of a large program never runs.
type Parts struct {
	src   []byte
	start int
	parts []part // ascending by open
	bits  int
	// Input is that of Result.
	Input []byte
}

// A part is a loop that is read by itself.
type part struct {
	open, close int32 // offsets of its brackets
	inside      int32 // number of parts in it
	moves       bool  // the pointer may be at another cell after a turn
}

// Split divides a source into parts: loops whose bodies have at least size bytes
// that belong to no part in them. Opts.Dump must not be set. The error is that
// of Parse.
func Split(src []byte, opts Options, size int) (*Parts, error) {
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
	if err := p.split(int32(size)); err != nil {
		return nil, err
	}
	slices.SortFunc(p.parts, func(a, b part) int { return cmp.Compare(a.open, b.open) })
	return p, nil
}

// A splitLoop is a loop whose ] has not come yet.
type splitLoop struct {
	open   int32
	parts  int32 // bytes that belong to parts in it
	inside int32 // number of these
	moved  int   // distance of the moves before it in the loop around it
	moves  bool  // a loop in it moves
}

const bracket = 2 // beyond the distances of a command

// distances are how far each byte moves the pointer; those of brackets are none.
var distances = [256]int8{'>': 1, '<': -1, '[': bracket, ']': bracket}

func (p *Parts) split(size int32) error {
	src := p.src[p.start:]
	var loops []splitLoop
	moved := 0
	for i, b := range src {
		d := distances[b]
		if d != bracket {
			moved += int(d)
			continue
		}
		at := int32(p.start + i)
		if b == '[' {
			loops = append(loops, splitLoop{open: at, moved: moved})
			moved = 0
			continue
		}
		n := len(loops) - 1
		if n < 0 {
			return strayClose(p.src, p.start, int(at))
		}
		l := loops[n]
		loops = loops[:n]
		l.moves = l.moves || moved != 0
		if at-l.open-l.parts >= size {
			p.parts = append(p.parts, part{l.open, at, l.inside, l.moves})
			l.parts, l.inside = at-l.open, l.inside+1
		}
		moved = l.moved
		if n > 0 {
			loops[n-1].parts += l.parts
			loops[n-1].inside += l.inside
			loops[n-1].moves = loops[n-1].moves || l.moves
		}
	}
	return nil
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
// Calls.
func (p *Parts) Parse(n int, ops []ir.Op) *ir.Program {
	from, to := p.start, len(p.src)
	if n > 0 {
		at := &p.parts[n-1]
		from, to = int(at.open), int(at.close)+1
	}
	class := classes(Options{})
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
		for k := number; k < len(p.parts) && int(p.parts[k].open) < to; k += int(p.parts[k].inside) + 1 {
			f(at, int(p.parts[k].open))
			n++
			at = int(p.parts[k].close) + 1
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
