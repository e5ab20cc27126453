package llvm

import (
	"context"
	"errors"
	"fmt"
	"io"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/ffi"
)

// calls are the callbacks of a code, and what they work on during a run.
type calls struct {
	callbacks []*ffi.Callback
	ctx       context.Context
	in        io.Reader
	out       io.Writer
}

// An exit is what a callback panics with to end the program.
type exit struct{ err error }

// connect makes the callbacks and tells LLVM where they are.
func (c *Code) connect(module uintptr) error {
	k := &c.calls
	return errors.Join(
		addCallback(c, module, "read", k.read),
		addCallback(c, module, "write", k.write),
		addCallback(c, module, "outside", func(cell, pos int64) {
			k.end(c, &ir.RangeError{Pos: int32(pos), Cell: cell - c.unit.Machine.Left})
		}),
		addCallback(c, module, "ended", func(pos int64) { k.end(c, &ir.InputError{Pos: int32(pos)}) }),
	)
}

func addCallback[F any](c *Code, module uintptr, name string, f F) error {
	callback, err := ffi.NewCallback(f)
	if err != nil {
		return err
	}
	c.calls.callbacks = append(c.calls.callbacks, callback)
	if function := c.library.api.namedFunction(module, name); function != 0 { // else nothing calls it
		c.library.api.addMapping(c.engine, function, uintptr(callback.Addr()))
	}
	return nil
}

func (k *calls) close() {
	for _, callback := range k.callbacks {
		_ = callback.Close() // fails only for one that is closed
	}
	k.callbacks = nil
}

// end ends the program with an error, after what it has written before.
func (k *calls) end(c *Code, err error) {
	c.flush()
	panic(exit{err})
}

// check ends the program if its context is done.
func (k *calls) check() {
	if err := k.ctx.Err(); err != nil {
		panic(exit{err})
	}
}

func (k *calls) write(_ int32, data ffi.Addr, n int64) int64 {
	memory, err := ffi.Borrow(data, int(n))
	if err != nil {
		panic(exit{err})
	}
	buffer := make([]byte, n)
	_, err = memory.ReadAt(buffer, 0)
	if err == nil && k.out != nil {
		_, err = k.out.Write(buffer)
	}
	if err != nil {
		panic(exit{fmt.Errorf("write output: %w", err)})
	}
	k.check()
	return n
}

func (k *calls) read(_ int32, data ffi.Addr, n int64) int64 {
	k.check()
	memory, err := ffi.Borrow(data, int(n))
	if err != nil {
		panic(exit{err})
	}
	buffer := make([]byte, n)
	got, err := 0, error(nil)
	for k.in != nil && got == 0 && err == nil {
		got, err = k.in.Read(buffer)
	}
	if err != nil && !errors.Is(err, io.EOF) && got == 0 {
		panic(exit{fmt.Errorf("read input: %w", err)})
	}
	if _, err := memory.WriteAt(buffer[:got], 0); err != nil {
		panic(exit{err})
	}
	return int64(got)
}

// Run runs the code. Its errors are those of package interp's Run.
func (c *Code) Run(ctx context.Context, in io.Reader, out io.Writer) (err error) {
	m := c.unit.Machine
	size := uintptr((m.Left + m.Right) * int64(c.unit.Program.Bits/8))
	tape, err := ffi.Mmap(0, size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANON, -1, 0)
	if err != nil {
		return fmt.Errorf("map a tape of %d cells: %w", m.Left+m.Right, err)
	}
	defer func() { err = errors.Join(err, ffi.Munmap(tape, size)) }()
	c.calls.ctx, c.calls.in, c.calls.out = ctx, in, out
	return c.call(tape, uintptr(m.Left))
}

// call calls the program and returns what it ends with.
func (c *Code) call(tape, start uintptr) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case exit:
			err = r.err
		default:
			panic(r)
		}
	}()
	c.program(tape, start)
	c.flush()
	return nil
}
