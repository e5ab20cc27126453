package cabi

import (
	"errors"
	"reflect"
)

// ErrCallbackClosed is what a call of a closed callback panics with, and what a
// second Close returns.
var ErrCallbackClosed = errors.New("cabi: callback is closed")

// parseCallback classifies the type of a func that C will call.
func parseCallback(t reflect.Type) (*signature, error) {
	s, err := parseSignature(t)
	if err != nil {
		return nil, err
	}
	if s.variadic {
		return nil, &TypeError{t, "C does not tell how many arguments it passes"}
	}
	if s.reports {
		return nil, &TypeError{t, "C can not receive an error"}
	}
	for _, c := range s.args {
		if c == classSlice {
			return nil, &TypeError{t, "C does not tell how long a slice is"}
		}
	}
	return s, nil
}
