//go:build amd64 || arm64

package jit_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
)

func mustArena(t testing.TB, o *jit.ArenaOptions) *jit.Arena {
	t.Helper()
	a, err := jit.NewArena(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil && err != jit.ErrClosed {
			t.Error(err)
		}
	})
	return a
}

// kinds are arenas that differ in where pieces go.
var kinds = map[string]*jit.ArenaOptions{
	"default":     nil,
	"pools":       {Pools: 3, Granularity: 32, BlockSize: 1},
	"apart":       {Apart: true},
	"release":     {ReleaseEmpty: true},
	"large pages": {LargePages: true},
}

func forEachKind(t *testing.T, test func(t *testing.T, a *jit.Arena)) {
	for name, o := range kinds {
		t.Run(name, func(t *testing.T) { test(t, mustArena(t, o)) })
	}
}

func mustPiece(t testing.TB, a *jit.Arena, name string, code []byte) *jit.Code {
	t.Helper()
	c, err := a.Load(name, code)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// call calls the code at addr.
func call(t testing.TB, addr ffi.Addr, args ...uintptr) uintptr {
	t.Helper()
	r, err := ffi.Call(addr, args...)
	if err != nil {
		t.Error(err)
	}
	return r
}

// bytesOf returns what is in memory at the code's address.
func bytesOf(c *jit.Code, n int) []byte {
	addr := c.Addr()
	return unsafe.Slice(*(**byte)(unsafe.Pointer(&addr)), n)
}

func TestArena(t *testing.T) {
	forEachKind(t, func(t *testing.T, a *jit.Arena) {
		var pieces []*jit.Code
		for i := range 300 {
			pieces = append(pieces, mustPiece(t, a, fmt.Sprint("piece ", i), returns(uint32(i))))
		}
		for i, c := range pieces {
			if got := call(t, c.Addr()); got != uintptr(i) {
				t.Fatalf("piece %d returns %d", i, got)
			}
			if i%3 == 0 {
				if err := c.Close(); err != nil {
					t.Fatal(err)
				}
			}
		}
		for i, c := range pieces {
			for _, offset := range []int{0, 3, len(returns(0)) - 1} {
				found, ok := a.Query(c.Addr() + ffi.Addr(offset))
				if i%3 == 0 && ok {
					t.Errorf("Query finds %q, which is closed", found.Name())
				}
				if i%3 != 0 && (found != c || found.Len() != len(returns(0)) || found.Name() != fmt.Sprint("piece ", i)) {
					t.Errorf("Query finds %v inside piece %d", found, i)
				}
			}
			if _, ok := a.Query(c.Addr() + ffi.Addr(len(returns(0)))); ok {
				t.Errorf("Query finds a piece behind the code")
			}
		}
		if s := a.Stats(); s.Loads != 300 || s.Pieces != 200 || s.Code != 200*len(returns(0)) || s.Used < s.Code || s.Reserved < s.Used {
			t.Errorf("stats %+v", s)
		}
	})
}

func TestWrongUseOfAnArenaIsAnError(t *testing.T) {
	forEachKind(t, func(t *testing.T, a *jit.Arena) {
		other := mustPiece(t, mustArena(t, nil), "", add4)
		c, next := mustPiece(t, a, "c", add4), mustPiece(t, a, "next", add4)
		var wrong *jit.AddressError
		for _, addr := range []ffi.Addr{0, 1, other.Addr(), c.Addr() - 1, c.Addr() + 1, next.Addr() + 4} {
			if err := a.Release(addr); !errors.As(err, &wrong) {
				t.Errorf("Release(%#x): %v", addr, err)
			}
		}
		if err := a.Release(c.Addr()); err != nil {
			t.Errorf("Release: %v", err)
		}
		if err := a.Release(c.Addr()); !errors.As(err, &wrong) {
			t.Errorf("second Release: %v", err)
		}
		if err := c.Close(); err != jit.ErrClosed {
			t.Errorf("Close after Release: %v", err)
		}
		if err := c.Shrink(1); err != jit.ErrClosed {
			t.Errorf("Shrink after Release: %v", err)
		}
		if _, err := a.Load("", nil); err == nil {
			t.Error("Load of no code is no error")
		}
		if got := call(t, next.Addr(), 1); got != 5 {
			t.Errorf("the neighbour returns %d", got)
		}
		if err := a.Close(); err != nil {
			t.Error(err)
		}
		if err := next.Close(); err != jit.ErrClosed {
			t.Errorf("Close of a piece after that of its arena: %v", err)
		}
		if _, err := a.Load("", add4); !errors.Is(err, jit.ErrClosed) {
			t.Errorf("Load after Close: %v", err)
		}
		if err := errors.Join(a.Reset(jit.ResetHard), a.Close()); !errors.Is(err, jit.ErrClosed) {
			t.Errorf("Reset and Close after Close: %v", err)
		}
	})
}

func TestBadArenaOptions(t *testing.T) {
	for _, o := range []jit.ArenaOptions{{Granularity: 8}, {Granularity: 48}, {Granularity: 8192}, {Pools: -1}, {Pools: 9}, {BlockSize: -1}} {
		if _, err := jit.NewArena(&o); err == nil {
			t.Errorf("%+v is no error", o)
		}
	}
}

func TestStaleCodeTraps(t *testing.T) {
	a := mustArena(t, nil)
	c, keep := mustPiece(t, a, "stale", add4), mustPiece(t, a, "keep", callFirst)
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := jit.Func[func(ffi.Addr) (uintptr, error)](keep)
	if err != nil {
		t.Fatal(err)
	}
	want := syscall.SIGTRAP
	if a.Stats().Apart != nil {
		want = syscall.SIGSEGV // its pages are gone
	}
	_, err = f(c.Addr())
	if fault, ok := err.(*jit.Fault); !ok || fault.Signal != want || fault.Offset != -1 {
		t.Errorf("a call of stale code: %v", err)
	}
}

func TestFaultsNameTheFunction(t *testing.T) {
	forEachKind(t, func(t *testing.T, a *jit.Arena) {
		mustPiece(t, a, "before", load)
		c := mustPiece(t, a, "peek", slices.Concat(nop, nop, load))
		mustPiece(t, a, "behind", load)
		f, err := jit.Func[func(uintptr) (uintptr, error)](c)
		if err != nil {
			t.Fatal(err)
		}
		_, err = f(0x10)
		if got, want := fmt.Sprint(err), fmt.Sprintf("jit: SIGSEGV at peek+%#x: access to address 0x10", 2*len(nop)); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
		full := mustPiece(t, a, "full", bytes.Repeat(nop, 128/len(nop)))
		mustPiece(t, a, "behind", load)
		g, err := jit.Func[func() error](full)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := fmt.Sprint(g()), fmt.Sprintf("jit: SIGTRAP at full+%#x", 128+trapOffset); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	})
}

func TestShrink(t *testing.T) {
	forEachKind(t, func(t *testing.T, a *jit.Arena) {
		n := len(returns(7))
		c := mustPiece(t, a, "c", append(returns(7), bytes.Repeat(nop, 3*os.Getpagesize())...))
		full := a.Stats()
		for _, bad := range []int{0, -1, c.Len() + 1} {
			if err := c.Shrink(bad); err == nil {
				t.Errorf("Shrink(%d) is no error", bad)
			}
		}
		if err := c.Shrink(n); err != nil {
			t.Fatal(err)
		}
		if got := call(t, c.Addr()); got != 7 || c.Len() != n {
			t.Errorf("after Shrink, the code of %d bytes returns %d", c.Len(), got)
		}
		if s := a.Stats(); s.Code != n || s.Used > full.Used-os.Getpagesize() {
			t.Errorf("after Shrink, stats are %+v, before %+v", s, full)
		}
		if _, ok := a.Query(c.Addr() + ffi.Addr(n)); ok {
			t.Error("Query finds what Shrink gave back")
		}
		if s := a.Stats(); s.Apart == nil && !bytes.Equal(bytesOf(c, n+4*len(trap))[n:], bytes.Repeat(trap, 4)) {
			t.Error("what Shrink gave back is no traps")
		}
	})
}

func TestReset(t *testing.T) {
	for _, mode := range []jit.ResetMode{jit.ResetSoft, jit.ResetHard} {
		forEachKind(t, func(t *testing.T, a *jit.Arena) {
			var pieces []*jit.Code
			for i := range 2000 {
				pieces = append(pieces, mustPiece(t, a, "", returns(uint32(i))))
			}
			before := a.Stats()
			if err := a.Reset(mode); err != nil {
				t.Fatal(err)
			}
			want := jit.ArenaStats{Loads: 2000}
			if mode == jit.ResetSoft && before.Apart == nil {
				want.Reserved, want.Blocks, want.LargeBlocks = before.Reserved, before.Blocks, before.LargeBlocks
			}
			got := a.Stats()
			got.Apart = nil
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("mode %d (-want +got):\n%s", mode, diff)
			}
			for _, c := range pieces {
				if err := c.Close(); err != jit.ErrClosed {
					t.Fatalf("Close after Reset: %v", err)
				}
			}
			if got := call(t, mustPiece(t, a, "", returns(9)).Addr()); got != 9 {
				t.Errorf("after Reset, code returns %d", got)
			}
		})
	}
}

func TestEmptyBlocksAreReleased(t *testing.T) {
	for _, release := range []bool{false, true} {
		a := mustArena(t, &jit.ArenaOptions{ReleaseEmpty: release, BlockSize: 1})
		if why := a.Stats().Apart; why != nil {
			t.Skip(why)
		}
		var pieces []*jit.Code
		for range 1000 {
			pieces = append(pieces, mustPiece(t, a, "", add4))
		}
		for _, c := range pieces {
			c.Close()
		}
		if s, want := a.Stats(), map[bool]int{false: 1, true: 0}[release]; s.Blocks != want {
			t.Errorf("ReleaseEmpty %t: %d blocks without code", release, s.Blocks)
		}
	}
}

func TestMemoryOfAnArenaIsNeverWritableAndExecutable(t *testing.T) {
	a := mustArena(t, nil)
	c := mustPiece(t, a, "", add4)
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Skip(err)
	}
	for line := range strings.Lines(string(maps)) {
		var lo, hi uintptr
		var prot string
		fmt.Sscanf(line, "%x-%x %s", &lo, &hi, &prot)
		if strings.Contains(prot, "w") && strings.Contains(prot, "x") {
			t.Errorf("writable and executable: %s", line)
		}
		if addr := uintptr(c.Addr()); lo <= addr && addr < hi && !strings.HasPrefix(prot, "r-x") {
			t.Errorf("the code is in %s", line)
		}
	}
}

func TestPiecesComeAndGoWhileOthersRun(t *testing.T) {
	a := mustArena(t, &jit.ArenaOptions{Granularity: 16})
	f, err := jit.Func[func(int64) int64](mustPiece(t, a, "", add4))
	if err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for i := uint32(0); ; i++ {
				select {
				case <-stop:
					return
				default:
				}
				c := mustPiece(t, a, "", returns(i))
				if got := call(t, c.Addr()); got != uintptr(i) {
					t.Errorf("new code returns %d, want %d", got, i)
				}
				c.Close()
			}
		})
	}
	for i := range int64(100000) {
		if got := f(i); got != i+4 {
			t.Fatalf("f(%d) = %d", i, got)
		}
	}
	close(stop)
	wg.Wait()
}

// watcher writes down what it is told.
type watcher struct {
	mu  sync.Mutex
	log strings.Builder
}

func (w *watcher) Loaded(c *jit.Code, code []byte) {
	w.mu.Lock()
	defer w.mu.Unlock()
	fmt.Fprintf(&w.log, "loaded %s % x\n", c.Name(), code)
}

func (w *watcher) Closed(c *jit.Code) {
	w.mu.Lock()
	defer w.mu.Unlock()
	fmt.Fprintf(&w.log, "closed %s\n", c.Name())
}

func TestWatchers(t *testing.T) {
	for _, apart := range []bool{false, true} {
		var w watcher
		a := mustArena(t, &jit.ArenaOptions{Apart: apart, Watchers: []jit.Watcher{&w}})
		mustPiece(t, a, "one", add4)
		mustPiece(t, a, "two", load).Close()
		a.Close()
		want := fmt.Sprintf("loaded one % x\nloaded two % x\nclosed two\nclosed one\n", add4, load)
		if diff := cmp.Diff(want, w.log.String()); diff != "" {
			t.Errorf("apart %t (-want +got):\n%s", apart, diff)
		}
	}
}

func TestArenaCloseWaitsForRunningCalls(t *testing.T) {
	a := mustArena(t, nil)
	running, err := jit.NewCall(mustPiece(t, a, "", forever), 0, 0, len(forever))
	if err != nil {
		t.Skip(err)
	}
	go running.Do()
	waitUntilRunning(t, running)
	closed := make(chan error)
	go func() { closed <- a.Close() }()
	select {
	case <-closed:
		t.Fatal("Close returned while code ran")
	case <-time.After(20 * time.Millisecond):
	}
	running.Stop()
	running.Close()
	if err := <-closed; err != nil {
		t.Error(err)
	}
}
