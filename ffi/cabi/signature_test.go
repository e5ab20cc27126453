package cabi_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"testing"
	"unsafe"

	"github.com/seed1605a99e/movabs/ffi/cabi"
)

// kinds are the types of arguments and results that C knows.
var kinds = []reflect.Type{
	reflect.TypeFor[int8](), reflect.TypeFor[int16](), reflect.TypeFor[int32](), reflect.TypeFor[int64](),
	reflect.TypeFor[uint8](), reflect.TypeFor[uint16](), reflect.TypeFor[uint32](), reflect.TypeFor[uintptr](),
	reflect.TypeFor[bool](), reflect.TypeFor[*int](), reflect.TypeFor[unsafe.Pointer](), reflect.TypeFor[string](),
	reflect.TypeFor[float32](), reflect.TypeFor[float64](), reflect.TypeFor[float64](), reflect.TypeFor[int64](),
}

func randomValue(r *rand.Rand, t reflect.Type) reflect.Value {
	v := reflect.New(t).Elem()
	switch {
	case v.CanInt():
		v.SetInt(int64(r.Uint64()) >> (64 - t.Bits()))
	case v.CanUint():
		v.SetUint(r.Uint64() >> (64 - t.Bits()))
	case v.CanFloat():
		v.SetFloat(float64(float32(r.NormFloat64())))
	case t.Kind() == reflect.Bool:
		v.SetBool(r.IntN(2) == 1)
	case t.Kind() == reflect.String:
		v.SetString(fmt.Sprint("text ", r.Uint32()))
	case t.Kind() == reflect.Pointer:
		n := r.Int()
		v.Set(reflect.ValueOf(&n))
	default:
		n := r.Int()
		v.Set(reflect.ValueOf(unsafe.Pointer(&n)))
	}
	return v
}

// TestRandomSignatures sends random values through funcs of random types into C
// and back into Go through callbacks of the same types.
func TestRandomSignatures(t *testing.T) {
	if !cabi.Supported {
		t.Skip("no gate")
	}
	rounds := 3000
	if testing.Short() {
		rounds = 300
	}
	r := rand.New(rand.NewPCG(1, 2))
	for round := range rounds {
		var ins, outs []reflect.Type
		for range r.IntN(21) {
			ins = append(ins, kinds[r.IntN(len(kinds))])
		}
		// Strings as results need malloc.
		if out := kinds[r.IntN(len(kinds))]; out.Kind() != reflect.String && round%8 != 0 {
			outs = append(outs, out)
		}
		typ := reflect.FuncOf(ins, outs, false)
		var got, result []reflect.Value
		callback, err := cabi.NewCallback(reflect.MakeFunc(typ, func(args []reflect.Value) []reflect.Value {
			got = args
			if round%100 == 0 {
				runtime.GC()
			}
			return result
		}), 0)
		if err != nil {
			t.Fatal(err)
		}
		f, err := cabi.Binding{Fn: callback.Addr()}.Make(typ)
		if err != nil {
			t.Fatalf("%v: %v", typ, err)
		}
		for range 3 {
			var args []reflect.Value
			for _, in := range ins {
				args = append(args, randomValue(r, in))
			}
			result = nil
			for _, out := range outs {
				result = append(result, randomValue(r, out))
			}
			returned := f.Call(args)
			compare(t, typ, "argument", got, args)
			compare(t, typ, "result", returned, result)
		}
		if err := callback.Close(); err != nil {
			t.Fatal(err)
		}
		if t.Failed() {
			return
		}
	}
}

func compare(t *testing.T, typ reflect.Type, what string, got, want []reflect.Value) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%v: %d %ss, want %d", typ, len(got), what, len(want))
	}
	for i := range got {
		if g, w := got[i].Interface(), want[i].Interface(); g != w {
			t.Errorf("%v: %s %d is %v, want %v", typ, what, i, g, w)
		}
	}
}
