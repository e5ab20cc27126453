package syntax

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// MaxSource is the length of the longest source that Parse takes, in bytes:
// positions are 32-bit numbers.
const MaxSource = math.MaxInt32

// Options choose the dialect. The zero value is the plain language on 8-bit
// cells.
type Options struct {
	// Bits is the cell width of the program: 8 (also as 0), 16, 32 or 64.
	Bits int
	// Dump makes # a command that shows the tape.
	Dump bool
	// Separator makes the first ! the end of the program; what follows it is
	// the program's input.
	Separator bool
}

// A Result is a source that has been read.
type Result struct {
	Program *ir.Program
	// Input is what followed the separator, nil if there was none. It is part
	// of the source, not a copy.
	Input []byte
}

// Parse reads the source of a program. Runs of +, -, > and < become one op
// each, with the position of the first command of the run; comments do not end
// a run. A first line that begins with #! is skipped. Unmatched brackets are a
// *SyntaxError.
func Parse(src []byte, opts Options) (*Result, error) {
	if opts.Bits == 0 {
		opts.Bits = 8
	}
	if len(src) > MaxSource {
		return nil, tooLong(src)
	}
	r := &Result{Program: &ir.Program{Bits: opts.Bits}}
	start, end := Extent(src, opts)
	if end < len(src) {
		src, r.Input = src[:end], src[end+1:]
	}
	if err := countBrackets(src, start); err != nil {
		return nil, err
	}
	class := classes(opts)
	ops := make([]ir.Op, count(src, start, len(src), class))
	var err error
	if r.Program.Ops, err = build(src, start, ops, class, opts.Bits, nil, 0); err != nil {
		return nil, err
	}
	return r, nil
}

func tooLong(src []byte) error {
	return fmt.Errorf("the program is too long: %d bytes, the limit is %d", len(src), MaxSource)
}

// Extent returns the offsets at which the program in a source begins and ends:
// after a first line that begins with #!, and at the separator.
func Extent(src []byte, opts Options) (start, end int) {
	start = shebang(src)
	if opts.Separator {
		if n := bytes.IndexByte(src[start:], '!'); n >= 0 {
			return start, start + n
		}
	}
	return start, len(src)
}

// shebang returns the length of a first line that begins with #!.
func shebang(src []byte) int {
	if !bytes.HasPrefix(src, []byte("#!")) {
		return 0
	}
	if end := bytes.IndexByte(src, '\n'); end >= 0 {
		return end + 1
	}
	return len(src)
}

// A class is what a byte of the source means. Runs of those up to outs become
// one op.
type class uint8

const (
	comment class = iota
	plus
	minus
	right
	left
	outs // an output, in parts
	out
	in
	open
	closing
	dump
	other // a part, whatever it begins with
)

// classes returns the meaning of each byte in the dialect.
func classes(opts Options) *[256]class {
	c := &[256]class{
		'+': plus, '-': minus, '>': right, '<': left,
		'.': out, ',': in, '[': open, ']': closing,
	}
	if opts.Dump {
		c['#'] = dump
	}
	return c
}

// countBrackets returns the error of a source that has not as many [ as ], which takes
// no memory to find.
func countBrackets(src []byte, start int) error {
	if bytes.Count(src[start:], []byte{'['}) == bytes.Count(src[start:], []byte{']'}) {
		return nil
	}
	depth := 0
	for i, b := range src[start:] {
		switch b {
		case '[':
			depth++
		case ']':
			if depth--; depth < 0 {
				return strayClose(src, start, start+i)
			}
		}
	}
	return unclosedOpen(src, start, depth)
}

// count returns the number of ops that build will write for src[from:to], without
// parts.
func count(src []byte, from, to int, class *[256]class) int {
	src = src[:to]
	n, last := 0, comment
	for i := from; i < len(src); {
		b := src[i]
		c := class[b]
		i++
		if c == comment {
			continue
		}
		if c <= outs {
			i = runEnd(src, i, b)
			if c == last { // a run that a comment divides
				continue
			}
		}
		n++
		last = c
	}
	return n
}

// build writes the ops of a source, in the memory of ops if there is room. For
// each of the parts in it, from a number on, it writes a Call or Follow. It fails if
// a bracket closes nothing; all must be closed.
func build(src []byte, start int, ops []ir.Op, class *[256]class, width int, parts []part, number int) ([]ir.Op, error) {
	p := &ir.Program{Bits: width}
	ops = ops[:cap(ops)]
	k := 0           // ops written
	last := comment  // class of the op before
	top := int32(-1) // innermost open loop; its Match holds the one around it
	next := firstOf(parts, number)
	for i := start; i < len(src); {
		b := src[i]
		c := class[b]
		if i == next {
			c = other
		}
		if c == comment {
			i++
			continue
		}
		first := i
		i++
		if c <= outs {
			i = runEnd(src, i, b)
		}
		if c == last && c <= outs { // a run that a comment divides
			k--
		} else {
			if k == len(ops) {
				ops = slices.Grow(ops, 64+k)
				ops = ops[:cap(ops)]
			}
			ops[k] = ir.Op{Pos: int32(first)}
		}
		op := &ops[k]
		switch c {
		case plus:
			op.Arg = p.Wrap(op.Arg + int64(i-first))
		case minus:
			op.Arg = p.Wrap(op.Arg - int64(i-first))
		case right:
			op.Kind, op.Arg = ir.Move, op.Arg+int64(i-first)
		case left:
			op.Kind, op.Arg = ir.Move, op.Arg-int64(i-first)
		case outs:
			if op.Kind != ir.Out {
				op.Kind, op.Arg = ir.Out, -1
			}
			op.Arg += int64(i - first)
		case out:
			op.Kind = ir.Out
		case in:
			op.Kind = ir.In
		case open:
			op.Kind, op.Match = ir.Open, top
			top = int32(k)
		case closing:
			if top < 0 {
				return nil, strayClose(src, start, first)
			}
			op.Kind, op.Match = ir.Close, top
			top, ops[top].Match = ops[top].Match, int32(k)
		case dump:
			op.Kind = ir.Dump
		case other:
			at := &parts[number]
			op.Kind, op.Arg = at.kind, int64(number)+1
			if at.moves {
				op.Entry = 1
			}
			i = int(at.last) + 1
			number += int(at.inside) + 1
			next = firstOf(parts, number)
		}
		k++
		last = c
	}
	return ops[:k], nil
}

// firstOf returns the offset of the first command of a part, -1 if there is none.
func firstOf(parts []part, number int) int {
	if number >= len(parts) {
		return -1
	}
	return int(parts[number].first)
}

// runEnd returns the end of a run of a byte that goes on at i, which may be there.
func runEnd(src []byte, i int, b byte) int {
	const each = 0x0101010101010101
	for ; i+8 <= len(src); i += 8 {
		if other := binary.LittleEndian.Uint64(src[i:]) ^ each*uint64(b); other != 0 {
			return i + bits.TrailingZeros64(other)/8
		}
	}
	for i < len(src) && src[i] == b {
		i++
	}
	return i
}
