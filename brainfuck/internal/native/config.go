package native

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// A Config tells a generator how a program's code will be run.
type Config struct {
	IO  IOMode
	EOF ir.EOF
	// CheckLow is for a tape that does not begin at a guard page: the code
	// compares the addresses of accesses with State.Low. It then crashes, with
	// an undefined instruction, with the bad address in Registers.Low.
	CheckLow bool
	// CheckEnds is for a tape without any guard pages: the code compares the
	// addresses of accesses with State.Low and State.Span. It leaves with
	// OffTape instead of accessing what is not on the tape.
	CheckEnds bool
	// Putchar, Getchar and Fflush are the addresses of libc's functions, and
	// Errno that of its function that tells where errno is (in glibc
	// __errno_location), or 0. They are for the mode Libc only.
	Putchar, Getchar, Fflush, Errno uintptr
	// Parts says that the program is a part of another or has Calls and Follows of parts, and
	// Part is its number, 0 for what is entered first.
	Parts bool
	Part  int32
	// Points say what the Dump ops with an Arg do: Arg n is Points[n-1].
	Points []Point
}

// Leaves reports whether code can leave for a reason, or for all that its
// configuration tells.
func (c *Config) Leaves(r Reason) bool {
	switch r {
	case OffTape:
		return c.CheckEnds
	case Missing:
		return c.Parts
	}
	return true
}

// A Point is a place in a program at which a debugger can leave the code and
// enter it. All cells are on the tape there and State.Tape is the source's
// pointer; whoever has left may change cells before entering again. The code
// leaves with Dump
//
//   - always, if Stop is set,
//   - when Tick is set and State.Turns, which it counts down, comes to 0,
//   - when Input is set and there is no input (and, but under ir.EOFError, not
//     the end of it),
//   - when Watch is set and one of the cells between State.WatchLow and
//     State.WatchHigh is among those from Lo to Hi, relative to the pointer.
//
// Before it goes on it accesses the cells Touch.
type Point struct {
	Stop, Tick, Input, Watch bool
	Lo, Hi                   int32
	Touch                    []int32
}

// An IOMode is a way for a program's code to read and write.
type IOMode uint8

// The I/O modes.
const (
	Buffered IOMode = iota // through the buffers of State; leaves when they are full or empty
	Syscall                // a system call for each byte
	Libc                   // a call of putchar or getchar for each byte
)

// String returns the mode's name.
func (m IOMode) String() string {
	names := [...]string{"buffered", "syscall", "libc"}
	if int(m) >= len(names) {
		return "unknown"
	}
	return names[m]
}
