package jit

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/ffi/cabi"
)

// Func returns a Go func of type F that calls code from its first byte. The
// values of F can be of the kinds that fit into registers, see
// [ffi/cabi.Binding]. Funcs with structs and funcs among their values work as
// [ffi.Func] tells, slowly, and their crashes are crashes of the process. Nothing
// can check that the code has F's type. Package ffi tells what a call costs: about
// 4 ns more than that of a C function, for its safety. After the first 64 calls of a
// piece, which cost some nanoseconds more, it counts nothing that other threads write to.
// Func itself costs about 40 ns, once it has seen a type.
//
// If the last result of F is an error, a crash of the code is returned there
// as a [*Fault], and a call after Close as [ErrClosed]; otherwise the func
// panics with that error. The func is safe for concurrent use as far as the
// code is, and keeps code reachable, but not open.
//
// The error is a *[ffi.TypeError].
//
// [ffi/cabi.Binding]: https://pkg.go.dev/github.com/seed1605a99e/movabs/ffi/cabi#Binding
func Func[F any](code *Code, options ...FuncOption) (F, error) { return FuncAt[F](code, 0, options...) }

// A FuncOption changes how the funcs that [Func] makes call.
type FuncOption uint8

// NoCallbacks promises that the code never calls back into Go, which saves
// 2 ns. Code that does, and whose callback panics, makes Close of
// the code wait forever.
const NoCallbacks FuncOption = 1

// FuncAt is [Func] for a function that begins offset bytes into the code.
func FuncAt[F any](code *Code, offset int, options ...FuncOption) (F, error) {
	if offset < 0 || offset >= code.Len() {
		var f F
		return f, fmt.Errorf("jit: offset %d is outside of the code's %d bytes", offset, code.len)
	}
	fn := uintptr(code.Addr()) + uintptr(offset)
	f, err := cabi.Make[F](cabi.Binding{
		Fn:    fn,
		Guard: &code.guard,
		Ended: (*ender)(code),

		NoCallbacks: slices.Contains(options, NoCallbacks),
	})
	if err != nil {
		if bound, unguarded := ffi.Func[F](ffi.Addr(fn)); unguarded == nil {
			return code.counted(reflect.ValueOf(bound)).Interface().(F), nil
		}
	}
	return f, err
}

// counted returns a func that calls f and is counted as a call of c. It is for
// the types that have no gate: calls by package reflect, whose crashes are not
// caught, but for which Close waits.
func (c *Code) counted(f reflect.Value) reflect.Value {
	return reflect.MakeFunc(f.Type(), func(args []reflect.Value) []reflect.Value {
		if err := c.begin(); err != nil {
			panic(err)
		}
		defer c.end()
		return f.Call(args)
	})
}

// Leaf is [Func] for code that is so short that a call of it should cost no
// more than a Go call: it runs on the stack of the calling goroutine. What such
// code must not do is told at [ffi.Leaf]. Its crashes are crashes of the
// process, and the code must stay open as long as anybody calls it.
func Leaf[F any](code *Code) (F, error) {
	if code.isClosed() {
		var zero F
		return zero, ErrClosed
	}
	return ffi.Leaf[F](code.Addr())
}

// An ender is a Code to package cabi.
type ender Code

// Ended returns the error of a call of a func.
func (c *ender) Ended(err error) error { return (*Code)(c).ended(err) }

// ended puts the error of a call that did not return into the terms of this
// package. The code may be closed by now.
func (c *Code) ended(err error) error {
	fault, ok := err.(*cabi.Fault)
	if !ok {
		if err == cabi.ErrClosed {
			return ErrClosed
		}
		return fmt.Errorf("jit: call: %w", err)
	}
	if c.begin() == nil {
		defer c.end()
	}
	return c.home.space.fault(fault)
}
