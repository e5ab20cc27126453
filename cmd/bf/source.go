package main

import (
	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/source"
)

// sourceFlags say where a program comes from.
type sourceFlags struct {
	code string
	name string
	set  func(name string) bool // reports whether the flag was given; nil if none was
}

func (f *sourceFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVarP(&f.code, "code", "c", "", "take the program `CODE` instead of a file")
	flags.StringVar(&f.name, "name", "", "the program's `NAME` in messages, instead of the file's")
	f.set = flags.Changed
}

// given reports whether the flag was given.
func (f *sourceFlags) given(name string) bool { return f.set != nil && f.set(name) }

// read reads the program that args and the flags name. Every error is one of
// usage.
func (f *sourceFlags) read(args []string) (source.Source, error) {
	s, err := f.open(args)
	s.Name = f.title(args)
	return s, err
}

// title is the program's name in messages.
func (f *sourceFlags) title(args []string) string {
	switch {
	case f.given("name"):
		return f.name
	case f.given("code") || len(args) == 0:
		return "-c"
	}
	return source.Title(args[0])
}

func (f *sourceFlags) open(args []string) (source.Source, error) {
	switch {
	case f.given("code") && len(args) > 0:
		return source.Source{}, process.Usagef("both -c and a file (%s) are given", args[0])
	case f.given("code"):
		return source.Source{Text: []byte(f.code)}, nil
	case len(args) == 0:
		return source.Source{}, process.Usagef("no program: name a FILE, '-' for standard input, or give -c CODE")
	case len(args) > 1:
		return source.Source{}, process.Usagef("one FILE is expected, not %d (%s, %s)", len(args), args[0], args[1])
	case args[0] == "":
		return source.Source{}, process.Usagef("the name of the FILE is empty")
	}
	return source.Read(args[0])
}
