package brainfuck

import (
	"context"
	"io"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/brainfuck/internal/rt"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// IOMode is a way for machine code to read and write.
type IOMode uint8

// The I/O modes.
const (
	// Buffered code fills and empties buffers; any reader and writer serves.
	Buffered = IOMode(native.Buffered)
	// Syscall code makes the system call read(2) or write(2) for each byte. In
	// and out must be *os.File.
	Syscall = IOMode(native.Syscall)
	// Libc code calls getchar(3) or putchar(3) for each byte, through a pointer
	// in the code. In and out must be os.Stdin and os.Stdout; C's streams are
	// flushed at the end.
	Libc = IOMode(native.Libc)
)

var modeNames = [...]string{Buffered: "buffered", Syscall: "syscall", Libc: "libc"}

// String returns "buffered", "syscall" or "libc".
func (m IOMode) String() string { return nameOf(modeNames[:], int(m)) }

// ParseIOMode returns the mode that String names so.
func ParseIOMode(name string) (IOMode, error) {
	i, err := parseName("I/O mode", modeNames[:], name)
	return IOMode(i), err
}

// An Executable is a program's machine code in memory. It may be run by several
// goroutines at once.
type Executable struct {
	program *Program
	image   *rt.Image
}

// Load generates the program's machine code and puts it into executable memory.
// That of a large program comes part by part, in the buffered mode, when a run needs
// it. The caller must Close the Executable. The error wraps errors.ErrUnsupported
// where machine code can not be had: there is no generator for the processor,
// or the system forbids generated code.
func (p *Program) Load(mode IOMode) (*Executable, error) {
	if p.parts != nil && mode == Buffered {
		image, err := rt.LoadParts(p.parts, p.machine, p.dialect.Bits)
		if err == nil {
			return &Executable{p, image}, nil
		}
		// Perhaps there is no room to grow: the whole may do with less.
	}
	image, err := rt.Load(p.whole(), p.machine, native.IOMode(mode))
	if err != nil {
		return nil, err
	}
	return &Executable{p, image}, nil
}

// Run runs the program. Arguments and errors are as for [Program.Run], but see
// the I/O modes.
func (x *Executable) Run(ctx context.Context, in io.Reader, out io.Writer) error {
	_, err := x.image.Run(ctx, x.streams(ctx, in, out), false)
	return x.program.explain(err)
}

// A Measurement is what [Executable.Measure] saw of a run.
type Measurement struct {
	Run time.Duration
	// Touched is the number of cells in the pages of memory that the program
	// used; 0 where the system does not tell.
	Touched int64
}

// Measure is Run with a measurement, which is valid also if the run ended with
// an error.
func (x *Executable) Measure(ctx context.Context, in io.Reader, out io.Writer) (Measurement, error) {
	start := time.Now()
	touched, err := x.image.Run(ctx, x.streams(ctx, in, out), true)
	m := Measurement{Run: time.Since(start), Touched: touched / int64(x.program.dialect.Bits/8)}
	return m, x.program.explain(err)
}

func (x *Executable) streams(ctx context.Context, in io.Reader, out io.Writer) rt.Streams {
	return rt.Streams{In: in, Out: out, Dump: x.program.dumper(), Probe: probeOf(ctx)}
}

// Len returns the length of the machine code in bytes: of a large program, of what
// has run so far.
func (x *Executable) Len() int { return x.image.Len() }

// LoadTimes tells how long the steps of [Program.Load] took, and those that were
// left to runs. For a large program, Generate includes reading and optimising.
type LoadTimes struct {
	Generate, Load time.Duration
}

// Times returns how long loading took.
func (x *Executable) Times() LoadTimes {
	return LoadTimes(x.image.Times())
}

// Close waits until nobody runs the code and frees it. Calling it again is
// harmless.
func (x *Executable) Close() error { return x.image.Close() }

// A Listing is a program's machine code for this processor, not loaded.
type Listing struct {
	Code []byte
	// Lines tell which command each part of the code comes from.
	Lines []Line
}

// A Line says that the code from Offset on, up to the next Line, belongs to the
// command at Pos. Pos is the zero Position for code that belongs to none.
type Line struct {
	Offset int
	Pos    Position
}

// Listing generates the program's machine code as [Program.Load] does.
func (p *Program) Listing(mode IOMode) (*Listing, error) {
	code, err := rt.Generate(p.whole(), p.machine, native.IOMode(mode))
	if err != nil {
		return nil, err
	}
	l := &Listing{Code: code.Text}
	lines := syntax.NewLines(p.src)
	for _, line := range code.Lines {
		at := Line{Offset: int(line.Offset)}
		if line.Pos >= 0 {
			at.Pos = Position(lines.Locate(int(line.Pos)))
		}
		l.Lines = append(l.Lines, at)
	}
	return l, nil
}
