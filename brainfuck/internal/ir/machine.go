package ir

import "fmt"

// A Machine is what a program runs on, apart from its cell width.
type Machine struct {
	// Right is the number of cells from the start cell to the right end, the
	// start cell included; Left the number of cells left of it. Cell numbers
	// run from -Left to Right-1; the pointer starts at cell 0.
	Right, Left int64
	EOF         EOF
}

// EOF says what In does at the end of the input.
type EOF uint8

// The conventions for the end of the input.
const (
	EOFSame  EOF = iota // the cell keeps its value, as with read(2)
	EOFZero             // the cell becomes 0
	EOFMinus            // the cell becomes -1, all bits set
	EOFError            // the program fails with an *InputError
)

// A RangeError reports the access to a cell that is not on the tape.
type RangeError struct {
	Pos  int32 // offset of the command in the source, in bytes
	Cell int64 // number of the cell; the start cell is 0
}

func (e *RangeError) Error() string {
	return fmt.Sprintf("access to cell %d, off the tape, by the command at byte %d", e.Cell, e.Pos)
}

// An InputError reports a read at the end of the input under EOFError.
type InputError struct {
	Pos int32 // offset of the command in the source, in bytes
}

func (e *InputError) Error() string {
	return fmt.Sprintf("end of input at the command at byte %d", e.Pos)
}
