package cabi

import (
	"fmt"
	"reflect"
)

// expand returns the arguments of one call of a variadic func, the ...any
// among them, and their classes. C's default argument promotions apply to the
// latter (C11, 6.5.2.2): float32 becomes float64, and small integers become
// whole words, as all integers do here. The error is a *TypeError for a value
// that is no argument, or too many of them.
func (s *signature) expand(args []reflect.Value) ([]class, []reflect.Value, error) {
	fixed := len(s.args)
	classes := append([]class(nil), s.args...)
	values := append([]reflect.Value(nil), args[:fixed]...)
	rest := args[fixed]
	if rest.Len() > MaxStack-len(s.args) {
		return nil, nil, &TypeError{s.typ, fmt.Sprintf("%d variadic arguments; %d are possible", rest.Len(), MaxStack-len(s.args))}
	}
	for i := range rest.Len() {
		v := rest.Index(i).Elem()
		if !v.IsValid() { // nil
			v = reflect.ValueOf(uintptr(0))
		}
		c := classOf(v.Type())
		switch c {
		case classNone:
			return nil, nil, &TypeError{s.typ, fmt.Sprintf("variadic argument %v does not fit into a register", v.Type())}
		case classFloat32:
			c = classFloat64
		}
		classes = append(classes, c)
		values = append(values, v)
	}
	return classes, values, nil
}
