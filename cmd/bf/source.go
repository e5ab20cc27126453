package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"

	"github.com/spf13/cobra"
)

// maxSource is the largest program: positions in it are 32-bit numbers.
const maxSource = math.MaxInt32

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

// A source is the text of a program.
type source struct {
	name  string
	text  []byte
	stdin bool // the text was read from standard input, which is at its end
}

// read reads the program that args and the flags name. Every error is one of
// usage.
func (f *sourceFlags) read(args []string) (source, error) {
	s, err := f.open(args)
	s.name = f.title(args)
	return s, err
}

// title is the program's name in messages.
func (f *sourceFlags) title(args []string) string {
	switch {
	case f.given("name"):
		return f.name
	case f.given("code") || len(args) == 0:
		return "-c"
	case args[0] == "-":
		return "stdin"
	}
	return args[0]
}

func (f *sourceFlags) open(args []string) (source, error) {
	switch {
	case f.given("code") && len(args) > 0:
		return source{}, usagef("both -c and a file (%s) are given", args[0])
	case f.given("code"):
		return source{text: []byte(f.code)}, nil
	case len(args) == 0:
		return source{}, usagef("no program: name a FILE, '-' for standard input, or give -c CODE")
	case len(args) > 1:
		return source{}, usagef("one FILE is expected, not %d (%s, %s)", len(args), args[0], args[1])
	case args[0] == "":
		return source{}, usagef("the name of the FILE is empty")
	case args[0] == "-":
		text, err := readLimited(os.Stdin)
		return source{text: text, stdin: true}, fileError("stdin", err)
	}
	file, err := os.Open(args[0])
	if err != nil {
		return source{}, fileError(args[0], err)
	}
	defer file.Close()
	text, err := readLimited(file)
	return source{text: text}, fileError(args[0], err)
}

// readLimited reads a file that may be endless, such as /dev/zero.
func readLimited(file *os.File) ([]byte, error) {
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, err
	case info.Mode().IsRegular() && info.Size() <= maxSource:
		return readSized(file, info.Size())
	case info.Mode().IsRegular():
		return nil, errTooLarge
	}
	text, err := io.ReadAll(io.LimitReader(file, maxSource+1))
	if len(text) > maxSource {
		return nil, errTooLarge
	}
	return text, err
}

var errTooLarge = errors.New("the program is larger than 2 GiB")

// readSized reads a file of known size without copying it as it grows.
func readSized(file *os.File, size int64) ([]byte, error) {
	text := make([]byte, size)
	n, err := io.ReadFull(file, text)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return text[:n], err
}

// fileError says what is wrong with a file: the name, then the cause alone.
func fileError(name string, err error) error {
	if err == nil {
		return nil
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return usageError{fmt.Errorf("%s: %w", name, err)}
}
