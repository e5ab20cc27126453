package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// programFlags are the options of the language and of the compiler, which every
// command that reads a program has.
type programFlags struct {
	brainfuck.Options
}

func (f *programFlags) register(cmd *cobra.Command) {
	f.registerLanguage(cmd)
	addChoiceP(cmd, &f.Level, "optimise", "O", "3", "`LEVEL` of optimisation: 0 to 3",
		option[brainfuck.Level]{"0", brainfuck.Level0}, option[brainfuck.Level]{"1", brainfuck.Level1},
		option[brainfuck.Level]{"2", brainfuck.Level2}, option[brainfuck.Level]{"3", brainfuck.Level3})
	addPasses(cmd, &f.Passes, &f.Without)
}

// registerLanguage adds the flags for what a program means.
func (f *programFlags) registerLanguage(cmd *cobra.Command) {
	addChoice(cmd, &f.Cell, "cell", "8", "`BITS` of a cell: 8, 16, 32 or 64",
		option[int]{"8", 8}, option[int]{"16", 16}, option[int]{"32", 32}, option[int]{"64", 64})
	addChoice(cmd, &f.EOF, "eof", "same", "what a read at the end of the input does to the `CELL`: same, 0, -1 or error",
		option[brainfuck.EOF]{"same", brainfuck.EOFSame}, option[brainfuck.EOF]{"0", brainfuck.EOFZero},
		option[brainfuck.EOF]{"-1", brainfuck.EOFMinusOne}, option[brainfuck.EOF]{"error", brainfuck.EOFError})
	flags := cmd.Flags()
	flags.Var(&cells{to: &f.Tape, min: 1}, "tape", "exact number `N` of cells from the start to the right (30000 is the classic)")
	flags.Var(&cells{to: &f.TapeLeft, min: 0}, "tape-left", "number `N` of cells left of the start")
	flags.BoolVar(&f.Dump, "debug", false, "'#' in the program shows the tape on standard error")
	flags.BoolVar(&f.Separator, "separator", false, "'!' ends the program, what follows is its input")
}

// addIO adds the flag for the I/O mode.
func addIO(cmd *cobra.Command, mode *brainfuck.IOMode) {
	addChoice(cmd, mode, "io", "buffered", "how the machine code reads and writes, `MODE` buffered, syscall or libc",
		option[brainfuck.IOMode]{"buffered", brainfuck.Buffered}, option[brainfuck.IOMode]{"syscall", brainfuck.Syscall},
		option[brainfuck.IOMode]{"libc", brainfuck.Libc})
}

// An option is one word that a flag accepts, and what it means.
type option[T comparable] struct {
	word  string
	value T
}

// A choice is a flag that accepts few words.
type choice[T comparable] struct {
	to      *T
	word    string
	options []option[T]
}

func addChoice[T comparable](cmd *cobra.Command, to *T, name, word, usage string, options ...option[T]) {
	addChoiceP(cmd, to, name, "", word, usage, options...)
}

// addOptional adds a flag that need not have a word: *to is left alone then.
func addOptional[T comparable](cmd *cobra.Command, to *T, name, usage string, options ...option[T]) {
	register(cmd, &choice[T]{to: to, options: options}, name, "", usage)
}

// addChoiceP adds a flag with a one-letter form.
func addChoiceP[T comparable](cmd *cobra.Command, to *T, name, letter, word, usage string, options ...option[T]) {
	c := &choice[T]{to: to, options: options}
	if err := c.Set(word); err != nil {
		panic(err)
	}
	register(cmd, c, name, letter, usage)
}

// register adds a choice to a command. The flag completes its words.
func register[T comparable](cmd *cobra.Command, c *choice[T], name, letter, usage string) {
	cmd.Flags().VarP(c, name, letter, usage)
	var words []cobra.Completion
	for _, o := range c.options {
		words = append(words, o.word)
	}
	if err := cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err)
	}
}

// Set implements pflag.Value.
func (c *choice[T]) Set(word string) error {
	var words []string
	for _, o := range c.options {
		if o.word == word {
			*c.to, c.word = o.value, word
			return nil
		}
		words = append(words, o.word)
	}
	last := len(words) - 1
	if last == 0 {
		return fmt.Errorf("must be %s", words[0])
	}
	return fmt.Errorf("must be %s or %s", strings.Join(words[:last], ", "), words[last])
}

func (c *choice[T]) String() string { return c.word }

// Type implements pflag.Value.
func (c *choice[T]) Type() string { return "word" }

// cells is a flag for a number of tape cells.
type cells struct {
	to  *int64
	min int64
}

// Set implements pflag.Value.
func (c *cells) Set(s string) error {
	n, err := strconv.ParseInt(s, 0, 64)
	switch {
	case errors.Is(err, strconv.ErrRange) && !strings.HasPrefix(s, "-"):
		return fmt.Errorf("must be at most %d", int64(math.MaxInt64))
	case err != nil && !errors.Is(err, strconv.ErrRange):
		return errors.New("must be a number of cells")
	case err != nil, n < c.min:
		return fmt.Errorf("must be at least %d", c.min)
	}
	*c.to = n
	return nil
}

func (c *cells) String() string {
	if c.to == nil || *c.to == 0 {
		return "" // 0 stands for the default
	}
	return strconv.FormatInt(*c.to, 10)
}

// Type implements pflag.Value.
func (c *cells) Type() string { return "cells" }

// duration is a flag for a time that is not negative. A bare number is in
// seconds.
type duration time.Duration

// Set implements pflag.Value.
func (d *duration) Set(s string) error {
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		s += "s"
	}
	v, err := time.ParseDuration(s)
	switch {
	case err != nil:
		return errors.New("must be a time like 1.5s, 200ms or 2m")
	case v < 0:
		return errors.New("must not be negative")
	}
	*d = duration(v)
	return nil
}

func (d *duration) String() string {
	if *d == 0 {
		return ""
	}
	return time.Duration(*d).String()
}

// Type implements pflag.Value.
func (d *duration) Type() string { return "time" }

var _, _, _ pflag.Value = (*choice[int])(nil), (*cells)(nil), (*duration)(nil)
