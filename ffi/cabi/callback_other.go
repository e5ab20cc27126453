//go:build !((amd64 || arm64) && (linux || darwin || freebsd))

package cabi

import (
	"errors"
	"reflect"
)

// A Callback is a Go func with a C function that calls it.
type Callback struct{}

// NewCallback checks the type of f. On this platform it makes no callbacks; the
// error wraps errors.ErrUnsupported if the type is right.
func NewCallback(f reflect.Value, malloc uintptr) (*Callback, error) {
	if _, err := parseCallback(f.Type()); err != nil {
		return nil, err
	}
	if f.IsNil() {
		return nil, &TypeError{f.Type(), "the func is nil"}
	}
	return nil, errors.ErrUnsupported
}

// Addr returns the address of the C function.
func (c *Callback) Addr() uintptr { return 0 }

// Close ends the callback.
func (c *Callback) Close() error { return nil }
