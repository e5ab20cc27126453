package macro

import (
	"fmt"
	"strings"
)

// A Cell is a place on the tape, relative to the current frame.
type Cell int

// An Asm collects a program. The zero value is an empty program with the
// pointer at cell 0.
type Asm struct {
	out   writer
	pos   Cell // where the pointer is once the pending moves are written
	moves int  // pending: moves that no command has needed yet
	next  Cell // first cell that was never handed out
	free  []Cell
	fixed bool // no cells but the free ones: see Fix
}

// Cell hands out a cell that is not used yet.
func (a *Asm) Cell() Cell {
	if a.fixed {
		panic("macro: no cell left before the array")
	}
	c := a.next
	a.next++
	return c
}

// Cells hands out n adjacent cells.
func (a *Asm) Cells(n int) []Cell {
	cells := make([]Cell, n)
	for i := range cells {
		cells[i] = a.Cell()
	}
	return cells
}

// Temp hands out a cell that is 0, for a short time: see Free.
func (a *Asm) Temp() Cell {
	if n := len(a.free); n > 0 {
		c := a.free[n-1]
		a.free = a.free[:n-1]
		return c
	}
	return a.Cell()
}

// Free takes back cells from Temp. They must be 0.
func (a *Asm) Free(cells ...Cell) {
	for i := len(cells) - 1; i >= 0; i-- {
		a.free = append(a.free, cells[i])
	}
}

// Fix ends the handing out of new cells: those after the last one are an array.
// From then on, temps are all that Temp has, besides what it had handed out.
func (a *Asm) Fix(temps []Cell) { a.free, a.fixed = temps, true }

// Local writes body with no other temporary cells than temps, which must be 0.
// Code that works on a record of an array needs it: there, the cells of Temp
// are out of reach.
func (a *Asm) Local(temps []Cell, body func()) {
	free, fixed := a.free, a.fixed
	a.free, a.fixed = append([]Cell(nil), temps...), true
	body()
	a.free, a.fixed = free, fixed
}

// To moves the pointer to c. The moves are written when a command needs them,
// so that there and back costs nothing.
func (a *Asm) To(c Cell) {
	a.moves += int(c - a.pos)
	a.pos = c
}

// Shift moves the frame by n cells: what was cell n becomes cell 0.
func (a *Asm) Shift(n int) { a.moves += n }

// command writes the pending moves and n times the command c.
func (a *Asm) command(c byte, n int) {
	a.settle()
	a.out.code(c, n)
}

func (a *Asm) settle() {
	if a.moves > 0 {
		a.out.code('>', a.moves)
	} else {
		a.out.code('<', -a.moves)
	}
	a.moves = 0
}

// Add adds n, which may be negative, to c.
func (a *Asm) Add(c Cell, n int) {
	if n == 0 {
		return
	}
	a.To(c)
	if n > 0 {
		a.command('+', n)
	} else {
		a.command('-', -n)
	}
}

// Inc adds 1 to c.
func (a *Asm) Inc(c Cell) { a.Add(c, 1) }

// Dec subtracts 1 from c.
func (a *Asm) Dec(c Cell) { a.Add(c, -1) }

// Out writes c as a byte.
func (a *Asm) Out(c Cell) {
	a.To(c)
	a.command('.', 1)
}

// In reads a byte into c. At the end of the input it makes c 0 or minus 1, or
// leaves it as it is.
func (a *Asm) In(c Cell) {
	a.To(c)
	a.command(',', 1)
}

// While executes body as long as c is not 0.
func (a *Asm) While(c Cell, body func()) {
	a.To(c)
	a.command('[', 1)
	a.out.depth++
	body()
	a.To(c)
	a.settle()
	a.out.depth--
	a.command(']', 1)
}

// Slide moves the frame by n cells at a time until c is 0.
func (a *Asm) Slide(c Cell, n int) {
	a.While(c, func() { a.Shift(n) })
}

// Note writes a comment line. It must not contain a command.
func (a *Asm) Note(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if strings.ContainsAny(text, "+-<>.,[]#!") {
		panic("macro: command in comment: " + text)
	}
	a.out.note(text)
}

// Bytes returns the program.
func (a *Asm) Bytes() []byte { return a.out.bytes() }
