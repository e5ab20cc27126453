package ffi_test

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"unsafe"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/ffi/cabi"
)

func mustCallback[F any](t testing.TB, f F) *ffi.Callback {
	t.Helper()
	if !cabi.Supported {
		t.Skip("purego makes the callbacks here")
	}
	c, err := ffi.NewCallback(f)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// throughC calls f through a C function: F's callback bound as an F.
func throughC[F any](t testing.TB, f F) F {
	t.Helper()
	c := mustCallback(t, f)
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	g, err := ffi.Func[F](c.Addr())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func ExampleNewCallback() {
	libc, err := ffi.Libc()
	if err != nil {
		fmt.Println(err)
		return
	}
	qsort, err := ffi.Import[func(base []int32, n, size uintptr, compare ffi.Addr)](libc, "qsort")
	if err != nil {
		fmt.Println(err)
		return
	}
	descending, err := ffi.NewCallback(func(a, b *int32) int32 { return *b - *a })
	if err != nil {
		fmt.Println(err)
		return
	}
	defer descending.Close()
	numbers := []int32{3, 1, 4, 1, 5, 9, 2, 6}
	qsort(numbers, uintptr(len(numbers)), 4, descending.Addr())
	fmt.Println(numbers)
	// Output: [9 6 5 4 3 2 1 1]
}

func TestCallbacksHaveAllKindsOfValues(t *testing.T) {
	if got := throughC(t, func(a int64) int64 { return a + 1 })(41); got != 42 {
		t.Errorf("int64: %d", got)
	}
	if got := throughC(t, func(a int8, b uint16, c bool, d int32) int8 { // small
		if b != 0xffff || !c || d != -7 {
			t.Errorf("arguments %d, %v, %d", b, c, d)
		}
		return a - 1
	})(-5, 0xffff, true, -7); got != -6 {
		t.Errorf("int8: %d", got)
	}
	if got := throughC(t, func(a, b float64) float64 { return a / b })(1, 4); got != 0.25 {
		t.Errorf("float64: %v", got)
	}
	if got := throughC(t, func(a float32, i int32, b float32) float32 { return a*float32(i) + b })(1.5, 2, 0.25); got != 3.25 {
		t.Errorf("float32: %v", got)
	}
	if throughC(t, func(a bool) bool { return !a })(true) {
		t.Error("bool: true")
	}
	x := 7
	if got := throughC(t, func(p *int) *int { *p++; return p })(&x); got != &x || x != 8 {
		t.Errorf("pointer: %p, %d", got, x)
	}
	if got := throughC(t, func(s string, n int32) string { return strings.Repeat(s, int(n)) })("ab", 3); got != "ababab" {
		t.Errorf("string: %q", got)
	}
	throughC(t, func() {})()
}

func TestCallbacksHaveArgumentsOnTheStack(t *testing.T) {
	type ten = func(a, b, c, d, e, f, g, h, i, j int64, x float32, s string) int64
	got := throughC[ten](t, func(a, b, c, d, e, f, g, h, i, j int64, x float32, s string) int64 {
		return a + 2*b + 3*c + 4*d + 5*e + 6*f + 7*g + 8*h + 9*i + 10*j + int64(x) + int64(len(s))
	})(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 100, "four")
	if want := int64(55 + 104); got != want {
		t.Errorf("got %d, want %d", got, want)
	}
	type nine = func(a, b, c, d, e, f, g, h, i float64) float64
	sum := throughC[nine](t, func(a, b, c, d, e, f, g, h, i float64) float64 { return a - b + c - d + e - f + g - h + i })
	if got := sum(1, 2, 3, 4, 5, 6, 7, 8, 9.5); got != 5.5 {
		t.Errorf("nine floats: %v", got)
	}
}

func TestCallbackThatPanics(t *testing.T) {
	f := throughC(t, func(depth int32) int32 { panic(fmt.Sprint("at ", depth)) })
	for i := range 100 {
		func() {
			defer func() {
				if got, want := recover(), fmt.Sprint("at ", i); got != want {
					t.Errorf("recovered %v, want %q", got, want)
				}
			}()
			f(int32(i))
		}()
	}
	if got := throughC(t, func(a int64) int64 { return a })(3); got != 3 {
		t.Errorf("afterwards, a callback returns %d", got)
	}
}

func TestCallbackGrowsTheStack(t *testing.T) {
	var grow func(n int) int
	grow = func(n int) int {
		var pad [256]byte
		if n == 0 {
			return 0
		}
		pad[n%256] = 1
		return grow(n-1) + int(pad[n%256])
	}
	type manyArguments = func(a int64, p *int64, s string, x float64, b, c, d, e int64) float64
	for n := 1; n < 3000; n += 371 {
		done := make(chan bool)
		go func() { // a small stack
			defer close(done)
			f := throughC[manyArguments](t, func(a int64, p *int64, s string, x float64, b, c, d, e int64) float64 {
				runtime.GC()
				if got := grow(n); got != n {
					t.Errorf("grow gives %d", got)
				}
				return float64(a) + float64(*p) + float64(len(s)) + x + float64(b+c+d+e)
			})
			v := int64(20)
			if got := f(1, &v, "abc", 0.5, 1, 2, 3, 4); got != 34.5 {
				t.Errorf("depth %d: %v", n, got)
			}
		}()
		<-done
	}
}

func TestCallbacksInsideOfCallbacks(t *testing.T) {
	var f func(n int64) int64
	f = throughC(t, func(n int64) int64 {
		if n == 0 {
			return 0
		}
		return 1 + f(n-1)
	})
	if got := f(100); got != 100 {
		t.Errorf("got %d", got)
	}
}

func TestManyCallbacks(t *testing.T) {
	n := 100_000
	if testing.Short() {
		n = 10_000
	}
	for i := range n {
		c := mustCallback(t, func(a int64) int64 { return a + int64(i) })
		if i%1000 == 0 {
			r, _ := ffi.Call(c.Addr(), 5)
			if int(r) != i+5 {
				t.Fatalf("callback %d returns %d", i, r)
			}
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	all := make([]*ffi.Callback, n/10) // more than 2000 at a time
	for i := range all {
		all[i] = mustCallback(t, func() int64 { return int64(i) })
	}
	for i, c := range all {
		if r, _ := ffi.Call(c.Addr()); int(r) != i {
			t.Fatalf("callback %d returns %d", i, r)
		}
		c.Close()
	}
}

func TestClosedCallback(t *testing.T) {
	c := mustCallback(t, func() {})
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	if err := c.Close(); err != ffi.ErrCallbackClosed {
		t.Errorf("second Close: %v", err)
	}
	defer func() {
		if got := recover(); got != ffi.ErrCallbackClosed {
			t.Errorf("a call after Close: %v", got)
		}
	}()
	ffi.Call(c.Addr())
}

func TestCallbackOnForeignThreads(t *testing.T) {
	type thread = uintptr
	create := mustImport[func(*thread, uintptr, ffi.Addr, uintptr) int32](t, "pthread_create")
	join := mustImport[func(thread, *uintptr) int32](t, "pthread_join")
	abs := mustImport[func(int32) int32](t, "abs")
	var mu sync.Mutex
	var seen []int
	c := mustCallback(t, func(arg uintptr) uintptr {
		runtime.Gosched()
		mu.Lock()
		defer mu.Unlock()
		seen = append(seen, int(arg))
		return uintptr(abs(-int32(arg))) * 2
	})
	defer c.Close()
	const n = 20
	threads := make([]thread, n)
	for i := range threads {
		if e := create(&threads[i], 0, c.Addr(), uintptr(i)); e != 0 {
			t.Fatalf("pthread_create: %d", e)
		}
	}
	for i, th := range threads {
		var result uintptr
		if e := join(th, &result); e != 0 || result != uintptr(2*i) {
			t.Errorf("thread %d: error %d, result %d", i, e, result)
		}
	}
	slices.Sort(seen)
	if len(seen) != n || seen[0] != 0 || seen[n-1] != n-1 {
		t.Errorf("seen: %v", seen)
	}
}

func TestCallbacksFromManyGoroutines(t *testing.T) {
	f := throughC(t, func(p *int64, n int64) int64 { return *p + n })
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range 2000 {
				v := int64(i)
				if got := f(&v, int64(g)); got != v+int64(g) {
					t.Errorf("got %d, want %d", got, v+int64(g))
					return
				}
				if i%500 == 0 {
					runtime.GC()
				}
			}
		})
	}
	wg.Wait()
}

func TestWrongCallbackTypesAreErrors(t *testing.T) {
	wrong := func(name string, err error) {
		if !errors.As(err, new(*ffi.TypeError)) {
			t.Errorf("%s: %v, want a *TypeError", name, err)
		}
	}
	_, err := ffi.NewCallback(3)
	wrong("int", err)
	_, err = ffi.NewCallback(func([]byte) {})
	wrong("slice", err)
	_, err = ffi.NewCallback(func() error { return nil })
	wrong("error", err)
	_, err = ffi.NewCallback(func() (int, int) { return 0, 0 })
	wrong("two results", err)
	_, err = ffi.NewCallback(func(chan int) {})
	wrong("chan", err)
	_, err = ffi.NewCallback[func()](nil)
	wrong("nil", err)
}

func BenchmarkCallback(b *testing.B) {
	// qsort calls the comparator about n log n times; the time is per call.
	b.Run("qsort", func(b *testing.B) {
		qsort := mustImport[func(base unsafe.Pointer, n, size uintptr, compare ffi.Addr)](b, "qsort")
		called := 0
		c := mustCallback(b, func(x, y *int32) int32 { called++; return *x - *y })
		defer c.Close()
		v := make([]int32, 1000)
		b.ReportAllocs()
		for b.Loop() {
			for i := range v {
				v[i] = int32(i * 7919 % 1000)
			}
			qsort(unsafe.Pointer(&v[0]), uintptr(len(v)), 4, c.Addr())
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(called), "ns/callback")
	})
	b.Run("new and close", func(b *testing.B) {
		f := func(a int64) int64 { return a }
		b.ReportAllocs()
		for b.Loop() {
			c, err := ffi.NewCallback(f)
			if err != nil {
				b.Fatal(err)
			}
			c.Close()
		}
	})
}
