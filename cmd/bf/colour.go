package main

import (
	"errors"
	"os"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/screen"
)

// screenFlags say what output for people looks like.
type screenFlags struct {
	colour screen.When
	width  columns
}

func (f *screenFlags) register(cmd *cobra.Command) {
	addChoice(cmd, &f.colour, "colour", "auto", "use colours `WHEN` auto (on a terminal, without NO_COLOR), always or never",
		option[screen.When]{"auto", screen.Auto}, option[screen.When]{"always", screen.Always}, option[screen.When]{"never", screen.Never})
	cmd.Flags().Var(&f.width, "width", "width `N` of the output in characters, instead of the terminal's")
	cmd.Flags().SetNormalizeFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		if name == "color" {
			name = "colour"
		}
		return pflag.NormalizedName(name)
	})
}

func (f *screenFlags) of(file *os.File) screen.Screen {
	return screen.Of(file, f.colour, int(f.width))
}

// columns is a flag for the width of a screen.
type columns int

// Set implements pflag.Value.
func (c *columns) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 10_000 {
		return errors.New("must be a number of characters up to 10000")
	}
	*c = columns(n)
	return nil
}

func (c *columns) String() string {
	if *c == 0 {
		return ""
	}
	return strconv.Itoa(int(*c))
}

// Type implements pflag.Value.
func (c *columns) Type() string { return "columns" }
