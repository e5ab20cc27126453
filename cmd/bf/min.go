package main

import (
	"bufio"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
)

func newMin() *cobra.Command {
	var (
		sourceFlags sourceFlags
		program     programFlags
		width       int
		verbose     bool
	)
	cmd := &cobra.Command{
		Use:   "min FILE",
		Short: "Make the source of a program short",
		Long: `Min prints a program with as few bytes as the compiler can justify: without
comments, code that never runs and work that nobody sees, and with each way along
the tape as short as can be. It prints the same for the same input, at the cell
width that --cell names; only an access off the tape may be gone, or come at
another time.`,
		Example: `  bf min hello.b >hello.min.b
  bf min --width 72 -v mandelbrot.b`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if width < 0 {
				return process.Usagef("--width must not be negative")
			}
			src, err := sourceFlags.read(args)
			if err != nil {
				return err
			}
			options := program.Options
			options.Name = src.Name
			options.Level = brainfuck.Level0 // nothing is run
			p, err := brainfuck.Compile(src.Text, &options)
			if err != nil {
				return err
			}
			short, err := p.Minify()
			if err != nil {
				return err
			}
			if verbose {
				fmt.Fprintf(os.Stderr, "%s: %d bytes, were %d\n", process.OneLine(src.Name), len(short), len(src.Text))
			}
			return printWrapped(short, width, p.Input() != nil)
		},
	}
	sourceFlags.register(cmd)
	program.registerLanguage(cmd)
	cmd.Flags().IntVar(&width, "width", 0, "break lines after `N` commands; 0 writes one line")
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "tell on standard error how many bytes there are and were")
	return cmd
}

// printWrapped prints commands in lines of a width. Input that follows a ! stays
// as it is.
func printWrapped(text []byte, width int, withInput bool) error {
	w := bufio.NewWriter(os.Stdout)
	if withInput {
		w.Write(text)
		return w.Flush()
	}
	for width > 0 && len(text) > width {
		fmt.Fprintf(w, "%s\n", text[:width])
		text = text[width:]
	}
	fmt.Fprintf(w, "%s\n", text)
	return w.Flush() // which has the error of all writes
}
