package ffi_test

import (
	"io"
	"runtime"
	"runtime/pprof"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/ffi"
)

// TestArgumentsStayAlive passes the only pointers to objects, in registers and
// on the stack, and collects while C has them.
func TestArgumentsStayAlive(t *testing.T) {
	type many = func(a, b, c, d, e, f, g, h, i *int64, s string, p *int64, q []int64, small int8) int64
	var dead atomic.Int64
	fresh := func(v int64) *int64 {
		p := &[4]int64{v} // no tiny object, which would share its memory
		runtime.AddCleanup(p, func(int) { dead.Add(1) }, 0)
		return &p[0]
	}
	type manyInC = func(a, b, c, d, e, f, g, h, i *int64, s string, p, q *int64, small int8) int64
	c := mustCallback[manyInC](t, func(a, b, c, d, e, f, g, h, i *int64, s string, p, q *int64, small int8) int64 {
		for range 3 {
			runtime.GC()
		}
		if n := dead.Load(); n != 0 {
			t.Errorf("%d arguments are dead during the call", n)
		}
		return *a + *b + *c + *d + *e + *f + *g + *h + *i + *p + *q + int64(len(s)) + int64(small)
	})
	defer c.Close()
	f, err := ffi.Func[many](c.Addr())
	if err != nil {
		t.Fatal(err)
	}
	got := f(fresh(1), fresh(1), fresh(1), fresh(1), fresh(1), fresh(1), fresh(1), fresh(1), fresh(1), "four", fresh(10), []int64{100}, -1)
	if want := int64(9 + 4 + 10 + 100 - 1); got != want {
		t.Errorf("got %d, want %d", got, want)
	}
	one := mustCallback(t, func(p *int64) *int64 { runtime.GC(); runtime.GC(); return p })
	defer one.Close()
	g, err := ffi.Func[func(*int64) *int64](one.Addr())
	if err != nil {
		t.Fatal(err)
	}
	if p := g(fresh(5)); *p != 5 {
		t.Errorf("*p is %d", *p)
	}
}

// TestCallsAtEveryDepthOfTheStack calls with the goroutine's stack filled to
// every degree, so that it grows in each place where it can.
func TestCallsAtEveryDepthOfTheStack(t *testing.T) {
	simple := mustImport[func(int64) int64](t, "labs")
	pointer := mustImport[func(*byte) uint64](t, "strlen")
	general := mustImport[func(string, string) int32](t, "strcmp")
	checked := mustImport[func(int64) (int64, error)](t, "labs")
	var down func(n int)
	down = func(n int) {
		b := []byte("abc\x00")
		if simple(-3) != 3 || pointer(&b[0]) != 3 || general("same", "same") != 0 {
			t.Errorf("wrong at depth %d", n)
		}
		if r, err := checked(-4); r != 4 || err != nil {
			t.Errorf("wrong at depth %d: %d, %v", n, r, err)
		}
		if n > 0 {
			down(n - 1)
		}
	}
	var pad func(n int)
	pad = func(n int) { // moves the rest by a small frame
		if n == 0 {
			down(300)
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

func TestCallsUnderTheProfiler(t *testing.T) {
	if err := pprof.StartCPUProfile(io.Discard); err != nil {
		t.Skip(err)
	}
	defer pprof.StopCPUProfile()
	f := throughC(t, func(n int64, s string) int64 { return n + int64(len(s)) })
	leaf, err := ffi.Leaf[func(int32) int32](mustLookup(t, "abs"))
	if err != nil {
		t.Fatal(err)
	}
	end := time.Now().Add(300 * time.Millisecond)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for time.Now().Before(end) {
				for i := range int64(1000) {
					if f(i, "abc") != i+3 || leaf(-5) != 5 {
						t.Error("a call goes wrong")
						return
					}
				}
			}
		})
	}
	wg.Wait()
}

func mustLookup(t testing.TB, symbol string) ffi.Addr {
	t.Helper()
	addr, err := libc(t).Lookup(symbol)
	if err != nil {
		t.Fatal(err)
	}
	return addr
}

func TestErrnoOnEveryThread(t *testing.T) {
	closeFD := mustImport[func(int32) (int32, error)](t, "close")
	chdir := mustImport[func(string) (int32, error)](t, "chdir")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 2000 {
				if _, err := closeFD(-1); err == nil || err.Error() != "bad file descriptor" {
					t.Errorf("close: %v", err)
					return
				}
				if _, err := chdir("/no/such/folder"); err == nil || err.Error() != "no such file or directory" {
					t.Errorf("chdir: %v", err)
					return
				}
				runtime.Gosched()
			}
		})
	}
	wg.Wait()
}

func TestCallsAllocateNothing(t *testing.T) {
	abs := mustImport[func(int32) int32](t, "abs")
	strlen := mustImport[func(string) uint64](t, "strlen")
	memchr := mustImport[func([]byte, byte, uintptr) uintptr](t, "memchr")
	labs := mustImport[func(int64) (int64, error)](t, "labs")
	data := []byte("data")
	n := testing.AllocsPerRun(1000, func() {
		abs(-1)
		memchr(data, 'a', 4)
		labs(-1)
	})
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
	if raceEnabled {
		return // under the race detector sync.Pool loses things on purpose
	}
	if n := testing.AllocsPerRun(1000, func() { strlen("text") }); n != 0 {
		t.Errorf("%v allocations for a string", n)
	}
}
