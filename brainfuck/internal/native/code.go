package native

import (
	"cmp"
	"slices"
)

// Code is a program's machine code. It does not depend on the address that it
// is loaded at.
type Code struct {
	Text []byte
	// Entry is the offset of the C function. Body is that of the program's
	// first instruction, where the first call resumes.
	Entry, Body int
	// Lo and Hi bound the part of the text, from Lo to below Hi, that may be
	// interrupted at any instruction.
	Lo, Hi int
	// Lines tell where the text comes from, by ascending offset.
	Lines []Line
	// Reach is how many bytes beyond the nearest end of the tape the first
	// access off the tape can be: how wide the guards must at least be.
	Reach     int64
	Registers Registers
	// Points are where code that has left at a point goes on, by ascending
	// offset. A point may be in several places.
	Points []PointAt
	// Calls are those of parts, by ascending Resume, and Exits the offsets of the
	// ways out, if the code has any.
	Calls []Call
	Exits [Missing + 1]int
}

// A PointAt is a place in the text that belongs to the point with a number.
type PointAt struct {
	Offset int
	Point  int32 // index in Config.Points
}

// PointAt returns the point that goes on at an offset.
func (c *Code) PointAt(offset int) (point int32, ok bool) {
	i, found := slices.BinarySearchFunc(c.Points, offset, func(p PointAt, offset int) int {
		return cmp.Compare(p.Offset, offset)
	})
	if !found {
		return 0, false
	}
	return c.Points[i].Point, true
}

// A Line says that the instructions from Offset on, up to the next Line, belong
// to the command at the offset Pos in the source, or to no command of their own
// if Pos is negative. Both are in bytes.
type Line struct {
	Offset, Pos int32
}

// Registers names the general registers, by their numbers in the instruction
// set, that hold something between Code.Lo and Code.Hi.
type Registers struct {
	Tape    uint8 // what State.Tape holds otherwise
	Out, In uint8 // what State.OutPos and State.InPos hold otherwise
	Low     uint8 // the bad address when a check of Config.CheckLow has failed
}

// PosAt returns the offset in the source of the command that the instruction at
// an offset of the text belongs to, negative if there is none.
func (c *Code) PosAt(offset int) int32 {
	i, found := slices.BinarySearchFunc(c.Lines, offset, func(l Line, offset int) int {
		return cmp.Compare(int(l.Offset), offset)
	})
	if !found {
		i--
	}
	if i < 0 {
		return -1
	}
	return c.Lines[i].Pos
}
