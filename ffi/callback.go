package ffi

import (
	"errors"
	"fmt"
	"reflect"
	"sync"

	"github.com/ebitengine/purego"

	"github.com/seed1605a99e/movabs/ffi/cabi"
)

// ErrCallbackClosed is what a call of a [Callback] after Close panics with, and
// what a second Close returns.
var ErrCallbackClosed = cabi.ErrCallbackClosed

// A Callback is a C function that calls a Go func. It exists until Close,
// reachable or not: C may hold its address.
type Callback struct {
	callback *cabi.Callback // nil if purego made it
	addr     Addr
}

// NewCallback makes a C function that calls f. The arguments of F can be
// integers, pointers, unsafe.Pointer, bools, floats and strings (NUL-terminated
// in C, copied); one result of these kinds is possible. C gets a string result
// as a copy in memory from malloc, and has to free it. The error is a
// *TypeError for other types, or tells that the system lets the process have
// no executable memory.
//
// The callback can be called on any thread, also one that Go did not make, and
// by several at once as far as f allows that. f may call C again, and grow its
// stack. If f panics and does not recover, the panic goes on in the Go function
// that called C, and the C functions in between are left as by longjmp: what
// they had locked or allocated stays so. On a thread that Go did not make, such
// a panic ends the process.
//
// A call after Close panics with ErrCallbackClosed until another callback has
// got the address, which happens late: the address that was closed first is
// used again first.
//
// On platforms where package cabi has no gate, purego makes the callback: F can
// have no strings, and there are 2000 in a process, which Close does not give
// back.
func NewCallback[F any](f F) (*Callback, error) {
	v := reflect.ValueOf(&f).Elem()
	c, err := cabi.NewCallback(v, mallocAddr())
	if errors.Is(err, errors.ErrUnsupported) {
		return puregoCallback(v)
	}
	if err != nil {
		return nil, err
	}
	return &Callback{callback: c, addr: Addr(c.Addr())}, nil
}

// Addr returns the address of the C function.
func (c *Callback) Addr() Addr { return c.addr }

// Close frees the callback, which C must not call any more. The error is
// ErrCallbackClosed if Close was called before.
func (c *Callback) Close() error {
	if c.callback == nil {
		return nil
	}
	return c.callback.Close()
}

func puregoCallback(f reflect.Value) (c *Callback, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &TypeError{Type: f.Type(), Reason: fmt.Sprint(r)}
		}
	}()
	return &Callback{addr: Addr(purego.NewCallback(f.Interface()))}, nil
}

// mallocAddr returns the address of libc's malloc, 0 if there is none.
var mallocAddr = sync.OnceValue(func() uintptr {
	libc, err := Libc()
	if err != nil {
		return 0
	}
	addr, err := libc.Lookup("malloc")
	if err != nil {
		return 0
	}
	return uintptr(addr)
})
