// Bfgen writes the Brainfuck programs that movabs is tested with.
//
//	bfgen write [-dir DIR]         rewrites the generated files of testdata/programs
//	bfgen big [-size N] [-seed N]  prints a large program
//	bfgen deep [-levels N]         prints a deeply nested program
//
// The programs are written with package macro, in package progs; the large and
// the deep one come from package gen, which tests use directly.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/seed1605a99e/movabs/scripts/bfgen/gen"
	"github.com/seed1605a99e/movabs/scripts/bfgen/progs"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bfgen:", err)
		os.Exit(2)
	}
}

// run executes one command and prints to w.
func run(args []string, w io.Writer) error {
	if len(args) == 0 {
		return errors.New("which one: write, big or deep?")
	}
	flags := flag.NewFlagSet("bfgen "+args[0], flag.ContinueOnError)
	switch args[0] {
	case "write":
		dir := flags.String("dir", "testdata/programs", "where to write")
		if err := flags.Parse(args[1:]); err != nil {
			return err
		}
		return write(*dir)
	case "big":
		size := flags.Int("size", 5_000_000, "length of the program in bytes")
		seed := flags.Uint64("seed", 1, "which program of that length")
		if err := flags.Parse(args[1:]); err != nil {
			return err
		}
		src, _ := gen.Big(*size, *seed)
		_, err := w.Write(src)
		return err
	case "deep":
		levels := flags.Int("levels", 10_000, "number of nested loops")
		if err := flags.Parse(args[1:]); err != nil {
			return err
		}
		src, _ := gen.Deep(*levels)
		_, err := w.Write(src)
		return err
	}
	return fmt.Errorf("no command %q: write, big or deep", args[0])
}

// write rewrites the sources that are not written by hand, and the expected
// outputs of all programs, in dir.
func write(dir string) error {
	for _, p := range progs.All() {
		base := filepath.Join(dir, p.Name)
		if src := p.Source(); src != nil {
			if err := os.WriteFile(base+".b", src, 0o666); err != nil {
				return err
			}
		}
		in, err := os.ReadFile(base + ".in")
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err := os.WriteFile(base+".out", p.Want(in), 0o666); err != nil {
			return err
		}
	}
	return nil
}
