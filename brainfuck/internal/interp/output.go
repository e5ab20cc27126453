package interp

import (
	"fmt"
	"io"
)

const outputBytes = 1 << 15

// An output is the program's output, written a buffer at a time.
type output struct {
	w   io.Writer
	buf []byte
	err error // of the first Write that failed; nothing is written after it
}

// makeRoom makes sure that the buffer has room for a byte.
func (o *output) makeRoom() error {
	if o.buf == nil {
		o.buf = make([]byte, 0, outputBytes)
	}
	return o.flush()
}

// flush writes what is held back.
func (o *output) flush() error {
	if len(o.buf) == 0 || o.err != nil {
		return o.err
	}
	data := o.buf
	o.buf = o.buf[:0]
	if o.w == nil {
		return nil
	}
	n, err := o.w.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	if err != nil {
		o.err = fmt.Errorf("write output: %w", err)
	}
	return o.err
}
