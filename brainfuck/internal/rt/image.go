package rt

import (
	"errors"
	"fmt"
	"runtime"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
)

// An Image is a program's code in executable memory. It is safe for concurrent
// use.
type Image struct {
	mode    native.IOMode
	machine ir.Machine
	bits    int
	native  *native.Code
	code    *jit.Code
	parts   *parts        // in the place of code, if that is made as runs come to it
	entries map[int32]int // of points, for sessions; made when first needed
	times   LoadTimes
}

// Generate returns the code of a program for this processor. Its error wraps
// errors.ErrUnsupported if there is no generator for it.
func Generate(p *ir.Program, m ir.Machine, mode native.IOMode) (*native.Code, error) {
	cfg := native.Config{IO: mode, EOF: m.EOF, CheckLow: needsCheck(m, p.Bits)}
	if mode == native.Libc {
		if err := bindStdio(&cfg); err != nil {
			return nil, err
		}
	}
	return new(translator).Generate(p, cfg)
}

// bindStdio finds the functions that code in the Libc mode calls.
func bindStdio(cfg *native.Config) error {
	libc, err := ffi.Libc()
	if err != nil {
		return err
	}
	find := func(addr *uintptr, symbol string) error {
		a, err := libc.Lookup(symbol)
		*addr = uintptr(a)
		return err
	}
	// Without errno, errors have no reason; that is not worth an error.
	if find(&cfg.Errno, "__errno_location") != nil {
		cfg.Errno = 0
	}
	return errors.Join(
		find(&cfg.Putchar, "putchar"),
		find(&cfg.Getchar, "getchar"),
		find(&cfg.Fflush, "fflush"),
	)
}

// Load generates a program's code and loads it. The error wraps
// errors.ErrUnsupported where machine code can not be had.
func Load(p *ir.Program, m ir.Machine, mode native.IOMode) (*Image, error) {
	start := time.Now()
	n, err := Generate(p, m, mode)
	if err != nil {
		return nil, err
	}
	return load(p, m, mode, n, start)
}

// LoadPoints is Load in the buffered mode for a program with points, for a
// [Session]. The image is not safe for concurrent use.
func LoadPoints(p *ir.Program, m ir.Machine, points []native.Point) (*Image, error) {
	start := time.Now()
	n, err := new(translator).Generate(p, native.Config{EOF: m.EOF, CheckLow: needsCheck(m, p.Bits), Points: points})
	if err == nil && len(n.Points) == 0 && len(points) > 0 {
		err = fmt.Errorf("points in machine code for %s: %w", runtime.GOARCH, errors.ErrUnsupported)
	}
	if err != nil {
		return nil, err
	}
	return load(p, m, native.Buffered, n, start)
}

func load(p *ir.Program, m ir.Machine, mode native.IOMode, n *native.Code, start time.Time) (*Image, error) {
	generated := time.Now()
	code, err := jit.Load(n.Text)
	if err != nil {
		return nil, err
	}
	x := &Image{mode: mode, machine: m, bits: p.Bits, native: n, code: code}
	// Running the code needs faults to be caught: see now whether they are.
	if err := x.tryCall(); err != nil {
		return nil, errors.Join(err, code.Close())
	}
	x.times = LoadTimes{generated.Sub(start), time.Since(generated)}
	return x, nil
}

// tryCall fails if the code can not be called.
func (x *Image) tryCall() error {
	call, err := x.newCall()
	if err == nil {
		call.Close()
	}
	return err
}

func (x *Image) newCall() (call *jit.Call, err error) {
	if x.parts != nil {
		call, err = x.parts.code.NewCall(x.native.Entry, x.native.Lo)
	} else {
		call, err = jit.NewCall(x.code, x.native.Entry, x.native.Lo, x.native.Hi)
	}
	if err != nil {
		return nil, fmt.Errorf("enter the code: %w", err)
	}
	return call, nil
}

// base returns the address of the code.
func (x *Image) base() uintptr {
	if x.parts != nil {
		return uintptr(x.parts.code.Addr())
	}
	return uintptr(x.code.Addr())
}

// Len returns the length of the code in bytes, as far as it has been made.
func (x *Image) Len() int {
	if x.parts != nil {
		return x.parts.code.Len()
	}
	return x.code.Len()
}

// Times tells how long it took to make the code, as far as it has been made.
func (x *Image) Times() LoadTimes {
	if x.parts != nil {
		return x.parts.loadTimes()
	}
	return x.times
}

// Close waits until no run is in progress and frees the code. Calling it again
// is harmless.
func (x *Image) Close() error {
	var err error
	if x.parts != nil {
		err = x.parts.code.Close()
	} else {
		err = x.code.Close()
	}
	if !errors.Is(err, jit.ErrClosed) {
		return err
	}
	return nil
}
