//go:build !(amd64 && (linux || darwin || freebsd))

package cabi

import "reflect"

func (b *Binding) stub(*signature) (reflect.Value, bool) { return reflect.Value{}, false }
