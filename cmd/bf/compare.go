package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/source"
)

// compareFlags are the options of `bf compare`.
type compareFlags struct {
	source  sourceFlags
	program programFlags
	input   string
	timeout duration
	runs    int
	json    bool
}

func newCompare() *cobra.Command {
	var f compareFlags
	cmd := &cobra.Command{
		Use:   "compare FILE",
		Short: "Compare the I/O modes on a program",
		Long: `Compare runs the program in each I/O mode, in a process of its own with its output
in a temporary file, checks that all outputs are the same, and prints what each
mode costs: the times of the whole process, and the system calls that wrote.
With --runs, the run with the shortest wall time counts.

The program's input is the file named by --input, or else what standard input
holds, if that is not a terminal.`,
		Example: `  bf compare hello.b
  bf compare --runs 5 --json --input limit.txt primes.b`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.compare(cmd.Context(), cmd.Flags(), args)
		},
	}
	f.source.register(cmd)
	f.program.register(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.input, "input", "", "read the program's input from `FILE`")
	flags.Var(&f.timeout, "timeout", "end each run after a `TIME` such as 1.5s; 0 is no limit")
	flags.IntVar(&f.runs, "runs", 1, "number `N` of runs in each mode, of which the shortest counts")
	flags.BoolVar(&f.json, "json", false, "print JSON instead of a table")
	return cmd
}

func (f *compareFlags) compare(ctx context.Context, flags *pflag.FlagSet, args []string) error {
	if f.runs < 1 {
		return process.Usagef("--runs must be at least 1")
	}
	src, err := f.source.read(args)
	if err != nil {
		return err
	}
	options := f.program.Options
	options.Name = src.Name
	if _, err := brainfuck.Compile(src.Text, &options); err != nil {
		return err // once, not in each mode
	}
	c, err := f.comparison(src, flags, args)
	if err != nil {
		return err
	}
	defer c.close()
	best, err := c.best(ctx, f.runs)
	if err != nil {
		return err
	}
	r := comparisonReport{Program: src.Name, Runs: f.runs, Bytes: best[0].Bytes, SHA256: best[0].Sum, Modes: best}
	if err := r.print(os.Stdout, f.json); err != nil {
		return err
	}
	return best[0].relay()
}

// A comparison knows how to run the program once.
type comparison struct {
	path     string   // of this executable
	args     []string // of the child, without the mode
	source   *os.File // the program's text, if the child must get it from here
	input    *os.File // nil is an empty input
	progress progress
}

func (f *compareFlags) comparison(src source.Source, flags *pflag.FlagSet, args []string) (*comparison, error) {
	path, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := &comparison{path: path, args: childFlags(flags, src.Name)}
	c.progress = progress{w: os.Stderr, on: term.IsTerminal(int(os.Stderr.Fd()))}
	switch {
	case f.source.set("code"):
		c.args = append(c.args, "--code", f.source.code)
	case src.Stdin:
		if c.source, err = scratch(); err == nil {
			_, err = c.source.Write(src.Text)
		}
		c.args = append(c.args, "/dev/fd/3") // the first of exec.Cmd.ExtraFiles
	default:
		c.args = append(c.args, "--", args[0])
	}
	if err == nil {
		c.input, err = f.openInput(src)
	}
	if err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

// childFlags returns the flags that a child is to have like its parent.
func childFlags(flags *pflag.FlagSet, name string) []string {
	args := []string{"run", "--name=" + name}
	flags.Visit(func(f *pflag.Flag) {
		switch f.Name {
		case "cell", "eof", "tape", "tape-left", "optimise", "debug", "separator", "timeout":
			if value := f.Value.String(); value != "" {
				args = append(args, "--"+f.Name+"="+value)
			}
		}
	})
	return args
}

// openInput returns a file that each run can read from its start.
func (f *compareFlags) openInput(src source.Source) (*os.File, error) {
	switch {
	case f.input != "" && f.input != "-":
		return source.OpenRegular(f.input)
	case f.input == "-" && src.Stdin:
		return nil, process.Usagef("standard input can not be both the program and its input")
	case src.Stdin, f.input == "" && term.IsTerminal(int(os.Stdin.Fd())), bytes.IndexByte(src.Text, ',') < 0:
		return nil, nil // nothing to read, or nobody to read it
	}
	file, err := scratch()
	if err != nil {
		return nil, err
	}
	if _, err := io.Copy(file, os.Stdin); err != nil {
		file.Close()
		return nil, source.FileError("stdin", err)
	}
	return file, nil
}

// scratch returns a new file without a name, which is gone when it is closed,
// however this process ends.
func scratch() (*os.File, error) {
	file, err := os.CreateTemp("", "bf-")
	if err != nil {
		return nil, err
	}
	return file, os.Remove(file.Name())
}

// best runs the program in each mode, in turn so that a machine which gets busier
// is unfair to none, and returns the shortest run of each. All runs have done the
// same.
func (c *comparison) best(ctx context.Context, runs int) ([]*measurement, error) {
	modes := []brainfuck.IOMode{brainfuck.Buffered, brainfuck.Syscall, brainfuck.Libc}
	best := make([]*measurement, len(modes))
	var first *measurement
	for run := range runs {
		for i, mode := range modes {
			m, err := c.measure(ctx, mode, fmt.Sprintf("run %d of %d, %s", run+1, runs, mode))
			if err != nil {
				return nil, err
			}
			err = m.sameAs(first)
			if first == nil {
				first = m
				defer first.output.Close()
			} else {
				m.output.Close()
			}
			if err != nil {
				return nil, err
			}
			if best[i] == nil || m.Wall < best[i].Wall {
				best[i] = m
			}
		}
	}
	return best, nil
}

func (c *comparison) close() {
	for _, file := range []*os.File{c.source, c.input} {
		if file != nil {
			file.Close()
		}
	}
}

// sameAs returns an error if a run did not do what another did. Nothing is said
// against the first run, other being nil.
func (m *measurement) sameAs(other *measurement) error {
	switch {
	case m.status >= process.TimedOut:
		// Where it was stopped is an accident.
		return m.relay()
	case other == nil:
		return nil
	case m.status != other.status:
		return fmt.Errorf("I/O modes %s and %s end differently, with status %d and %d",
			other.Mode, m.Mode, other.status, m.status)
	case m.Sum != other.Sum:
		at, err := firstDifference(m.output, other.output)
		if err != nil {
			return err
		}
		return fmt.Errorf("the outputs of I/O modes %s and %s differ, first at byte %d", other.Mode, m.Mode, at)
	}
	return nil
}

// relay passes on what a run said on standard error, and its status.
func (m *measurement) relay() error {
	if _, err := os.Stderr.Write(m.stderr); err != nil {
		return err
	}
	if m.status != process.OK {
		return process.StatusError{Status: m.status}
	}
	return nil
}

// progress tells on a terminal that and what something is running.
type progress struct {
	w  io.Writer
	on bool
}

// watch shows a line about a run that writes to output until stop is called.
func (p progress) watch(label string, output *os.File) (stop func()) {
	if !p.on {
		return func() {}
	}
	const clear = "\r\x1b[K"
	start := time.Now()
	quit, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		for tick := time.Tick(100 * time.Millisecond); ; {
			size := int64(0)
			if info, err := output.Stat(); err == nil {
				size = info.Size()
			}
			fmt.Fprintf(p.w, "%s%s: %.1f s, %s", clear, label, time.Since(start).Seconds(), byteSize(float64(size)))
			select {
			case <-tick:
			case <-quit:
				fmt.Fprint(p.w, clear)
				return
			}
		}
	}()
	return func() {
		close(quit)
		<-gone
	}
}

// byteSize formats a number of bytes with three digits and a unit.
func byteSize(n float64) string {
	for _, unit := range []string{"B", "kB", "MB", "GB"} {
		if n < 999.5 {
			return strconv.FormatFloat(n, 'g', 3, 64) + " " + unit
		}
		n /= 1000
	}
	return strconv.FormatFloat(n, 'f', 0, 64) + " TB"
}
