package debug

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// Options say what a program runs on.
type Options struct {
	// Options are those of the language and of the machine. Level and DumpTo
	// mean nothing here. With Dump, # is a command that the program stops at.
	brainfuck.Options
	// Interpret is for not using machine code.
	Interpret bool
}

// A Debugger is a program that is being debugged, stopped before a command. It is
// for one goroutine at a time, but for Pause. It must be closed.
type Debugger struct {
	name   string
	src    []byte
	code   []command
	closed map[int32]*closedLoop
	// separated is what follows the program in the source.
	separated []byte
	bits      int
	eof       ir.EOF
	tape      tape
	machine   *machine // nil if there is no machine code

	// The present.
	pc  int   // index of the next command
	p   int64 // number of the cell that the pointer is at
	now clock
	err error // why the command at pc can not be executed

	input  []byte // all that was given so far
	read   int    // how much of it was read
	ended  bool   // no more input will be given
	output output

	breaks  map[int]*Break // by index of the command
	hashes  []int          // indices of the commands #
	watches watches
	hit     *Stop                              // the watchpoint that the last command hit
	goal    goal                               // of the last move forwards
	horizon int64                              // turn that moves forwards stop at, 0 for none
	cancel  atomic.Pointer[context.CancelFunc] // of the move under way

	snaps    []*snapshot // by ascending time; the first is the beginning
	bytes    int         // that the snapshots' chunks take
	lastSnap time.Time
	every    time.Duration // between two snapshots
}

// New returns the program in a source, before its first command. The error is an
// [*brainfuck.OptionError] or a [*brainfuck.SyntaxError]. The source must not
// change afterwards.
func New(src []byte, o *Options) (*Debugger, error) {
	if o == nil {
		o = new(Options)
	}
	language := o.Options
	language.Level = brainfuck.Level0
	p, err := brainfuck.Compile(src, &language)
	if err != nil {
		return nil, err
	}
	bits := o.Cell
	if bits == 0 {
		bits = 8
	}
	right := o.Tape
	if right == 0 {
		right = brainfuck.DefaultTape
	}
	d := &Debugger{
		name: o.Name, src: src, bits: bits, eof: ir.EOF(o.EOF),
		code:   commands(src, syntax.Options{Bits: bits, Dump: o.Dump, Separator: o.Separator}),
		closed: map[int32]*closedLoop{}, separated: p.Input(),
		tape: tape{
			left: o.TapeLeft, right: right, size: int64(bits / 8),
			mask: ^uint64(0) >> (64 - bits), limit: maxTape,
		},
		breaks: map[int]*Break{},
		goal:   nowhere(),
		every:  snapshotEvery, lastSnap: time.Now(),
	}
	d.prepare()
	if !o.Interpret {
		if err := d.startMachine(); err != nil && !errors.Is(err, errors.ErrUnsupported) {
			return nil, err
		}
	}
	d.takeSnapshot(true)
	return d, nil
}

// maxTape is how many bytes of a tape can be debugged.
const maxTape = 4 << 30

// Close frees what the program runs on. Only Pause may be called after it.
func (d *Debugger) Close() error {
	if d.machine == nil {
		return nil
	}
	d.tape.mem = nil
	return d.machine.close()
}

// MachineCode reports whether the program runs as machine code.
func (d *Debugger) MachineCode() bool { return d.machine != nil }

// Source returns the program's text.
func (d *Debugger) Source() []byte { return d.src }

// Name returns the name of the source.
func (d *Debugger) Name() string { return d.name }

// Bits returns the width of a cell.
func (d *Debugger) Bits() int { return d.bits }

// Bounds returns the numbers of the leftmost cell and of the rightmost.
func (d *Debugger) Bounds() (first, last int64) { return -d.tape.left, d.tape.right - 1 }

// Done reports whether the program has ended.
func (d *Debugger) Done() bool { return d.pc == len(d.code) }

// Position returns the place of the next command, that of the source's end if the
// program has ended.
func (d *Debugger) Position() brainfuck.Position { return d.position(d.pc) }

func (d *Debugger) position(pc int) brainfuck.Position {
	offset := len(d.src)
	if pc < len(d.code) {
		offset = int(d.code[pc].pos)
	}
	return d.PositionAt(offset)
}

// PositionAt returns the position of an offset in the source.
func (d *Debugger) PositionAt(offset int) brainfuck.Position {
	return brainfuck.Position(syntax.Locate(d.src, offset))
}

// OffsetAt returns the offset of a line and a column, both from 1; that of the
// line's end if it is shorter, and that of the source's end if there is no such
// line.
func (d *Debugger) OffsetAt(line, column int) int {
	at := 0
	for ; line > 1; line-- {
		n := bytes.IndexByte(d.src[at:], '\n')
		if n < 0 {
			return len(d.src)
		}
		at += n + 1
	}
	end := len(d.src)
	if n := bytes.IndexByte(d.src[at:], '\n'); n >= 0 {
		end = at + n
	}
	return min(at+max(column, 1)-1, end)
}

// Pointer returns the number of the cell that the pointer is at, which may be off
// the tape. The program begins at cell 0.
func (d *Debugger) Pointer() int64 { return d.p }

// Cell returns the value of a cell, and whether it is on the tape.
func (d *Debugger) Cell(n int64) (v uint64, ok bool) {
	if !d.tape.has(n) {
		return 0, false
	}
	return d.tape.value(n), true
}

// SetCell changes a cell. The value must fit: -1 and 255 are the same in 8 bits,
// 256 does not fit.
func (d *Debugger) SetCell(n int64, v int64) error {
	if !d.tape.has(n) {
		first, last := d.Bounds()
		return fmt.Errorf("there is no cell %d: they are numbered from %d to %d", n, first, last)
	}
	if d.bits < 64 && (v < -1<<(d.bits-1) || v >= 1<<d.bits) {
		return fmt.Errorf("%d does not fit into a cell of %d bits", v, d.bits)
	}
	d.know()
	i, ok := d.tape.index(n)
	if !ok {
		return fmt.Errorf("cell %d needs more than %d bytes of memory", n, d.tape.limit)
	}
	d.tape.store(i, uint64(v))
	d.err = nil
	d.takeSnapshot(true)
	return nil
}

// Turns returns how many turns of loops have begun. Loops that are computed
// without making their turns do not count: innermost ones that only add and move.
func (d *Debugger) Turns() int64 { return d.now.turn }

// Loops returns the places of the [ of the loops that the next command is in, the
// innermost first.
func (d *Debugger) Loops() []brainfuck.Position {
	var loops []brainfuck.Position
	for i := d.around(d.pc); i >= 0; i = d.around(i) {
		loops = append(loops, d.position(i))
	}
	return loops
}

// Output returns what the program has written: the last part of it if that is
// very much. It is valid until the next move.
func (d *Debugger) Output() []byte { return d.output.text() }

// Written returns how many bytes the program has written.
func (d *Debugger) Written() int64 { return d.output.length }

// Input returns all input that was given so far, and how much of it the program
// has read.
func (d *Debugger) Input() (given []byte, read int) { return d.input, d.read }

// Feed gives the program more input.
func (d *Debugger) Feed(data []byte) {
	if !d.ended {
		d.input = append(d.input, data...)
	}
}

// EndInput tells that no more input will come.
func (d *Debugger) EndInput() { d.ended = true }

// InputEnded reports whether EndInput was called.
func (d *Debugger) InputEnded() bool { return d.ended }

// WantsInput reports whether the next command reads, and there is nothing to
// read.
func (d *Debugger) WantsInput() bool {
	return !d.Done() && d.code[d.pc].op == ',' && d.read == len(d.input) && !d.ended
}

// Err returns why the next command can not be executed: a [*brainfuck.RangeError]
// or a [*brainfuck.InputError]. It is nil if nobody has tried.
func (d *Debugger) Err() error { return d.err }

// SetHorizon makes moves forwards pause when so many turns have begun; 0 is no
// limit. See Turns.
func (d *Debugger) SetHorizon(turns int64) { d.horizon = turns }

// beyond reports whether the horizon is reached.
func (d *Debugger) beyond() bool { return d.horizon != 0 && d.now.turn >= d.horizon }

// Pause makes a move that is under way stop soon. Any goroutine may call it.
func (d *Debugger) Pause() {
	if cancel := d.cancel.Load(); cancel != nil {
		(*cancel)()
	}
}

// pausable returns a context for a move, which Pause cancels until done is called.
func (d *Debugger) pausable(ctx context.Context) (_ context.Context, done func()) {
	ctx, cancel := context.WithCancel(ctx)
	d.cancel.Store(&cancel)
	return ctx, func() {
		d.cancel.Store(nil)
		cancel()
	}
}

// Commands returns the offsets of the commands between two offsets of the source.
func (d *Debugger) Commands(from, to int) []int {
	var offsets []int
	for _, c := range d.code[d.find(from):max(d.find(to), d.find(from))] {
		offsets = append(offsets, int(c.pos))
	}
	return offsets
}

// sortedBreaks returns the indices of the commands with breakpoints.
func (d *Debugger) sortedBreaks() []int {
	var pcs []int
	for pc := range d.breaks {
		pcs = append(pcs, pc)
	}
	slices.Sort(pcs)
	return pcs
}

// SeparatedInput returns what follows the separator ! in the source, nil if there
// is none.
func (d *Debugger) SeparatedInput() []byte { return d.separated }
