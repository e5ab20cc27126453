package ffi

import (
	"reflect"
	"sync"

	"github.com/ebitengine/purego"
	"github.com/seed1605a99e/movabs/ffi/cabi"
)

// A TypeError reports a Go type that can not be the type of a C function.
type TypeError = cabi.TypeError

// Func returns a Go func of type F that calls the C function at addr. The
// arguments of F can be integers, pointers, unsafe.Pointer, bools, floats,
// strings and slices; one result of these kinds except slices is possible, and
// an error after it, which delivers errno; ...any at the end passes variadic
// arguments (see the package documentation, also for what each type costs).
// Types with structs and funcs (which C calls back) work as far as purego's
// RegisterFunc supports them, without an error result.
//
// The error is a *TypeError if F does not fit, whatever the address; nothing can check that
// the function at addr has F's type. The func is safe for concurrent use.
func Func[F any](addr Addr) (F, error) {
	var f F
	err := bind(reflect.ValueOf(&f).Elem(), addr)
	return f, err
}

// Import returns a Go func of type F that calls the function named symbol of
// library l, see [Func]. The error is a *SymbolError or a *TypeError.
func Import[F any](l *Library, symbol string) (F, error) {
	addr, err := l.Lookup(symbol)
	if err != nil {
		var zero F
		return zero, err
	}
	return Func[F](addr)
}

// bind stores a func that calls addr in the variable f.
func bind(f reflect.Value, addr Addr) error {
	if f.Kind() != reflect.Func {
		return &TypeError{Type: f.Type(), Reason: "not a func type"}
	}
	if addr == 0 {
		return &TypeError{Type: f.Type(), Reason: "a func can not have address 0"}
	}
	made, err := cabi.Binding{Fn: uintptr(addr), ErrnoLocation: errnoLocation()}.Make(f.Type())
	if err == nil {
		f.Set(made)
		return nil
	}
	if !puregoBinds(f.Type()) || !register(f, addr) {
		return err
	}
	return nil
}

// puregoBinds reports whether t is a type for purego's RegisterFunc: it has no
// error result, and its values are such as RegisterFunc documents. Some others
// it accepts, to panic when the func is called.
func puregoBinds(t reflect.Type) bool {
	for in := range t.Ins() {
		switch in.Kind() {
		case reflect.Chan, reflect.Map, reflect.Interface, reflect.Array, reflect.Complex64, reflect.Complex128:
			return false
		}
	}
	if t.IsVariadic() || t.NumOut() > 1 { // purego has another idea of ...any
		return false
	}
	for out := range t.Outs() {
		switch out.Kind() {
		case reflect.Chan, reflect.Map, reflect.Interface, reflect.Array, reflect.Complex64, reflect.Complex128, reflect.Slice, reflect.Func:
			return false
		}
	}
	return true
}

// register lets purego bind f, and reports whether it could: purego panics
// about types that it does not support.
func register(f reflect.Value, addr Addr) (ok bool) {
	defer func() { ok = recover() == nil }()
	purego.RegisterFunc(f.Addr().Interface(), uintptr(addr))
	return true
}

// errnoLocation returns the address of the function that finds errno, 0 if
// libc does not tell.
var errnoLocation = sync.OnceValue(func() uintptr {
	libc, err := Libc()
	if err != nil {
		return 0
	}
	addr, err := libc.Lookup(errnoSymbol)
	if err != nil {
		return 0
	}
	return uintptr(addr)
})
