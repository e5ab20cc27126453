// Package source reads the programs and the inputs that a command line names.
package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
)

// maxSource is the largest program: positions in it are 32-bit numbers.
const maxSource = math.MaxInt32

// A Source is the text of a program.
type Source struct {
	Name  string // in messages
	Text  []byte
	Stdin bool // the text was read from standard input, which is at its end
}

// Title is the name in messages of a program in a file, "-" is standard input.
func Title(file string) string {
	if file == "-" {
		return "stdin"
	}
	return file
}

// Read reads the program in a file, "-" is standard input. Every error is one of
// usage.
func Read(file string) (Source, error) {
	s := Source{Name: Title(file), Stdin: file == "-"}
	f := os.Stdin
	if !s.Stdin {
		var err error
		if f, err = os.Open(file); err != nil {
			return s, FileError(file, err)
		}
		defer f.Close()
	}
	var err error
	s.Text, err = readLimited(f)
	return s, FileError(s.Name, err)
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

// OpenRegular opens a file that can be read, which a directory can not.
func OpenRegular(name string) (*os.File, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, FileError(name, err)
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		file.Close()
		return nil, process.Usagef("%s: is a directory", name)
	}
	return file, nil
}

// FileError says what is wrong with a file: the name, then the cause alone.
func FileError(name string, err error) error {
	if err == nil {
		return nil
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return process.UsageError{Err: fmt.Errorf("%s: %w", name, err)}
}
