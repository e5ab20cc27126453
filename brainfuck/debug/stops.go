package debug

import (
	"fmt"
	"slices"
)

// A Reason says why a move has ended.
type Reason uint8

// The reasons.
const (
	Stepped    Reason = iota // the move has come to its end
	Breakpoint               // before a command with a breakpoint
	Watchpoint               // a watched cell has changed, or going back is about to be
	WantsInput               // the next command reads: Feed or EndInput, and move on
	Done                     // the program has ended
	Failed                   // the next command fails
	Paused                   // Pause was called, or the context is done; Resume goes on
	Start                    // going back, at the beginning
)

var reasons = [...]string{"step", "breakpoint", "watchpoint", "input", "end", "error", "pause", "start"}

// String returns a word for the reason.
func (r Reason) String() string { return reasons[r] }

// A Stop says why and how a move has ended.
type Stop struct {
	Reason   Reason
	Cell     int64  // of a watchpoint
	Old, New uint64 // its values before and after the change
	Err      error  // of Failed
}

// String describes the stop in a few words.
func (s Stop) String() string {
	switch s.Reason {
	case Watchpoint:
		return fmt.Sprintf("cell %d changes from %d to %d", s.Cell, s.Old, s.New)
	case Failed:
		return s.Err.Error()
	case WantsInput:
		return "the program wants input"
	case Done:
		return "the program has ended"
	case Start:
		return "the beginning"
	}
	return s.Reason.String()
}

// A Break is a breakpoint: the program stops before a command.
type Break struct {
	Offset    int    // of the command in the source
	Condition string // when to stop, "" for always

	condition *Expr
}

// SetBreakpoint makes the program stop before the first command at or after an
// offset in the source, if a condition holds then: see [ParseExpr]. The
// empty one always holds. A breakpoint that was there before is replaced. It
// fails if there is no such command or the condition is wrong.
func (d *Debugger) SetBreakpoint(offset int, condition string) (Break, error) {
	pc := d.find(offset)
	if pc == len(d.code) {
		return Break{}, fmt.Errorf("there is no command at or after %v", d.PositionAt(offset))
	}
	b := &Break{Offset: int(d.code[pc].pos), Condition: condition}
	if condition != "" {
		var err error
		if b.condition, err = ParseExpr(condition); err != nil {
			return Break{}, err
		}
	}
	d.breaks[pc] = b
	return *b, nil
}

// ClearBreakpoint removes the breakpoint of the command at an offset and reports
// whether there was one.
func (d *Debugger) ClearBreakpoint(offset int) bool {
	pc := d.find(offset)
	_, ok := d.breaks[pc]
	delete(d.breaks, pc)
	return ok
}

// ClearBreakpoints removes all breakpoints.
func (d *Debugger) ClearBreakpoints() { clear(d.breaks) }

// Breakpoints returns the breakpoints in the order of the source.
func (d *Debugger) Breakpoints() []Break {
	var all []Break
	for _, pc := range d.sortedBreaks() {
		all = append(all, *d.breaks[pc])
	}
	return all
}

// breaksHere reports whether the program is to stop at pc.
func (d *Debugger) breaksHere() bool {
	if d.code[d.pc].op == '#' {
		return true
	}
	b := d.breaks[d.pc]
	if b == nil || b.condition == nil {
		return b != nil
	}
	v, err := b.condition.Eval(d)
	return err != nil || v != 0
}

// stops returns the indices, ascending, of the commands that machine code must
// stop at.
func (d *Debugger) stops(to int) []int {
	pcs := d.sortedBreaks()
	pcs = append(pcs, d.hashes...)
	if to >= 0 {
		pcs = append(pcs, to)
	}
	slices.Sort(pcs)
	return slices.Compact(pcs)
}

// watches are the cells that are watched.
type watches struct {
	cells []int64 // ascending
}

func (w *watches) has(cell int64) bool {
	_, found := slices.BinarySearch(w.cells, cell)
	return found
}

// within reports whether one of the cells from lo to hi is watched.
func (w *watches) within(lo, hi int64) bool {
	i, _ := slices.BinarySearch(w.cells, lo)
	return i < len(w.cells) && w.cells[i] <= hi
}

// Watch makes the program stop after a command that changes a cell; going back,
// before it. It fails if the cell is not on the tape.
func (d *Debugger) Watch(cell int64) error {
	if !d.tape.has(cell) {
		first, last := d.Bounds()
		return fmt.Errorf("there is no cell %d: they are numbered from %d to %d", cell, first, last)
	}
	if i, found := slices.BinarySearch(d.watches.cells, cell); !found {
		d.watches.cells = slices.Insert(d.watches.cells, i, cell)
	}
	return nil
}

// Unwatch takes the watchpoint from a cell and reports whether there was one.
func (d *Debugger) Unwatch(cell int64) bool {
	i, found := slices.BinarySearch(d.watches.cells, cell)
	if found {
		d.watches.cells = slices.Delete(d.watches.cells, i, i+1)
	}
	return found
}

// Watched returns the numbers of the watched cells, ascending.
func (d *Debugger) Watched() []int64 { return slices.Clone(d.watches.cells) }
