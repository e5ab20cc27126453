package cabi_test

import (
	"math"
	"reflect"
	"testing"

	"github.com/seed1605a99e/movabs/ffi/cabi"
)

// use takes about 300 bytes of stack times n, and returns n.
func use(n int) int {
	var pad [256]byte
	if n == 0 {
		return 0
	}
	pad[n%256] = 1
	return use(n-1) + int(pad[n%256])
}

// TestGrowthInCallbacks moves the stack during calls of all kinds that have their frame
// in a variable of Go. With -gcflags=-d=checkptr=2 the compiler tries to put that on the heap.
func TestGrowthInCallbacks(t *testing.T) {
	if !cabi.Supported {
		t.Skip("no gate")
	}
	callback, err := cabi.NewCallback(reflect.ValueOf(func(a, b uintptr) uintptr {
		use(1000)
		return a + b
	}), 0)
	if err != nil {
		t.Fatal(err)
	}
	defer callback.Close()
	fn, guard := callback.Addr(), cabi.NewGuard()
	made, err := cabi.Binding{Fn: fn, Guard: guard}.Make(reflect.TypeFor[func(...any) uintptr]())
	if err != nil {
		t.Fatal(err)
	}
	variadic := made.Interface().(func(...any) uintptr)
	long := make([]uintptr, cabi.MaxArgs)
	long[0], long[1] = 40, 2
	for name, call := range map[string]func() uintptr{
		"Call":            func() uintptr { r, _ := cabi.Call(fn, 0, 40, 2); return r },
		"long Call":       func() uintptr { r, _ := cabi.Call(fn, 0, long...); return r },
		"package reflect": func() uintptr { return variadic(uintptr(40), uintptr(2)) },
		"CallWatched": func() uintptr {
			r, err := cabi.CallWatched(fn, guard, new(cabi.Watch), 40, 2)
			if err != nil {
				t.Error(err)
			}
			return r
		},
	} {
		done := make(chan uintptr)
		go func() { done <- call() }() // on a stack that is small
		if r := <-done; r != 42 {
			t.Errorf("%s: %d", name, r)
		}
	}
	guard.Wait(guard.State.Or(math.MinInt64))
}
