package cabi

import (
	"fmt"
	"reflect"
)

// A TypeError reports a Go type that can not be the type of a C function.
type TypeError struct {
	Type   reflect.Type
	Reason string
}

func (e *TypeError) Error() string {
	if e.Type == nil {
		return "cabi: " + e.Reason
	}
	return fmt.Sprintf("cabi: %v: %s", e.Type, e.Reason)
}

// A class says how a value travels between Go and C.
type class uint8

const (
	classNone   class = iota // not as a machine word: structs, arrays, funcs, ...
	classSigned              // sign-extended to a word
	classUnsigned
	classBool
	classPointer // pointers and unsafe.Pointer
	classString  // a NUL-terminated copy
	classSlice   // the address of the first element, 0 if there is none
	classFloat32
	classFloat64
)

func classOf(t reflect.Type) class {
	switch t.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return classSigned
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return classUnsigned
	case reflect.Bool:
		return classBool
	case reflect.Pointer, reflect.UnsafePointer:
		return classPointer
	case reflect.String:
		return classString
	case reflect.Slice:
		return classSlice
	case reflect.Float32:
		return classFloat32
	case reflect.Float64:
		return classFloat64
	default:
		return classNone
	}
}

// A signature is a func type in the terms of the C ABI.
type signature struct {
	typ    reflect.Type
	args   []class
	result class // classNone: no result
	// reports: the last Go result is an error that tells how the call went.
	reports bool
	// variadic: the func takes ...any after args, for C's variadic arguments.
	variadic bool
}

var errorType = reflect.TypeFor[error]()

// parseSignature classifies t. Its errors are *TypeError.
func parseSignature(t reflect.Type) (*signature, error) {
	if t == nil || t.Kind() != reflect.Func {
		return nil, &TypeError{t, "not a func type"}
	}
	s := &signature{typ: t, variadic: t.IsVariadic()}
	ins := t.NumIn()
	if s.variadic {
		if ins--; t.In(ins) != reflect.TypeFor[[]any]() {
			return nil, &TypeError{t, "the variadic arguments must be ...any, each of them tells its own type"}
		}
	}
	ints, floats, stack := 0, 0, 0
	for i := range ins {
		in := t.In(i)
		c := classOf(in)
		s.args = append(s.args, c)
		switch {
		case c == classNone:
			return nil, &TypeError{t, fmt.Sprintf("argument %v does not fit into a register", in)}
		case (c == classFloat32 || c == classFloat64) && floats < MaxFloats:
			floats++
		case c != classFloat32 && c != classFloat64 && ints < IntRegisters:
			ints++
		default:
			stack++
		}
	}
	if stack > MaxStack {
		return nil, &TypeError{t, fmt.Sprintf("more than %d arguments on the stack", MaxStack)}
	}
	results := t.NumOut()
	if results > 0 && t.Out(results-1) == errorType {
		s.reports = true
		results--
	}
	if results > 1 {
		return nil, &TypeError{t, "C functions have at most one result (and an error may follow it)"}
	}
	if results == 1 {
		s.result = classOf(t.Out(0))
		if s.result == classNone || s.result == classSlice {
			return nil, &TypeError{t, fmt.Sprintf("result %v does not fit into a register", t.Out(0))}
		}
	}
	return s, nil
}
