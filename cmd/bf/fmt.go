package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
)

func newFmt() *cobra.Command {
	var (
		layout             brainfuck.Layout
		write, list, check bool
	)
	cmd := &cobra.Command{
		Use:   "fmt [FILE...]",
		Short: "Lay out the source of programs",
		Long: `Fmt prints programs as people like to read them: each line indented by the loops
that it is in, space trimmed, long lines of commands broken at loops. Only white
space changes; commands and comments stay as they are. Without a FILE, or with
'-', it reads standard input.`,
		Example: `  bf fmt golfed.b
  bf fmt -w *.b
  bf fmt --check *.b`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if layout.Indent < 1 || layout.Width < 1 {
				return process.Usagef("--indent and --width must be at least 1")
			}
			if len(args) == 0 {
				args = []string{"-"}
			}
			differ := 0
			for _, name := range args {
				changed, err := formatFile(cmd.Context(), name, layout, write, list || check)
				if err != nil {
					return err
				}
				if changed {
					differ++
				}
			}
			return strictly(check, differ)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&layout.Indent, "indent", 2, "`N` spaces for each loop")
	flags.IntVar(&layout.Width, "width", 80, "break lines of commands that have more than `N` characters")
	flags.BoolVarP(&write, "write", "w", false, "write the result to the file")
	flags.BoolVarP(&list, "list", "l", false, "print the names of the files that would change, not their text")
	flags.BoolVar(&check, "check", false, "as --list, and exit with status 1 if there is any")
	cmd.MarkFlagsMutuallyExclusive("write", "check")
	return cmd
}

// formatFile lays out one file, and reports whether that changes it.
func formatFile(ctx context.Context, name string, layout brainfuck.Layout, write, list bool) (changed bool, err error) {
	f := sourceFlags{set: func(string) bool { return false }}
	src, err := f.read([]string{name})
	if err != nil {
		return false, err
	}
	if write && src.Stdin {
		return false, process.Usagef("--write needs a file, and the program comes from standard input")
	}
	if _, err := brainfuck.Compile(src.Text, &brainfuck.Options{Name: src.Name, Level: brainfuck.Level0}); err != nil {
		return false, err
	}
	text := brainfuck.Format(src.Text, layout)
	changed = !bytes.Equal(text, src.Text)
	if list && changed {
		if _, err := fmt.Println(src.Name); err != nil {
			return changed, err
		}
	}
	switch {
	case write && changed:
		return true, rewrite(ctx, name, text)
	case !write && !list:
		_, err = os.Stdout.Write(text)
	}
	return changed, err
}

// rewrite replaces the text of a file that may be written to, at once: a file
// that is written by half would be lost.
func rewrite(ctx context.Context, name string, text []byte) error {
	old, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return outputError(name, err)
	}
	info, err := old.Stat()
	if err = errors.Join(err, old.Close()); err != nil {
		return outputError(name, err)
	}
	mode := info.Mode().Perm()
	if err := writeOutput(ctx, name, text, mode); err != nil {
		return err
	}
	return outputError(name, os.Chmod(name, mode)) // the umask may have taken from it
}
