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

// A builder writes the ops of a source.
type builder struct {
	src   []byte
	start int // of the program
	class *[256]class
	width int
	ops   []ir.Op // to write to
	n     int     // ops written
	top   int32   // innermost open loop; its Match holds the one around it
	last  class   // of the op before
}

// build writes the ops of a source, in the memory of ops if there is room. For
// each of the parts in it, from a number on, it writes a Call or Follow. It fails if
// a bracket closes nothing; all must be closed.
func build(src []byte, start int, ops []ir.Op, class *[256]class, width int, parts []part, number int) ([]ir.Op, error) {
	w := builder{src: src, start: start, class: class, width: width, ops: ops[:cap(ops)], top: -1}
	for at := start; ; {
		to := len(src)
		if number < len(parts) {
			to = min(to, int(parts[number].first))
		}
		if err := w.commands(at, to); err != nil {
			return nil, err
		}
		if to == len(src) {
			return w.ops[:w.n], nil
		}
		p := &parts[number]
		w.part(p, number)
		at = int(p.last) + 1
		number += int(p.inside) + 1
	}
}

// commands writes src[from:to]. No run goes over its ends.
func (w *builder) commands(from, to int) error {
	src, class := w.src[:to], w.class
	shifts := [...]int{plus: 64 - w.width, minus: 64 - w.width, right: 0, left: 0}
	kinds := [...]ir.Kind{plus: ir.Add, minus: ir.Add, right: ir.Move, left: ir.Move}
	ops, k, last := w.ops, w.n, w.last
	for i := from; i < len(src); {
		b := src[i]
		c := class[b]
		if c == comment {
			i++
			continue
		}
		if k == len(ops) {
			ops = slices.Grow(ops, 64+k)
			ops = ops[:cap(ops)]
		}
		if c <= left {
			first := i
			i = runEnd(src, i+1, b)
			n := int64(i - first)
			if c == minus || c == left {
				n = -n
			}
			shift := shifts[c] & 63
			if c == last { // a run that a comment divides
				op := &ops[k-1]
				op.Arg = (op.Arg + n) << shift >> shift
				continue
			}
			ops[k] = ir.Op{Kind: kinds[c], Arg: n << shift >> shift, Pos: int32(first)}
			k++
			last = c
			continue
		}
		op := &ops[k]
		*op = ir.Op{Pos: int32(i)}
		i++
		switch c {
		case open:
			op.Kind, op.Match = ir.Open, w.top
			w.top = int32(k)
		case closing:
			if w.top < 0 {
				return strayClose(w.src, w.start, i-1)
			}
			op.Kind, op.Match = ir.Close, w.top
			w.top, ops[w.top].Match = ops[w.top].Match, int32(k)
		case outs:
			first := i - 1
			i = runEnd(src, i, b)
			if c == last {
				k--
				ops[k].Arg += int64(i - first)
			} else {
				op.Kind, op.Arg = ir.Out, int64(i-first)-1
			}
		case out:
			op.Kind = ir.Out
		case in:
			op.Kind = ir.In
		case dump:
			op.Kind = ir.Dump
		}
		k++
		last = c
	}
	w.ops, w.n, w.last = ops, k, last
	return nil
}

// part writes the op for a part with a number.
func (w *builder) part(p *part, number int) {
	op := ir.Op{Kind: p.kind, Arg: int64(number) + 1, Pos: p.first}
	if p.moves {
		op.Entry = 1
	}
	w.ops = append(w.ops[:w.n], op)
	w.ops = w.ops[:cap(w.ops)]
	w.n++
	w.last = comment
}

// each has a 1 in each byte.
const each = 0x0101010101010101

// zeroBytes has the highest bit set of the bytes that are 0 in v.
func zeroBytes(v uint64) uint64 {
	const low = 0x7f * each
	return ^((v&low + low) | v | low)
}

// runEnd returns the end of a run of a byte that goes on at i, which may be there.
func runEnd(src []byte, i int, b byte) int {
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
