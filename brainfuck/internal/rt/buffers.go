package rt

import (
	"errors"
	"fmt"
	"io"
	"unsafe"

	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
)

// address returns where a buffer's bytes are. The buffers belong to the run,
// which is reachable as long as the code runs, and the heap does not move.
func address(b []byte) uintptr { return uintptr(unsafe.Pointer(unsafe.SliceData(b))) }

// resetOut makes the whole output buffer free.
func (r *run) resetOut() {
	r.written = 0
	r.state.OutPos = address(r.out)
	r.state.OutEnd = r.state.OutPos + uintptr(len(r.out))
}

// flush writes the output up to the cursor and makes the buffer free. Nothing
// else uses the buffer meanwhile: the code is not running.
func (r *run) flush(cursor uintptr) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.image.mode != native.Buffered {
		return nil
	}
	r.write(cursor)
	if r.outErr == nil {
		r.resetOut()
	}
	return r.outErr
}

// write writes what is new in the output buffer up to the cursor. The caller
// holds the lock. After an error nothing is written any more.
func (r *run) write(cursor uintptr) {
	if r.outErr != nil {
		return
	}
	n := int(cursor - address(r.out))
	if n <= r.written {
		return
	}
	m, err := r.io.Out.Write(r.out[r.written:n])
	if err == nil && m < n-r.written {
		err = io.ErrShortWrite
	}
	if err != nil {
		r.outErr = fmt.Errorf("write: %w", err)
		return
	}
	r.written = n
}

// emptyReads is how often a reader may return nothing at all in a row.
const emptyReads = 100

// fill reads input. Before it, which may block, the output is written.
func (r *run) fill() error {
	if err := r.flush(r.state.OutPos); err != nil {
		return err
	}
	for range emptyReads {
		r.waits.Store(true)
		n, err := r.io.In.Read(r.in)
		r.waits.Store(false)
		if n < 0 || n > len(r.in) {
			return errors.New("read: the reader returned an impossible count")
		}
		r.state.InPos = address(r.in)
		r.state.InEnd = r.state.InPos + uintptr(n)
		switch {
		case n > 0:
			// An error that came with bytes comes again without them.
			return nil
		case err == io.EOF:
			r.state.EOF = 1
			return nil
		case err != nil:
			return fmt.Errorf("read: %w", err)
		}
		if err := r.ctx.Err(); err != nil {
			return err
		}
	}
	return fmt.Errorf("read: %w", io.ErrNoProgress)
}
