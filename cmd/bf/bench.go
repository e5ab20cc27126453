package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/bench"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/source"
)

// variants are the ways in which bf itself can run a program, with their flags.
var variants = []struct {
	name  string
	flags []string
}{
	{"O3", nil}, // by default: without flags, bf starts quicker
	{"O2", []string{"-O2"}},
	{"O1", []string{"-O1"}},
	{"O0", []string{"-O0"}},
	{"syscall", []string{"--io=syscall"}},
	{"libc", []string{"--io=libc"}},
	{"interpreter", []string{"--interpret"}},
}

// benchFlags are the options of `bf bench`.
type benchFlags struct {
	variants []string
	peers    []string
	runs     int
	timeout  duration
	cell     int
	cpu      bool
	json     bool
}

func newBench() *cobra.Command {
	f := benchFlags{timeout: duration(time.Minute)}
	cmd := &cobra.Command{
		Use:   "bench [FILE...]",
		Short: "Time programs, at all levels and under other implementations",
		Long: `Bench times programs as whole processes, from start to end: at each level of
optimisation, in the other I/O modes, and under the implementations that --peer
names. All take turns, so that a machine which changes its speed treats them
alike. The table shows the median and how far, in percent, half of the runs are
from it.

Beside a FILE such as hanoi.b, hanoi.in is its input, and hanoi.out what it must
print; without that, it must print what the first one in the table does. Without
a FILE, all programs of the current directory are taken that have a .out.

A --peer is NAME=COMMAND. The command is split at spaces and gets the program's
file as its last argument, or in the place of an argument {}.`,
		Example: `  bf bench hanoi.b
  bf bench --variants O3,O0 --runs 5 *.b
  bf bench --variants O3 --peer 'tritium=bfi -b' --json mandelbrot.b >times.json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return f.bench(cmd.Context(), args) },
	}
	var names []string
	for _, v := range variants {
		names = append(names, v.name)
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.variants, "variants", names, "which ways to run bf itself, `NAMES` divided by commas")
	flags.StringArrayVar(&f.peers, "peer", nil, "another implementation, `NAME=COMMAND`; may be repeated")
	flags.IntVar(&f.runs, "runs", 10, "number `N` of runs of each")
	flags.Var(&f.timeout, "timeout", "end each run after a `TIME` such as 10s; 0 is no limit")
	addChoice(cmd, &f.cell, "cell", "8", "`BITS` of a cell, for bf itself",
		option[int]{"8", 8}, option[int]{"16", 16}, option[int]{"32", 32}, option[int]{"64", 64})
	flags.BoolVar(&f.cpu, "cpu", false, "measure the processor's time, which a busy machine disturbs less")
	flags.BoolVar(&f.json, "json", false, "print JSON, with the times of all runs, instead of a table")
	if err := cmd.RegisterFlagCompletionFunc("variants", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err)
	}
	return cmd
}

func (f *benchFlags) bench(ctx context.Context, args []string) error {
	if f.runs < 1 {
		return process.Usagef("--runs must be at least 1")
	}
	programs, err := benchPrograms(args)
	if err != nil {
		return err
	}
	contenders, err := f.contenders()
	if err != nil {
		return err
	}
	p := bench.Plan{Programs: programs, Contenders: contenders, Runs: f.runs, Timeout: time.Duration(f.timeout), CPU: f.cpu}
	if term.IsTerminal(int(os.Stderr.Fd())) {
		p.Progress = func(done, all int, what string) { drawBar(os.Stderr, done, all, what) }
		defer fmt.Fprint(os.Stderr, clearLine)
	}
	report, err := p.Run(ctx)
	if err != nil {
		return err
	}
	if p.Progress != nil {
		fmt.Fprint(os.Stderr, clearLine)
	}
	if f.json {
		e := json.NewEncoder(os.Stdout)
		e.SetIndent("", "  ")
		return e.Encode(report)
	}
	return report.Print(os.Stdout)
}

// contenders returns bf's own variants and the peers.
func (f *benchFlags) contenders() ([]bench.Contender, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	var all []bench.Contender
	for _, name := range f.variants {
		i := slices.IndexFunc(variants, func(v struct {
			name  string
			flags []string
		}) bool {
			return v.name == name
		})
		if i < 0 {
			return nil, process.Usagef("there is no variant %q", name)
		}
		command := append([]string{self, "run"}, variants[i].flags...)
		if f.cell != 8 {
			command = append(command, fmt.Sprintf("--cell=%d", f.cell))
		}
		all = append(all, bench.Contender{Name: name, Command: command})
	}
	for _, text := range f.peers {
		c, err := bench.ParseContender(text)
		if err != nil {
			return nil, process.UsageError{Err: fmt.Errorf("--peer: %w", err)}
		}
		all = append(all, c)
	}
	if len(all) == 0 {
		return nil, process.Usagef("nothing to time: name --variants or a --peer")
	}
	return all, nil
}

// benchPrograms returns the programs of files, or those of the current directory
// that have an expected output.
func benchPrograms(files []string) ([]bench.Program, error) {
	if len(files) == 0 {
		outputs, err := filepath.Glob("*.out")
		if err != nil {
			return nil, err
		}
		for _, name := range outputs {
			files = append(files, strings.TrimSuffix(name, ".out")+".b")
		}
		if len(files) == 0 {
			return nil, process.Usagef("no FILE is named, and the current directory has no program with a .out beside it")
		}
	}
	var programs []bench.Program
	for _, file := range files {
		p, err := benchProgram(file)
		if err != nil {
			return nil, err
		}
		programs = append(programs, p)
	}
	return programs, nil
}

func benchProgram(file string) (bench.Program, error) {
	base := strings.TrimSuffix(file, filepath.Ext(file))
	p := bench.Program{Name: filepath.Base(base), File: file}
	program, err := source.OpenRegular(file)
	if err != nil {
		return p, err
	}
	program.Close()
	if _, err := os.Stat(base + ".in"); err == nil {
		p.Input = base + ".in"
	}
	p.Output, err = os.ReadFile(base + ".out")
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return p, source.FileError(base+".out", err)
	}
	return p, nil
}

// clearLine goes to the start of the terminal's line and clears it.
const clearLine = "\r\x1b[K"

// drawBar shows how far a long piece of work has come.
func drawBar(w io.Writer, done, all int, what string) {
	const width = 30
	full := width * done / all
	fmt.Fprintf(w, "%s[%s%s] %d/%d %s", clearLine, strings.Repeat("#", full), strings.Repeat(".", width-full), done, all, process.OneLine(what))
}
