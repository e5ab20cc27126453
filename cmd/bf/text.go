package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
)

func newText() *cobra.Command {
	var escapes bool
	cmd := &cobra.Command{
		Use:   "text [STRING]",
		Short: "Write a short program that prints a text",
		Long: `Text prints a program that prints STRING, or what standard input holds if there is
no STRING. The program is short, though not the shortest possible, works at every
cell width, and is run before it is printed, to be sure.`,
		Example: `  bf text 'Hello World!'
  bf text -e 'two\nlines\n' >lines.b
  bf text <poem.txt | bf -`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := textOf(args, escapes)
			if err != nil {
				return err
			}
			program := brainfuck.Text(text)
			if err := prints(cmd.Context(), program, text); err != nil {
				return err
			}
			_, err = fmt.Printf("%s\n", program)
			return err
		},
	}
	cmd.Flags().BoolVarP(&escapes, "escapes", "e", false, `STRING has escapes as in Go and C: \n, \t, \x00, \\`)
	return cmd
}

// textOf returns the text to print.
func textOf(args []string, escapes bool) ([]byte, error) {
	if len(args) > 1 {
		return nil, process.Usagef("one STRING is expected, not %d: put it in quotes", len(args))
	}
	if len(args) == 0 {
		if escapes {
			return nil, process.Usagef("--escapes is for a STRING, and there is none")
		}
		return io.ReadAll(os.Stdin)
	}
	if !escapes {
		return []byte(args[0]), nil
	}
	var text []byte
	for rest := args[0]; rest != ""; {
		r, multibyte, tail, err := strconv.UnquoteChar(rest, 0)
		if err != nil {
			return nil, process.Usagef("STRING %q: the escape at %q is wrong", args[0], rest)
		}
		if multibyte {
			text = utf8.AppendRune(text, r)
		} else {
			text = append(text, byte(r))
		}
		rest = tail
	}
	return text, nil
}

// prints checks that a program prints a text.
func prints(ctx context.Context, program, text []byte) error {
	p, err := brainfuck.Compile(program, nil)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := p.Interpret(ctx, nil, &out); err != nil {
		return err
	}
	if !bytes.Equal(out.Bytes(), text) {
		return errors.New("internal error, please report it: the program prints another text")
	}
	return nil
}
