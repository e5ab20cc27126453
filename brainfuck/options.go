package brainfuck

import (
	"fmt"
	"io"
	"strconv"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// Options says which dialect a program is written in, what it runs on, and how
// much work the compiler puts into it. The zero value, and nil, mean the
// defaults.
type Options struct {
	// Name is the name of the source in error messages, usually the file's.
	Name string
	// Cell is the width of a cell in bits: 8, 16, 32 or 64; 0 means 8.
	Cell int
	// EOF says what a read at the end of the input does.
	EOF EOF
	// Tape is the number of cells from the start cell to the right end, the
	// start cell included; 0 means DefaultTape.
	Tape int64
	// TapeLeft is the number of cells left of the start cell.
	TapeLeft int64
	// Level says which optimisations are made. Of its passes (see [Passes])
	// only those named in Passes are, if there are any, and none of those named
	// in Without.
	Level           Level
	Passes, Without []string
	// Dump makes the character # a command that writes the neighbourhood of
	// the pointer to DumpTo, as text. A nil DumpTo discards it.
	Dump   bool
	DumpTo io.Writer
	// Separator makes the first ! end the program; what follows it is
	// returned by Program.Input.
	Separator bool
}

// DefaultTape is the number of cells if Options.Tape is 0. Memory is only used
// for cells that the program touches; the classic 30,000 are too few for
// programs that compilers wrote.
const DefaultTape = 64 << 20

// EOF says what reading at the end of the input does to the cell.
type EOF uint8

// The conventions for the end of the input.
const (
	EOFSame     = EOF(ir.EOFSame)  // the cell keeps its value
	EOFZero     = EOF(ir.EOFZero)  // the cell becomes 0
	EOFMinusOne = EOF(ir.EOFMinus) // the cell becomes -1: all bits set
	EOFError    = EOF(ir.EOFError) // the program fails with an *InputError
)

var eofNames = [...]string{EOFSame: "same", EOFZero: "0", EOFMinusOne: "-1", EOFError: "error"}

// String returns "same", "0", "-1" or "error".
func (e EOF) String() string { return nameOf(eofNames[:], int(e)) }

// ParseEOF returns the convention that String names so.
func ParseEOF(name string) (EOF, error) {
	i, err := parseName("end of input", eofNames[:], name)
	return EOF(i), err
}

// Level is a set of optimisations.
type Level uint8

// The levels. Every level gives a program the same meaning.
const (
	LevelDefault Level = iota // the same as Level3
	Level0                    // none: one op for each run of a command
	Level1                    // runs and moves are folded
	Level2                    // loops that clear, multiply or search become ops
	Level3                    // known values are propagated, dead code removed
)

// number returns the level as package opt counts.
func (l Level) number() int {
	if l == LevelDefault {
		l = Level3
	}
	return int(l - Level0)
}

// A nameless value prints as its number.
func nameOf(names []string, i int) string {
	if i < len(names) {
		return names[i]
	}
	return strconv.Itoa(i)
}

func parseName(what string, names []string, name string) (int, error) {
	for i, n := range names {
		if n == name {
			return i, nil
		}
	}
	return 0, &OptionError{Option: what, Value: name, Reason: fmt.Sprintf("it is one of %q", names)}
}

// An OptionError reports an option that has no meaning.
type OptionError struct {
	Option, Value string
	Reason        string
}

func (e *OptionError) Error() string {
	return fmt.Sprintf("%s %s: %s", e.Option, e.Value, e.Reason)
}

// machine checks the options and returns what they mean for the stages.
func (o *Options) machine() (bits int, m ir.Machine, err error) {
	bits = o.Cell
	switch bits {
	case 0:
		bits = 8
	case 8, 16, 32, 64:
	default:
		return 0, m, &OptionError{"cell width", strconv.Itoa(bits), "it is 8, 16, 32 or 64 bits"}
	}
	m = ir.Machine{Right: o.Tape, Left: o.TapeLeft, EOF: ir.EOF(o.EOF)}
	if m.Right == 0 {
		m.Right = DefaultTape
	}
	switch {
	case m.Right < 0:
		return 0, m, &OptionError{"tape", strconv.FormatInt(o.Tape, 10), "it has at least one cell"}
	case m.Left < 0:
		return 0, m, &OptionError{"cells left of the start", strconv.FormatInt(o.TapeLeft, 10), "there can not be less than none"}
	case m.Left > maxTapeBytes || m.Right > maxTapeBytes || (m.Left+m.Right)*int64(bits/8) > maxTapeBytes:
		return 0, m, &OptionError{"tape", fmt.Sprintf("%d+%d", o.TapeLeft, m.Right), "it does not fit into the address space"}
	case o.EOF > EOFError:
		return 0, m, &OptionError{"end of input", o.EOF.String(), fmt.Sprintf("it is one of %q", eofNames)}
	case o.Level > Level3:
		return 0, m, &OptionError{"level", strconv.Itoa(int(o.Level)), "there is no such level"}
	}
	return bits, m, nil
}

// maxTapeBytes bounds the tape so that it and the guard pages around it can fit
// into the 2^47 bytes that a process has on the processors we generate for.
const maxTapeBytes = 1 << 46
