//go:build amd64 || arm64

package jit_test

import (
	"errors"
	"fmt"
	"runtime"
	"testing"
	"unsafe"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
)

// A resultForm is a func type for load: with a word to be loaded, and what its
// call returns then.
type resultForm struct {
	name string
	word uintptr
	want any
	bind func(*jit.Code, ...jit.FuncOption) (func(p uintptr) (any, error), error)
}

// form returns the form of the funcs that call calls.
func form[F any](word uintptr, want any, call func(F, uintptr) (any, error)) resultForm {
	var none F
	return resultForm{fmt.Sprintf("%T", none), word, want, func(c *jit.Code, options ...jit.FuncOption) (func(uintptr) (any, error), error) {
		f, err := jit.Func[F](c, options...)
		return func(p uintptr) (r any, err error) {
			defer func() {
				if p := recover(); p != nil {
					err = p.(error)
				}
			}()
			return call(f, p)
		}, err
	}}
}

// plain and checked are the forms of funcs with a result, and with an error after it.
func plain[R any](word uintptr, want R) resultForm {
	return form(word, want, func(f func(uintptr) R, p uintptr) (any, error) { return f(p), nil })
}

func checked[R any](word uintptr, want R) resultForm {
	return form(word, want, func(f func(uintptr) (R, error), p uintptr) (any, error) { return f(p) })
}

// TestFormsOfResults calls funcs of all forms of results while their guard is
// young and afterwards, lets them crash, and calls them when they are closed.
func TestFormsOfResults(t *testing.T) {
	text := []byte("text\x00")
	var pins runtime.Pinner
	pins.Pin(&text[0])
	defer pins.Unpin()
	address := uintptr(unsafe.Pointer(&text[0]))
	for _, test := range []resultForm{
		form(1, nil, func(f func(uintptr), p uintptr) (any, error) { f(p); return nil, nil }),
		form(1, nil, func(f func(uintptr) error, p uintptr) (any, error) { return nil, f(p) }),
		plain[int64](^uintptr(6), -7), checked[int64](^uintptr(6), -7),
		plain[int8](0x1fe, -2), checked[int8](0x1fe, -2),
		plain[uint16](0x5fffe, 0xfffe), checked[uint16](0x5fffe, 0xfffe),
		plain(0x302, true), checked(0x302, true),
		plain(0x300, false), checked(0x300, false),
		plain(address, "text"), checked(address, "text"),
		plain(address, &text[0]), checked(address, &text[0]),
	} {
		t.Run(test.name, func(t *testing.T) { testForm(t, test) })
		t.Run(test.name+" without callbacks", func(t *testing.T) { testForm(t, test, jit.NoCallbacks) })
	}
}

func testForm(t *testing.T, test resultForm, options ...jit.FuncOption) {
	c, err := jit.Load(load)
	if err != nil {
		t.Fatal(err)
	}
	f, err := test.bind(c, options...)
	if err != nil {
		t.Fatal(err)
	}
	word := new(uintptr)
	*word = test.word
	var pins runtime.Pinner
	pins.Pin(word)
	defer pins.Unpin()
	for i := range 200 {
		if got, err := f(uintptr(unsafe.Pointer(word))); got != test.want || err != nil {
			t.Fatalf("call %d: %v, %v; want %v", i, got, err, test.want)
		}
		var fault *jit.Fault
		if got, err := f(8); !errors.As(err, &fault) || fault.Addr != 8 || fault.Offset != 0 {
			t.Fatalf("crash %d: %v, %v", i, got, err)
		}
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if got, err := f(8); err != jit.ErrClosed {
		t.Fatalf("call after Close: %v, %v", got, err)
	}
}

func TestFormsOfFloatResults(t *testing.T) {
	c := mustLoad(t, addFloats)
	plain, err := jit.Func[func(a, b float64) float64](c)
	if err != nil {
		t.Fatal(err)
	}
	checked, err := jit.Func[func(a, b float64) (float64, error)](c, jit.NoCallbacks)
	if err != nil {
		t.Fatal(err)
	}
	crash, err := jit.Func[func(uintptr) (float64, error)](mustLoad(t, load))
	if err != nil {
		t.Fatal(err)
	}
	for range 200 {
		if r := plain(1.5, 2); r != 3.5 {
			t.Fatalf("1.5 + 2 = %v", r)
		}
		if r, err := checked(0.5, 0.25); r != 0.75 || err != nil {
			t.Fatalf("0.5 + 0.25 = %v, %v", r, err)
		}
		if r, err := crash(8); r != 0 || !errors.As(err, new(*jit.Fault)) {
			t.Fatalf("crash: %v, %v", r, err)
		}
	}
}

// TestFuncsAtEveryDepthOfTheStack calls with the goroutine's stack filled to every
// degree, so that it grows in each place where it can, also in a callback.
func TestFuncsAtEveryDepthOfTheStack(t *testing.T) {
	word := mustFunc[func(int64) int64](t, add4)
	pointer := mustFunc[func(*int64) (int64, error)](t, load)
	slice := mustFunc[func([]int64) int64](t, load)
	many := mustFunc[func(a, b, c, d, e, f int64) int64](t, sum6)
	simple, err := jit.Func[func([]int64) int64](mustLoad(t, load), jit.NoCallbacks)
	if err != nil {
		t.Fatal(err)
	}
	var grow func(n int64) int64
	grow = func(n int64) int64 {
		if n == 0 {
			return 0
		}
		return 1 + grow(n-1)
	}
	callback, err := ffi.NewCallback(func(n int64) int64 { return grow(n) })
	if err != nil {
		t.Fatal(err)
	}
	defer callback.Close()
	back := mustFunc[func(int64, ffi.Addr) (int64, error)](t, callSecond)
	var down func(n int64)
	down = func(n int64) {
		values := []int64{n, 1}
		if word(n) != n+4 || slice(values) != n || simple(values) != n || many(n, 1, 1, 1, 1, 1) != n+5 {
			t.Errorf("wrong at depth %d", n)
		}
		if r, err := pointer(&values[0]); r != n || err != nil {
			t.Errorf("wrong at depth %d: %d, %v", n, r, err)
		}
		if r, err := back(n, callback.Addr()); r != n || err != nil {
			t.Errorf("wrong at depth %d: %d, %v", n, r, err)
		}
		if n > 0 {
			down(n - 1)
		}
	}
	var pad func(n int)
	pad = func(n int) { // moves the rest by a small frame
		if n == 0 {
			down(200)
		} else {
			pad(n - 1)
		}
	}
	for n := range 20 {
		done := make(chan bool)
		go func() { defer close(done); pad(n) }()
		<-done
	}
}

func TestEmptySlicesArePassedAs0(t *testing.T) {
	one := mustFunc[func([]int64) int64](t, add4)
	after := mustFunc[func(int64, []int64) int64](t, addWords)
	values := []int64{7}
	for _, empty := range [][]int64{nil, {}, values[:0], values[1:]} {
		if got := one(empty); got != 4 {
			t.Errorf("add4(%v) = %d", empty, got)
		}
		if got := after(3, empty); got != 3 {
			t.Errorf("3 + %v = %d", empty, got)
		}
	}
	if got := mustFunc[func([]int64) int64](t, load)(values); got != 7 {
		t.Errorf("the first element is %d, want 7", got)
	}
}
