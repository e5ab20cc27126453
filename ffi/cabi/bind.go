package cabi

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"sync"
	"unsafe"
)

// A Binding makes Go funcs out of the address of a C function.
type Binding struct {
	Fn uintptr
	// ErrnoLocation is the address of libc's function that returns the address
	// of errno, or 0. With it, a func type whose last result is an error
	// delivers errno there, as a syscall.Errno, whenever it is not 0 after the
	// call; as in cgo's form with two results, only the function's own result
	// tells whether that means failure.
	ErrnoLocation uintptr
	// Guard, if not nil, tells that Fn is generated code, and guards it.
	Guard *Guard
	// Ended, if not nil, is asked for the error to deliver when a guarded call
	// did not return. An error is delivered as the func's last result if that is
	// of type error; otherwise the func panics with it.
	Ended Ender
	// NoCallbacks says that Fn is guarded code which never calls back into Go. Its
	// calls cost a little less. If a callback panics out of such a call all the
	// same, the guard's Close waits forever.
	NoCallbacks bool
}

// An Ender turns the error of a guarded call that did not return, a *Fault or
// ErrClosed, into the terms of whoever made the func.
type Ender interface {
	Ended(error) error
}

// Make returns a func of type t that calls b.Fn. Integers, pointers, bools,
// floats, strings (passed as a NUL-terminated copy) and slices (passed as the
// address of the first element) can be arguments; one result of these kinds
// except slices, and after it an error, can be returned. A *TypeError says why
// t is not such a type; an error that wraps errors.ErrUnsupported, that this
// platform has no gate.
//
// A func type that ends with ...any calls a variadic C function: the any values
// may be of the same kinds, and an argument that is not makes the call fail with
// a *TypeError.
//
// The func is a stub's closure; if it is variadic, has more than 16 words to pass on C's
// stack, or more than 8 pointers on Go's, it is one of package reflect, which
// is slower.
func (b Binding) Make(t reflect.Type) (reflect.Value, error) {
	p, err := b.plan(t)
	switch {
	case err != nil:
		return reflect.Value{}, err
	case p.closure != nil:
		return b.stub(p).funcOf(t), nil
	default:
		return b.reflected(p.sig), nil
	}
}

// Make is [Binding.Make] for a type that is known when the program is compiled.
// It is faster.
func Make[F any](b Binding) (F, error) {
	t := reflect.TypeFor[F]()
	p, err := b.plan(t)
	switch {
	case err != nil:
		var none F
		return none, err
	case p.closure != nil:
		c := b.stub(p)
		return *(*F)(unsafe.Pointer(&c)), nil // F is a func type, whose values are pointers to closures
	default:
		return b.reflected(p.sig).Interface().(F), nil
	}
}

// plan prepares b for a func of type t.
func (b *Binding) plan(t reflect.Type) (*planned, error) {
	p, err := plannedFor(t)
	if err != nil {
		return nil, err
	}
	if !Supported {
		return nil, fmt.Errorf("cabi: calls on %s/%s: %w", runtime.GOOS, runtime.GOARCH, errors.ErrUnsupported)
	}
	if b.Guard != nil {
		prepareBarrier()
	}
	return p, nil
}

// A planned is what there is to know about a func type, whatever it calls.
type planned struct {
	sig *signature
	// closure is to be copied for each func, nil if the stubs do not serve.
	closure *closure
}

// plans remembers the planned of each type that was bound: programs bind few
// types, and some of them to many pieces of code.
var plans sync.Map // of *planned by reflect.Type

// plannedFor returns what there is to know about t. Its errors are *TypeError.
func plannedFor(t reflect.Type) (*planned, error) {
	if p, ok := plans.Load(t); ok {
		return p.(*planned), nil
	}
	sig, err := parseSignature(t)
	if err != nil {
		return nil, err
	}
	p := &planned{sig: sig, closure: planStub(sig)}
	plans.Store(t, p)
	return p, nil
}

// MakeLeaf returns a func of type F that calls the function at fn on the stack
// of the calling goroutine, with the dangers that ffi.Leaf tells of. At most
// [IntRegisters] integers or pointers of 32 or 64 bits and 8 floats can be
// arguments; one result of any kind but string is possible. Other types are a *TypeError.
func MakeLeaf[F any](fn uintptr) (F, error) {
	var none F
	p, err := plannedFor(reflect.TypeFor[F]())
	if err != nil {
		return none, err
	}
	c, err := p.leaf(fn)
	if err != nil {
		return none, err
	}
	return *(*F)(unsafe.Pointer(&c)), nil // as in Make
}

// goString copies the NUL-terminated string at addr; "" for address 0.
func goString(addr uintptr) string {
	if addr == 0 {
		return ""
	}
	// C's memory, not Go's: the address is a pointer that the collector does
	// not know. It is read through a pointer to the word that holds it.
	p := *(*unsafe.Pointer)(unsafe.Pointer(&addr))
	n := 0
	for *(*byte)(unsafe.Add(p, n)) != 0 {
		n++
	}
	return string(unsafe.Slice((*byte)(p), n))
}
