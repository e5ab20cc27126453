package interp

import (
	"errors"
	"fmt"
	"io"
)

const (
	inputBytes = 1 << 16
	emptyReads = 100 // Reads in a row that may return neither data nor an error
)

var errReadCount = errors.New("reader returned an impossible count")

// An input is the program's input, read a buffer at a time.
type input struct {
	r    io.Reader
	buf  []byte
	data []byte // what the last Read gave
	next int    // index in data of the next byte to take
	err  error  // what the last Read returned; it comes after data, and stays
}

// fill reads at least one byte into data, which must be used up. At the end of
// the input it returns io.EOF, this time and ever after.
func (in *input) fill() error {
	if in.r == nil {
		return io.EOF
	}
	if in.buf == nil {
		in.buf = make([]byte, inputBytes)
	}
	for range emptyReads {
		if in.err != nil {
			return in.err
		}
		n, err := in.r.Read(in.buf)
		if n < 0 || n > len(in.buf) {
			n, err = 0, errReadCount
		}
		if err != nil && err != io.EOF {
			err = fmt.Errorf("read input: %w", err)
		}
		in.data, in.next, in.err = in.buf[:n], 0, err
		if n > 0 {
			return nil
		}
	}
	if in.err == nil {
		in.err = fmt.Errorf("read input: %w", io.ErrNoProgress)
	}
	return in.err
}
