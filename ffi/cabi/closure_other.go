//go:build !((amd64 || arm64) && (linux || darwin || freebsd))

package cabi

import "reflect"

// A closure is never made: planStub says that no func has one.
type closure struct{}

func planStub(*signature) *closure { return nil }

func (b *Binding) stub(*planned) *closure { return nil }

func (c *closure) funcOf(reflect.Type) reflect.Value { return reflect.Value{} }
