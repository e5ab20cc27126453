package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
)

func newBuild() *cobra.Command {
	var f buildFlags
	cmd := &cobra.Command{
		Use:   "build FILE",
		Short: "Translate a program to a file that runs without bf",
		Long: `Build translates the program in FILE ('-' is standard input) to a file that runs
without bf. Its target is what it is made for:

` + targetList() + `
The default is an executable for this system. What the program does is the same
as with 'bf run' and the same options; but its input is always its own standard
input, also if the source brings one along after '!'.`,
		Example: `  bf build hello.b && ./hello
  bf build primes.b -o primes-arm --target linux/arm64 --eof 0
  bf build - -o - --strip <hello.b >hello
  bf build rot13.b --target object && cc main.c rot13.o   # with rot13.h
  bf build filter.b --target bpf --bpf-type cgroup/dev --bpf-const major=1 --bpf-const minor=9`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.build(cmd.Context(), args)
		},
	}
	f.source.register(cmd)
	f.program.register(cmd)
	flags := cmd.Flags()
	flags.StringVarP(&f.output, "output", "o", "", "write to `OUT` ('-' is standard output) instead of FILE with the target's suffix")
	var choices []option[brainfuck.Target]
	for _, t := range brainfuck.Targets() {
		choices = append(choices, option[brainfuck.Target]{t.String(), t})
	}
	addOptional(cmd, &f.target, "target", "the `TARGET`, one of those above (default this system)", choices...)
	flags.BoolVar(&f.options.Strip, "strip", false, "leave out symbols and line numbers")
	flags.StringVar(&f.options.Symbol, "symbol", "", "the `NAME` of the function in an object (default bf_ and OUT's name)")
	flags.StringVar(&f.header, "header", "", "write an object's C header to `FILE` instead of beside OUT")
	addOptional(cmd, &f.options.Arch, "arch", "the processor that an object is for, `ARCH` amd64 or arm64 (default this one)",
		option[string]{"amd64", "amd64"}, option[string]{"arm64", "arm64"})
	flags.IntVar(&f.options.LLVMVersion, "llvm-version", 0, "the major `VERSION` of LLVM that will read the text (default that of clang, or the newest)")
	flags.BoolVar(&f.options.Unchecked, "unchecked", false, "leave out the checks for the ends of the tape, if the target needs any")
	addBPF(cmd, &f.options.BPF)
	return cmd
}

// targetList describes the targets for the help text.
func targetList() string {
	var b strings.Builder
	for _, t := range brainfuck.Targets() {
		fmt.Fprintf(&b, "  %-12s %s\n", t, t.About())
	}
	return b.String()
}

// buildFlags are the options of `bf build`.
type buildFlags struct {
	source  sourceFlags
	program programFlags
	output  string
	header  string
	target  brainfuck.Target
	options brainfuck.BuildOptions
}

func (f *buildFlags) build(ctx context.Context, args []string) error {
	src, err := f.source.read(args)
	if err != nil {
		return err
	}
	output, err := f.outputFor(args)
	if err != nil {
		return err
	}
	options := f.program.Options
	options.Name = src.Name
	options.Dump = options.Dump || f.options.BPF.Debug
	p, err := brainfuck.Compile(src.Text, &options)
	if err != nil {
		return err
	}
	if f.options.Symbol == "" {
		f.options.Symbol = symbolFor(output)
	}
	if f.options.Dir, err = os.Getwd(); err != nil {
		f.options.Dir = "" // only debuggers want it
	}
	if f.target == brainfuck.LLVM && f.options.LLVMVersion == 0 {
		f.options.LLVMVersion = clangVersion(ctx)
	}
	file, err := p.Build(f.target, &f.options)
	if err != nil {
		return err
	}
	mode := os.FileMode(0o666)
	if f.target.Executable() {
		mode = 0o777
	}
	if err := f.writeHeader(ctx, p, output); err != nil {
		return err
	}
	return writeOutput(ctx, output, file, mode)
}

// writeHeader writes the header of a target that has one: beside the output, if
// that has a name.
func (f *buildFlags) writeHeader(ctx context.Context, p *brainfuck.Program, output string) error {
	header, err := p.Header(f.target, &f.options)
	if err != nil {
		return err
	}
	name := f.header
	switch {
	case header == nil && name != "":
		return process.Usagef("target %v has no header", f.target)
	case header == nil, name == "" && output == "-":
		return nil
	case name == "-" && output == "-":
		return process.Usagef("both the output and its header can not go to standard output")
	case name == "":
		name = strings.TrimSuffix(output, filepath.Ext(output)) + ".h"
	}
	return writeOutput(ctx, name, header, 0o666)
}

// symbolFor makes the name of a function from that of a file.
func symbolFor(file string) string {
	name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	return "bf_" + strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return '_'
	}, name)
}

// outputFor returns the name of the file to write: the program's, with the
// target's suffix in place of its own.
func (f *buildFlags) outputFor(args []string) (string, error) {
	if f.output != "" {
		if len(args) > 0 && sameFile(args[0], f.output) {
			return "", process.Usagef("the output %s would replace the program", f.output)
		}
		return f.output, nil
	}
	if f.source.set("code") || args[0] == "-" {
		return "", process.Usagef("the program has no file name to make one from: name the output with -o OUT")
	}
	name := strings.TrimSuffix(args[0], filepath.Ext(args[0])) + f.target.Suffix()
	if filepath.Base(name) == f.target.Suffix() || name == args[0] {
		return "", process.Usagef("no name for the output can be made from %s: give one with -o OUT", args[0])
	}
	return name, nil
}

// sameFile reports whether two names are of one regular file.
func sameFile(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil || !first.Mode().IsRegular() {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}
