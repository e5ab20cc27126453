package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/brainfuck"
)

func newRun() *cobra.Command {
	f := newRunFlags()
	cmd := &cobra.Command{
		Use:   "run FILE",
		Short: "Run a program",
		Long: `Run compiles the program in FILE ('-' is standard input) to machine code and runs
it. Where the system does not allow machine code, the interpreter runs it.

The bytes ><+-.,[] are commands, all others are comments; a first line that
begins with #! is skipped. Input and output are raw bytes. Output appears before
the program waits for input. The pointer starts at cell 0, and to access a cell
that is not on the tape ends the program with an error.

A program that comes from standard input has no input, unless --input names a
file or the program brings it along after '!' (see --separator). --input wins
over '!'.

At a terminal, the program gets lines, and Ctrl-D ends its input. With --raw it gets
each key at once and what is typed is not shown. Ctrl-C ends the program; Ctrl-\
(SIGQUIT) tells on standard error where it is, and it goes on.

With --backend llvm, the LLVM library makes the machine code, if it is installed.
It takes much longer than bf's own generator: this is to compare the two. The
program then comes to its end at the time limit or at an interrupt only with the
process, and what it had not written yet is lost.`,
		Example: `  bf run hello.b
  bf run -c '++++++++[>++++++++<-]>+.'
  bf run --cell 16 --eof 0 --input data.bin filter.b
  bf run --timeout 2s --stats loop.b`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.run(cmd.Context(), args)
		},
	}
	f.register(cmd)
	return cmd
}

// runFlags are the options of `bf run`.
type runFlags struct {
	source      sourceFlags
	program     programFlags
	io          brainfuck.IOMode
	input       string
	timeout     duration
	llvm        bool // instead of our own generator
	interpret   bool
	raw         bool
	notice      *notice
	warn        warnWhen
	stats, json bool
	// load is Program.Load; a test puts in its place what happens where
	// machine code can not be had.
	load func(*brainfuck.Program, brainfuck.IOMode) (*brainfuck.Executable, error)
}

// newRunFlags returns the options that are not given.
func newRunFlags() *runFlags {
	f := &runFlags{load: (*brainfuck.Program).Load}
	f.program.Options = defaults
	return f
}

// register adds the flags to a command.
func (f *runFlags) register(cmd *cobra.Command) {
	f.source.register(cmd)
	f.program.register(cmd)
	addIO(cmd, &f.io)
	flags := cmd.Flags()
	flags.StringVar(&f.input, "input", "", "read the program's input from `FILE`")
	flags.Var(&f.timeout, "timeout", "end the program after a `TIME` such as 1.5s; 0 is no limit")
	addWarn(cmd, &f.warn)
	addChoice(cmd, &f.llvm, "backend", "native", "what makes the machine code, `BACKEND` native or llvm (the LLVM library, if installed)",
		option[bool]{"native", false}, option[bool]{"llvm", true})
	flags.BoolVar(&f.raw, "raw", false, "give the program each key of a terminal at once, and do not show it")
	flags.BoolVar(&f.interpret, "interpret", false, "interpret the program instead of compiling it")
	flags.BoolVar(&f.stats, "stats", false, "print times and sizes on standard error")
	flags.BoolVar(&f.json, "json", false, "print --stats as JSON")
}

func (f *runFlags) run(ctx context.Context, args []string) error {
	if limit := time.Duration(f.timeout); limit > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, limit, timeLimitError{f.source.title(args), limit})
		defer cancel()
	}
	err := supervise(ctx, func(ctx context.Context) error {
		src, err := f.source.read(args)
		if err != nil {
			return err
		}
		return f.compileAndRun(ctx, src)
	})
	if ctx.Err() != nil && f.io == brainfuck.Libc {
		flushStdio()
	}
	return err
}

func (f *runFlags) compileAndRun(ctx context.Context, src source) error {
	options := f.program.Options
	options.Name = src.name
	options.DumpTo = os.Stderr
	if f.raw && f.io != brainfuck.Buffered {
		return usagef("--raw needs --io buffered")
	}
	f.notice = startNotice("compiling "+src.name, noticeAfter)
	defer f.notice.end()
	collectLess(len(src.text))
	p, err := brainfuck.Compile(src.text, &options)
	if err != nil {
		return err
	}
	if err := f.warn.warn(src.name, src.text, p); err != nil {
		return err
	}
	file, err := f.openInput(src, p)
	if err != nil {
		return err
	}
	in := f.reader(ctx, file)
	if f.raw {
		if in, err = rawInput(ctx, file); err != nil {
			return err
		}
	}
	probe := new(brainfuck.Probe)
	ctx = brainfuck.WithProbe(ctx, probe)
	consoleOf(ctx).setQuit(func() { tellPlace(probe, p) })
	defer consoleOf(ctx).setQuit(nil)
	f.stats = f.stats || f.json
	s := newStatistics(src.name, p.Times())
	err = f.execute(ctx, p, in, s)
	if f.stats {
		err = errors.Join(err, s.print(os.Stderr, f.json))
	}
	return err
}

// reader returns what the program reads a file by. From its first read on, which
// may wait for ever, signals reach bf.
func (f *runFlags) reader(ctx context.Context, file *os.File) io.Reader {
	if f.io == brainfuck.Buffered {
		return watchedReader{file, consoleOf(ctx)}
	}
	consoleOf(ctx).watch() // the machine code reads for itself
	return file
}

// A watchedReader makes the console watch for signals before it reads.
type watchedReader struct {
	file    *os.File
	console *console
}

func (r watchedReader) Read(b []byte) (int, error) {
	r.console.watch()
	return r.file.Read(b)
}

// collectLess makes the first garbage collections come later, as most programs end
// before. Small ones do so anyway, and for large ones memory counts.
func collectLess(source int) {
	const small, large = 16 << 10, 8 << 20
	if small <= source && source < large && os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
}

// openInput returns the file that the program reads. It is os.Stdin itself where
// libc will read it.
func (f *runFlags) openInput(src source, p *brainfuck.Program) (*os.File, error) {
	file, err := f.inputFile(src, p)
	if err != nil {
		return nil, err
	}
	if f.io == brainfuck.Libc && file != os.Stdin {
		return os.Stdin, becomeStdin(file)
	}
	return file, nil
}

func (f *runFlags) inputFile(src source, p *brainfuck.Program) (*os.File, error) {
	switch {
	case f.input == "-" && !src.stdin:
		return os.Stdin, nil
	case f.input == "-":
		return nil, usagef("standard input can not be both the program and its input")
	case f.input != "":
		return openRegular(f.input)
	case p.Input() != nil:
		return pipeFrom(p.Input())
	case src.stdin:
		return os.Open(os.DevNull)
	}
	return os.Stdin, nil
}

// openRegular opens a file that can be read, which a directory can not.
func openRegular(name string) (*os.File, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fileError(name, err)
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		file.Close()
		return nil, usagef("%s: is a directory", name)
	}
	return file, nil
}

// pipeFrom returns a file that delivers data: machine code reads descriptors.
func pipeFrom(data []byte) (*os.File, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	go func() {
		defer w.Close()
		_, _ = w.Write(data) // fails only if the program ends before it has read all
	}()
	return r, nil
}

// execute runs the program by machine code if that is wanted and possible, by
// the interpreter otherwise.
func (f *runFlags) execute(ctx context.Context, p *brainfuck.Program, in io.Reader, s *statistics) error {
	switch {
	case f.llvm && (f.interpret || f.io != brainfuck.Buffered):
		return usagef("--backend llvm is neither for --interpret nor for --io %v", f.io)
	case f.llvm:
		f.notice.end()
		return runLLVM(ctx, p, in, s)
	case f.interpret:
		f.notice.end()
		return interpret(ctx, p, in, s)
	}
	x, err := f.load(p, f.io)
	f.notice.end()
	if errors.Is(err, errors.ErrUnsupported) {
		fmt.Fprintf(os.Stderr, "bf: %s; the interpreter runs the program\n", oneLine(message(err)))
		return interpret(ctx, p, in, s)
	}
	if err != nil {
		return err
	}
	// The code is not closed: the process ends with the program.
	if !f.stats {
		return x.Run(ctx, in, os.Stdout)
	}
	before := x.Times()
	m, err := x.Measure(ctx, in, os.Stdout)
	s.Run, s.Cells = m.Run, m.Touched
	s.ran(f.io, x, before)
	return err
}

func interpret(ctx context.Context, p *brainfuck.Program, in io.Reader, s *statistics) error {
	start := time.Now()
	err := p.Interpret(ctx, in, os.Stdout)
	s.Engine = "interpreter"
	s.Run = time.Since(start)
	return err
}

func runLLVM(ctx context.Context, p *brainfuck.Program, in io.Reader, s *statistics) error {
	r, err := p.RunLLVM(ctx, in, os.Stdout)
	s.Engine = fmt.Sprintf("LLVM %d", r.Version)
	s.LLVM = &llvmTimes{r.Open, r.Emit, r.Parse, r.Optimise, r.Generate}
	s.Run = r.Run
	return err
}

// tellPlace says on standard error where the program is.
func tellPlace(probe *brainfuck.Probe, p *brainfuck.Program) {
	line, ok := probe.Look(p)
	if !ok {
		line = "the program is not where it could be seen: it is in a system call, or about to begin or to end"
	}
	fmt.Fprintf(os.Stderr, "bf: %s\n", oneLine(line))
}
