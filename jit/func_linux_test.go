//go:build amd64 || arm64

package jit_test

import (
	"errors"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
)

func TestLeaf(t *testing.T) {
	add, err := jit.Leaf[func(int64) int64](mustLoad(t, add4))
	if err != nil {
		t.Fatal(err)
	}
	six, err := jit.Leaf[func(a, b, c, d, e, f int64) int64](mustLoad(t, sum6))
	if err != nil {
		t.Fatal(err)
	}
	float, err := jit.Leaf[func(a, b float64) float64](mustLoad(t, addFloats))
	if err != nil {
		t.Fatal(err)
	}
	read, err := jit.Leaf[func(*int64) int64](mustLoad(t, load))
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i := range int64(200_000) {
				v := i
				if add(i) != i+4 || six(i, 2, 3, 4, 5, 6) != i+20 || float(float64(i), 0.5) != float64(i)+0.5 || read(&v) != i {
					t.Errorf("a leaf call goes wrong")
					return
				}
				if i%20_000 == 0 {
					runtime.GC()
				}
			}
		})
	}
	wg.Wait()
	for _, err := range []error{
		second(jit.Leaf[func(int8)](mustLoad(t, add4))),
		second(jit.Leaf[func(int64) (int64, error)](mustLoad(t, add4))),
		second(jit.Leaf[func(a, b, c, d, e, f, g, h, i int64)](mustLoad(t, add4))),
		second(jit.Leaf[func(string)](mustLoad(t, add4))),
		second(jit.Leaf[func([]byte)](mustLoad(t, add4))),
	} {
		if !errors.As(err, new(*ffi.TypeError)) {
			t.Errorf("error %v, want a *TypeError", err)
		}
	}
}

func second[F any](_ F, err error) error { return err }

// TestFaultAfterPanicThroughC: after a callback in which a panic went past a call of
// a C function, and was recovered, a fault deeper in the stack is still that of the code
// that was called back from.
func TestFaultAfterPanicThroughC(t *testing.T) {
	f := mustFunc[func(callback ffi.Addr, n int64) (int64, error)](t, callAndLoad)
	panics, err := ffi.NewCallback(func() { panic("on purpose") })
	if err != nil {
		t.Fatal(err)
	}
	defer panics.Close()
	plain, err := ffi.Func[func()](panics.Addr())
	if err != nil {
		t.Fatal(err)
	}
	recovers, err := ffi.NewCallback(func(n int64) int64 {
		func() {
			defer func() { _ = recover() }()
			plain()
		}()
		return n
	})
	if err != nil {
		t.Fatal(err)
	}
	defer recovers.Close()
	for range 3 {
		_, err = f(recovers.Addr(), 8)
		var fault *jit.Fault
		if !errors.As(err, &fault) || fault.Addr != 8 {
			t.Errorf("%v, want a *jit.Fault at address 8", err)
		}
	}
}

// TestCallbackThatPanicsInGeneratedCode leaves generated code by a panic again
// and again: later faults and Close must not mind.
func TestCallbackThatPanicsInGeneratedCode(t *testing.T) {
	c := mustLoad(t, callSecond)
	f, err := jit.Func[func(n int64, callback ffi.Addr) (int64, error)](c)
	if err != nil {
		t.Fatal(err)
	}
	bad := mustFunc[func(uintptr) (uintptr, error)](t, load)
	var outer *ffi.Callback
	inner, err := ffi.NewCallback(func(n int64) int64 {
		if n%3 == 0 {
			if _, err := bad(8); err == nil {
				t.Error("no fault in a callback")
			}
		}
		panic(n)
	})
	if err != nil {
		t.Fatal(err)
	}
	defer inner.Close()
	// outer recovers from the panic of inner, in a call of f inside of f.
	outer, err = ffi.NewCallback(func(n int64) (r int64) {
		defer func() { r = recover().(int64) }()
		r, _ = f(n, inner.Addr())
		return r
	})
	if err != nil {
		t.Fatal(err)
	}
	defer outer.Close()
	for n := range int64(200) {
		if r, err := f(n, outer.Addr()); r != n || err != nil {
			t.Fatalf("f(%d) = %d, %v", n, r, err)
		}
		func() {
			defer func() {
				if got := recover(); got != n {
					t.Errorf("recovered %v, want %d", got, n)
				}
			}()
			f(n, inner.Addr())
		}()
		var fault *jit.Fault
		if _, err := f(n, 16); !errors.As(err, &fault) || fault.Offset != returnOffset {
			t.Fatalf("a call of address 16: %v", err)
		}
	}
	closed := make(chan error)
	go func() { closed <- c.Close() }()
	select {
	case err := <-closed:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("Close waits for calls that panics have ended")
	}
}

func TestCloseAgainstTypedCalls(t *testing.T) {
	for range 300 {
		c, err := jit.Load(add4)
		if err != nil {
			t.Fatal(err)
		}
		f, err := jit.Func[func(int64) (int64, error)](c)
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for range 3 {
			wg.Go(func() {
				for i := range int64(1000) {
					r, err := f(i)
					if err != nil {
						if err != jit.ErrClosed {
							t.Errorf("call during Close: %v", err)
						}
						return
					}
					if r != i+4 {
						t.Errorf("add4(%d) = %d", i, r)
					}
				}
			})
		}
		wg.Go(func() {
			if err := c.Close(); err != nil {
				t.Error(err)
			}
		})
		wg.Wait()
	}
}

func BenchmarkLeaf(b *testing.B) {
	f, err := jit.Leaf[func(int64) int64](mustLoad(b, add4))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		f(1)
	}
}
