package debug

import (
	"fmt"
	"sort"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// command executes the command at pc, which must not be the end, and with a limit
// the whole of a closed loop if its commands are not more. It fails, and
// changes nothing, if the command fails or wants input that is not there yet.
func (d *Debugger) command(skip *skipLimit) (_ *Stop, ok bool) {
	c := &d.code[d.pc]
	switch c.op {
	case '>':
		d.p++
	case '<':
		d.p--
	case '#':
	default:
		i, ok := d.tape.index(d.p)
		if !ok {
			return d.offTape(), false
		}
		v := d.tape.load(i)
		switch c.op {
		case '+':
			d.store(i, v, v+1)
		case '-':
			d.store(i, v, v-1)
		case '.':
			d.output.put([]byte{byte(v)})
		case ',':
			if stop, ok := d.input1(i, v); !ok {
				return stop, false
			}
		case '[', ']':
			if d.bracket(c, v, skip) {
				return nil, true
			}
		}
	}
	d.pc++
	d.pass(count{lo: 1})
	return nil, true
}

// A skipLimit lets command skip closed loops: those of at most so many commands,
// nil for any number, in which there is none of some commands.
type skipLimit struct {
	most  *count
	keep  []int // ascending
	watch bool  // and those that change watched cells are not skipped
}

func (s *skipLimit) allows(first, last int) bool {
	if s == nil {
		return false
	}
	i := sort.SearchInts(s.keep, first+1)
	return i == len(s.keep) || s.keep[i] > last
}

// bracket executes [ and ], and reports whether pc is where it must be; else it
// is one less.
func (d *Debugger) bracket(c *command, v uint64, skip *skipLimit) bool {
	if v == 0 {
		if c.op == '[' {
			d.pc = int(c.match)
		}
		return false
	}
	first, last := d.pc, int(c.match)
	if c.op == ']' {
		first, last = last, first
	}
	switch {
	case c.counted:
		d.pc = first + 1
		d.beginTurn()
		return true
	case skip.allows(first, last) && d.skip(d.closedAt(first), v, skip):
		return true
	}
	d.pc = first
	return false
}

// store stores to the cell at the pointer and notes if it is watched.
func (d *Debugger) store(i int, old, v uint64) {
	d.tape.store(i, v)
	if len(d.watches.cells) > 0 && d.watches.has(d.p) && (old^v)&d.tape.mask != 0 {
		d.hit = &Stop{Reason: Watchpoint, Cell: d.p, Old: old, New: v & d.tape.mask}
	}
}

// input1 reads a byte into the cell at the pointer.
func (d *Debugger) input1(i int, old uint64) (_ *Stop, ok bool) {
	switch {
	case d.read < len(d.input):
		d.store(i, old, uint64(d.input[d.read]))
		d.read++
	case !d.ended:
		return &Stop{Reason: WantsInput}, false
	case d.eof == ir.EOFZero:
		d.store(i, old, 0)
	case d.eof == ir.EOFMinus:
		d.store(i, old, d.tape.mask)
	case d.eof == ir.EOFError:
		return d.fail(&brainfuck.InputError{Name: d.name, Pos: d.Position()}), false
	}
	return nil, true
}

func (d *Debugger) offTape() *Stop {
	if d.tape.has(d.p) {
		return d.fail(fmt.Errorf("cell %d needs more than %d bytes of memory", d.p, d.tape.limit))
	}
	return d.fail(&brainfuck.RangeError{
		Name: d.name, Pos: d.Position(), Cell: d.p, Left: d.tape.left, Right: d.tape.right,
	})
}

func (d *Debugger) fail(err error) *Stop {
	d.err = err
	return &Stop{Reason: Failed, Err: err}
}

// beginsTurn reports whether the command at pc will begin a turn.
func (d *Debugger) beginsTurn() bool {
	if d.Done() || !d.code[d.pc].counted || !d.tape.has(d.p) {
		return false
	}
	return d.tape.value(d.p) != 0
}
