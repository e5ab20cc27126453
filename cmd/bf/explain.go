package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/explain"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/source"
)

func newExplain() *cobra.Command {
	f := explainFlags{}
	cmd := &cobra.Command{
		Use:   "explain FILE",
		Short: "Show what each step of the compiler does to a program",
		Long: `Explain shows a program on its way to machine code: for each pass of the optimiser
what it did here, and the ops before and after it; then source, ops, assembly and
bytes side by side. What belongs together stands in one row, and what comes from
one loop has one colour.

An op works on cells given as offsets from the pointer: 'muladd [2], [0], 3' adds
three times the cell at the pointer to the one two to the right of it.

With --html, all of that is one page for a browser: a slider goes through the
passes, and what the mouse points at lights up in source, ops and assembly.`,
		Example: `  bf explain hello.b | less -R
  bf explain --colour always primes.b | less -R
  bf explain --pass multiply -c ',[->+++<]>.'
  bf explain --at 3:14 mandelbrot.b
  bf explain --html hello.html hello.b`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return process.Supervise(cmd.Context(), func(context.Context) error { return f.run(args) })
		},
	}
	f.source.register(cmd)
	f.program.register(cmd)
	f.screen.register(cmd)
	addIO(cmd, &f.io)
	flags := cmd.Flags()
	flags.Var(passList{&f.only}, "pass", "show the pass `NAME` only, of the optimiser")
	if err := cmd.RegisterFlagCompletionFunc("pass", completePasses); err != nil {
		panic(err)
	}
	flags.Var(&f.at, "at", "show only the innermost loop at `LINE:COLUMN`")
	flags.StringVar(&f.html, "html", "", "write a page for a browser to `FILE`")
	return cmd
}

// explainFlags are the options of `bf explain`.
type explainFlags struct {
	source  sourceFlags
	program programFlags
	screen  screenFlags
	io      brainfuck.IOMode
	only    []string
	at      lineColumn
	html    string
}

func (f *explainFlags) run(args []string) error {
	src, err := f.source.read(args)
	if err != nil {
		return err
	}
	options := f.program.Options
	options.Name = src.Name
	p, err := brainfuck.Compile(src.Text, &options)
	if err != nil {
		return err
	}
	s, err := explain.New(src.Name, src.Text, p, f.io)
	if err != nil {
		return err
	}
	if f.at != (lineColumn{}) && !s.Only(f.at.line, f.at.column) {
		return process.Usagef("%s: no loop is at %v", src.Name, &f.at)
	}
	if f.html != "" {
		var page bytes.Buffer
		if err := s.HTML(&page); err != nil {
			return err
		}
		return writeFile(f.html, page.Bytes())
	}
	w := bufio.NewWriter(os.Stdout)
	if err := s.Text(w, f.screen.of(os.Stdout), f.only); err != nil {
		return err
	}
	return w.Flush()
}

// writeFile writes a file, or standard output if its name is "-".
func writeFile(name string, data []byte) error {
	if name == "-" {
		_, err := os.Stdout.Write(data)
		return err
	}
	return source.FileError(name, os.WriteFile(name, data, 0o666))
}

// lineColumn is a flag for a place in the source.
type lineColumn struct{ line, column int }

// Set implements pflag.Value.
func (p *lineColumn) Set(s string) error {
	n, err := fmt.Sscanf(s, "%d:%d", &p.line, &p.column)
	if err != nil || n != 2 || p.line < 1 || p.column < 1 || s != p.String() {
		return errors.New("must be a line and a column such as 3:14")
	}
	return nil
}

func (p *lineColumn) String() string {
	if *p == (lineColumn{}) {
		return ""
	}
	return fmt.Sprintf("%d:%d", p.line, p.column)
}

// Type implements pflag.Value.
func (p *lineColumn) Type() string { return "place" }
