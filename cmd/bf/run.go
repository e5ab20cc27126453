package main

import (
	"context"
	"os"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/first"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/run"
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
	run.Options
	source      sourceFlags
	program     programFlags
	timeout     duration
	stats, json bool
}

// newRunFlags returns the options that are not given.
func newRunFlags() *runFlags {
	f := &runFlags{Options: *run.Defaults()}
	f.program.Options = f.Program
	return f
}

// register adds the flags to a command.
func (f *runFlags) register(cmd *cobra.Command) {
	f.source.register(cmd)
	f.program.register(cmd)
	addIO(cmd, &f.IO)
	flags := cmd.Flags()
	flags.StringVar(&f.Input, "input", "", "read the program's input from `FILE`")
	flags.Var(&f.timeout, "timeout", "end the program after a `TIME` such as 1.5s; 0 is no limit")
	addWarn(cmd, &f.Warn)
	addChoice(cmd, &f.LLVM, "backend", "native", "what makes the machine code, `BACKEND` native or llvm (the LLVM library, if installed)",
		option[bool]{"native", false}, option[bool]{"llvm", true})
	flags.BoolVar(&f.Raw, "raw", false, "give the program each key of a terminal at once, and do not show it")
	flags.BoolVar(&f.Interpret, "interpret", false, "interpret the program instead of compiling it")
	flags.BoolVar(&f.stats, "stats", false, "print times and sizes on standard error")
	flags.BoolVar(&f.json, "json", false, "print --stats as JSON")
}

func (f *runFlags) run(ctx context.Context, args []string) error {
	f.Program = f.program.Options
	if f.stats || f.json {
		f.Report = func(s *run.Statistics) error { return printStatistics(os.Stderr, s, f.json) }
	}
	read := func(ctx context.Context) error {
		src, err := f.source.read(args)
		if err != nil {
			return err
		}
		collectLess(len(src.Text))
		return f.Run(ctx, src)
	}
	limit := time.Duration(f.timeout)
	if limit == 0 {
		return read(ctx)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, limit, process.TimeLimitError{Program: f.source.title(args), Limit: limit})
	defer cancel()
	return process.Supervise(ctx, read)
}

// collectLess makes the first garbage collections of a program come later, as most end
// before. Small ones do so anyway, and for very large ones memory counts.
func collectLess(source int) {
	const large = 8 << 20
	if first.Small <= source && source < large && os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
}
