package main

import (
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/seed1605a99e/movabs/brainfuck/debug"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/dap"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/source"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/tui"
)

func newDebug() *cobra.Command {
	var (
		source    sourceFlags
		program   programFlags
		input     string
		hash      bool
		interpret bool
	)
	cmd := &cobra.Command{
		Use:   "debug FILE",
		Short: "Step through a program, forwards and backwards",
		Long: `Debug shows a program on the whole terminal: the source with the next command, the
tape around the pointer, output and input. It goes forwards by commands, runs and
loops, or as machine code up to a breakpoint or until a watched cell changes; and
as well backwards. The key ? shows what the keys do.

The program's input is asked for when it is wanted, unless --input names a file
or the program brings it along after '!' (see --separator).

With --hash, '#' in the program is a breakpoint.`,
		Example: `  bf debug primes.b
  bf debug --input data.txt --cell 16 filter.b
  bf debug --hash -c '+++[>++#<-]'`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			src, err := source.read(args)
			if err != nil {
				return err
			}
			o := &debug.Options{Options: program.Options, Interpret: interpret}
			o.Name = src.Name
			o.Dump = o.Dump || hash
			d, err := debug.New(src.Text, o)
			if err != nil {
				return err
			}
			err = feedDebugger(d, input)
			if err == nil && (src.Stdin || !term.IsTerminal(int(os.Stdin.Fd())) || !term.IsTerminal(int(os.Stdout.Fd()))) {
				err = process.Usagef("debug needs a terminal; 'bf dap' is for editors")
			}
			if err != nil {
				return errors.Join(err, d.Close())
			}
			return errors.Join(tui.Run(cmd.Context(), d, os.Getenv("NO_COLOR") == ""), d.Close())
		},
	}
	source.register(cmd)
	program.register(cmd)
	flags := cmd.Flags()
	flags.StringVar(&input, "input", "", "read the program's input from `FILE`")
	flags.BoolVar(&hash, "hash", false, "'#' in the program is a breakpoint")
	flags.BoolVar(&interpret, "interpret", false, "do not use machine code")
	hide(cmd, "debug", "optimise", "passes", "no-pass")
	return cmd
}

// hide hides flags that say nothing to a command, or what another says.
func hide(cmd *cobra.Command, names ...string) {
	for _, name := range names {
		if err := cmd.Flags().MarkHidden(name); err != nil {
			panic(err)
		}
	}
}

// feedDebugger gives the program the input that is known beforehand.
func feedDebugger(d *debug.Debugger, name string) error {
	input := d.SeparatedInput()
	if name != "" {
		file, err := source.OpenRegular(name)
		if err != nil {
			return err
		}
		defer file.Close()
		if input, err = io.ReadAll(file); err != nil {
			return source.FileError(name, err)
		}
	} else if input == nil {
		return nil
	}
	d.Feed(input)
	d.EndInput()
	return nil
}

func newDAP() *cobra.Command {
	return &cobra.Command{
		Use:   "dap",
		Short: "Let an editor debug programs",
		Long: `Dap serves the Debug Adapter Protocol on standard input and output, so that
editors can debug Brainfuck programs. The launch arguments are

  program      the file
  input        the program's input, or
  inputFile    the file that has it; without both it is asked for in the console
  cell, eof, tape, tapeLeft, separator   as the options of 'bf run'
  hash         '#' in the program is a breakpoint
  stopOnEntry  stop before the first command
  stopAtEnd    stop after the last, from where one can go back

Frames are the loops that the program is in; variables, watches and the console
take expressions such as [3], [p+1] == 10 and p. In the console, [3] = 65 changes
a cell, '> text' gives the program a line of input, and 'eof' ends its input.`,
		Example: `  Visual Studio Code, with an extension that contributes a debugger of type "bf"
  whose program is bf and whose args are ["dap"], in launch.json:

    {"type": "bf", "request": "launch", "name": "bf", "program": "${file}"}

  Neovim with nvim-dap:

    require("dap").adapters.bf = {type = "executable", command = "bf", args = {"dap"}}
    require("dap").configurations.brainfuck = {
      {type = "bf", request = "launch", name = "bf", program = "${file}", stopOnEntry = true},
    }`,
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return dap.Serve(os.Stdin, os.Stdout) },
	}
}
