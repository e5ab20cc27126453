//go:build (amd64 || arm64) && (linux || darwin || freebsd)

package cabi

import "fmt"

// leafStub is the address of the stub for leaf calls (stub_*.s).
var leafStub uintptr

// leaf makes the closure of a func that calls fn on the goroutine's stack.
func (p *planned) leaf(fn uintptr) (*closure, error) {
	sig, c := p.sig, p.closure
	switch {
	case c == nil || c.code == generalStub || c.code == sliceStub || c.code == oneSliceStub || c.shape.extends != 0 || c.target.stack > 0:
		return nil, &TypeError{sig.typ, fmt.Sprintf("leaf calls pass at most %d integers or pointers of 32 or 64 bits, and %d floats", IntRegisters, MaxFloats)}
	case sig.reports || sig.result == classString:
		return nil, &TypeError{sig.typ, "leaf calls return a number or a pointer"}
	}
	return &closure{code: leafStub, target: target{fn: fn}, shape: c.shape}, nil
}
