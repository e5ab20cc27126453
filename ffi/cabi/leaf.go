//go:build (amd64 || arm64) && (linux || darwin || freebsd)

package cabi

import (
	"fmt"
	"reflect"
)

// leafStub is the address of the stub for leaf calls (stub_*.s).
var leafStub uintptr

// leaf makes a func of sig's type that calls fn on the goroutine's stack.
func leaf(fn uintptr, sig *signature) (reflect.Value, error) {
	c := newClosure(sig)
	switch {
	case !goABI() || c == nil || c.code == generalStub || c.code == sliceStub || c.shape.extends != 0 || c.target.stack > 0:
		return reflect.Value{}, &TypeError{sig.typ, fmt.Sprintf("leaf calls pass at most %d integers or pointers of 32 or 64 bits, and %d floats", IntRegisters, MaxFloats)}
	case sig.reports || sig.result == classString:
		return reflect.Value{}, &TypeError{sig.typ, "leaf calls return a number or a pointer"}
	}
	c.code = leafStub
	c.target.fn = fn
	return c.funcOf(sig.typ), nil
}
