package ffi

import (
	"fmt"
	"runtime"
	"strings"
	"sync"

	"github.com/ebitengine/purego"
)

// An Addr is the address of a function or an object in this process's memory.
type Addr uintptr

// String formats the address in hexadecimal.
func (a Addr) String() string { return fmt.Sprintf("%#x", uintptr(a)) }

// A Library is a dynamic library that has been loaded into the process. It
// stays loaded until the process ends, so that addresses found in it stay valid.
// It is safe for concurrent use.
type Library struct {
	name   string
	handle uintptr
}

// Open loads the library with the given file name or path in the way of
// dlopen(3), with its symbols bound at once and visible to this library only.
// The error is a *LibraryError.
func Open(name string) (*Library, error) {
	if strings.IndexByte(name, 0) >= 0 {
		return nil, &LibraryError{name, fmt.Errorf("the name contains a NUL byte")}
	}
	handle, err := purego.Dlopen(name, purego.RTLD_NOW|purego.RTLD_LOCAL)
	if err != nil {
		return nil, &LibraryError{name, err}
	}
	return &Library{name, handle}, nil
}

// Libc returns the C library of the process.
func Libc() (*Library, error) { return openLibc() }

var openLibc = sync.OnceValues(func() (*Library, error) {
	var first error
	for _, name := range libcNames {
		l, err := Open(name)
		if err == nil {
			return l, nil
		}
		if first == nil {
			first = err
		}
	}
	if first == nil {
		first = &LibraryError{"libc", fmt.Errorf("its name on %s is not known", runtime.GOOS)}
	}
	return nil, first
})

// Name returns the name that the library was opened with.
func (l *Library) Name() string { return l.name }

// Lookup returns the address of a symbol. The error is a *SymbolError.
func (l *Library) Lookup(symbol string) (Addr, error) {
	if strings.IndexByte(symbol, 0) >= 0 {
		return 0, &SymbolError{l.name, symbol, fmt.Errorf("the name contains a NUL byte")}
	}
	addr, err := purego.Dlsym(l.handle, symbol)
	if err != nil {
		return 0, &SymbolError{l.name, symbol, err}
	}
	return Addr(addr), nil
}

// A LibraryError reports a library that can not be loaded.
type LibraryError struct {
	Name string
	Err  error // what the dynamic linker says
}

func (e *LibraryError) Error() string { return fmt.Sprintf("ffi: open library %q: %v", e.Name, e.Err) }

// Unwrap returns e.Err.
func (e *LibraryError) Unwrap() error { return e.Err }

// A SymbolError reports a symbol that a library does not have.
type SymbolError struct {
	Library, Symbol string
	Err             error // what the dynamic linker says
}

func (e *SymbolError) Error() string {
	return fmt.Sprintf("ffi: symbol %q of library %q: %v", e.Symbol, e.Library, e.Err)
}

// Unwrap returns e.Err.
func (e *SymbolError) Unwrap() error { return e.Err }
