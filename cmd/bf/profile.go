package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/profile"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/run"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/source"
)

func newProfile() *cobra.Command {
	f := profileFlags{rate: 1000, load: (*brainfuck.Program).Load}
	cmd := &cobra.Command{
		Use:   "profile FILE",
		Short: "Show where a program spends its time",
		Long: `Profile runs a program and then tells which of its loops were hot: a table of the
loops with their shares and what the optimiser made of them, and the source in
colours of heat. The report goes to standard error, or to the file that --output
names, since the program's own output goes to standard output. It comes also if
the program fails, or is ended by --timeout or an interrupt.

Samples are taken of the running machine code, which is the same as without and
as fast. Self is the time in the loop itself, total includes the loops inside.

With --exact the interpreter runs the program instead and counts: shares are of
the ops executed, and for each loop there is how often it was reached and how many
turns it ran. At -O 0, these are the loops and turns of the source as written;
otherwise those that the optimiser left.

--pprof writes a file for 'go tool pprof', in which loops are functions:
  go tool pprof -top FILE
  go tool pprof -http : FILE     (flame graphs, and the source by line)`,
		Example: `  bf profile mandelbrot.b >/dev/null
  bf profile --exact -O 0 --input limit.txt primes.b
  bf profile --html heat.html --pprof profile.pb.gz mandelbrot.b
  bf profile --timeout 5s endless.b`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.run(cmd.Context(), args)
		},
	}
	f.source.register(cmd)
	f.program.register(cmd)
	f.screen.register(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.input, "input", "", "read the program's input from `FILE`")
	flags.Var(&f.timeout, "timeout", "end the program after a `TIME` such as 1.5s; 0 is no limit")
	flags.BoolVar(&f.exact, "exact", false, "count exactly, by interpreting the program")
	flags.Var(&f.rate, "rate", "take `N` samples a second")
	flags.Var(&f.top, "top", "show the hottest `N` loops")
	flags.StringVar(&f.output, "output", "", "write the report to `FILE` instead of standard error")
	flags.StringVar(&f.html, "html", "", "write a page for a browser to `FILE`")
	flags.StringVar(&f.pprof, "pprof", "", "write a profile for go tool pprof to `FILE`")
	f.top = 20
	flags.Lookup("rate").DefValue, flags.Lookup("top").DefValue = "1000", "20"
	return cmd
}

// profileFlags are the options of `bf profile`.
type profileFlags struct {
	source              sourceFlags
	program             programFlags
	screen              screenFlags
	input               string
	timeout             duration
	exact               bool
	rate, top           count
	output, html, pprof string
	// load is Program.Load; a test puts in its place what happens where
	// machine code can not be had.
	load func(*brainfuck.Program, brainfuck.IOMode) (*brainfuck.Executable, error)
}

func (f *profileFlags) run(ctx context.Context, args []string) error {
	if limit := time.Duration(f.timeout); limit > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, limit, process.TimeLimitError{Program: f.source.title(args), Limit: limit})
		defer cancel()
	}
	reports := make(chan *profile.Report, 1)
	err := process.Supervise(ctx, func(ctx context.Context) error {
		defer close(reports)
		r, err := f.profile(ctx, args)
		if r != nil {
			reports <- r
		}
		return err
	})
	// A program that was stopped has a report too. Only one whose output
	// nobody takes may never come to it.
	select {
	case r := <-reports:
		if r == nil {
			return err
		}
		return errors.Join(err, f.write(r))
	case <-time.After(reportGrace):
		return err
	}
}

// reportGrace is how long a program that was stopped may take to its report.
const reportGrace = 10 * time.Second

// profile runs the program. The report is nil if it did not begin.
func (f *profileFlags) profile(ctx context.Context, args []string) (*profile.Report, error) {
	src, err := f.source.read(args)
	if err != nil {
		return nil, err
	}
	options := f.program.Options
	options.Name = src.Name
	options.DumpTo = os.Stderr
	p, err := brainfuck.Compile(src.Text, &options)
	if err != nil {
		return nil, err
	}
	file, err := run.OpenInput(f.input, src, p)
	if err != nil {
		return nil, err
	}
	r := &profile.Report{Name: src.Name, Source: src.Text}
	if len(args) > 0 && !src.Stdin {
		if r.Path, err = filepath.Abs(args[0]); err != nil {
			return nil, err
		}
	}
	in := &interruptible{ctx, file}
	if r.Profile, err = f.execute(ctx, p, in); r.Profile == nil {
		return nil, err
	}
	trace, traceErr := p.Outline()
	if traceErr != nil {
		return nil, errors.Join(err, traceErr)
	}
	r.Trace = trace
	return r, err
}

// execute runs the program and returns its profile, which is nil if it did not
// begin.
func (f *profileFlags) execute(ctx context.Context, p *brainfuck.Program, in io.Reader) (*brainfuck.Profile, error) {
	if f.exact {
		return p.Count(ctx, in, os.Stdout)
	}
	x, err := f.load(p, brainfuck.Buffered)
	if errors.Is(err, errors.ErrUnsupported) {
		fmt.Fprintf(os.Stderr, "bf: %s; the interpreter counts instead\n", process.OneLine(process.Message(err)))
		return p.Count(ctx, in, os.Stdout)
	}
	if err != nil {
		return nil, err
	}
	defer x.Close()
	return x.Profile(ctx, in, os.Stdout, time.Second/time.Duration(f.rate))
}

// write writes what was asked for.
func (f *profileFlags) write(r *profile.Report) error {
	return errors.Join(
		f.writeText(r),
		writeWith(f.html, r.HTML),
		writeWith(f.pprof, r.Pprof),
	)
}

func (f *profileFlags) writeText(r *profile.Report) error {
	file := os.Stderr
	switch f.output {
	case "":
	case "-":
		file = os.Stdout
	default:
		var err error
		if file, err = os.Create(f.output); err != nil {
			return source.FileError(f.output, err)
		}
		defer file.Close()
	}
	w := bufio.NewWriter(file)
	return errors.Join(r.Text(w, f.screen.of(file), int(f.top)), w.Flush())
}

// writeWith writes a file, unless its name is empty.
func writeWith(name string, write func(io.Writer) error) error {
	if name == "" {
		return nil
	}
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	return writeFile(name, b.Bytes())
}

// interruptible is a reader whose Read returns when a context is done, though
// the one below goes on. What that reads then is lost.
type interruptible struct {
	ctx context.Context
	r   io.Reader
}

func (r *interruptible) Read(b []byte) (int, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data := make([]byte, len(b))
		n, err := r.r.Read(data)
		done <- result{data[:n], err}
	}()
	select {
	case got := <-done:
		return copy(b, got.data), got.err
	case <-r.ctx.Done():
		return 0, r.ctx.Err()
	}
}

// count is a flag for a positive number.
type count int

// Set implements pflag.Value.
func (c *count) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 100_000 {
		return errors.New("must be a number from 1 to 100000")
	}
	*c = count(n)
	return nil
}

func (c *count) String() string { return strconv.Itoa(int(*c)) }

// Type implements pflag.Value.
func (c *count) Type() string { return "number" }
