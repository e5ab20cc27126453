//go:build amd64 || arm64

package jit_test

import (
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"runtime"
	"runtime/pprof"
	"sync"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
)

// stressTime is how long the stress tests run: MOVABS_STRESS, a duration, if it
// is set.
func stressTime(t *testing.T) time.Duration {
	if s := os.Getenv("MOVABS_STRESS"); s != "" {
		d, err := time.ParseDuration(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	if testing.Short() {
		return 100 * time.Millisecond
	}
	return 500 * time.Millisecond
}

// TestStress does random things to arenas from several goroutines. Each piece
// carries a number, which it must return and which must not change while it
// lives: pieces that overlap would show.
func TestStress(t *testing.T) {
	for name, o := range kinds {
		t.Run(name, func(t *testing.T) {
			a := mustArena(t, o)
			end := time.Now().Add(stressTime(t))
			var wg sync.WaitGroup
			for g := range 4 {
				wg.Go(func() {
					s := stress{t: t, a: a, r: rand.New(rand.NewPCG(uint64(g), 1)), number: uint32(g) << 24}
					for time.Now().Before(end) && !t.Failed() {
						s.step()
					}
					for len(s.pieces) > 0 {
						s.close(0)
					}
				})
			}
			wg.Wait()
			s := a.Stats()
			if s.Pieces != 0 || s.Code != 0 || s.Used != 0 {
				t.Errorf("in the end, stats are %+v", s)
			}
			t.Logf("%d loads", s.Loads)
		})
	}
}

// stress is what one goroutine of TestStress has.
type stress struct {
	t      *testing.T
	a      *jit.Arena
	r      *rand.Rand
	number uint32
	pieces []stressed
}

type stressed struct {
	c      *jit.Code
	code   []byte
	number uint32
}

func (s *stress) step() {
	n := len(s.pieces)
	switch k := s.r.IntN(100); {
	case n == 0 || k < 45 && n < 200:
		s.load()
	case k < 85:
		s.close(s.r.IntN(n))
	case k < 90:
		s.shrink(&s.pieces[s.r.IntN(n)])
	default:
		s.check(s.pieces[s.r.IntN(n)])
	}
}

func (s *stress) load() {
	size := s.r.IntN(100)
	if s.r.IntN(20) == 0 {
		size = s.r.IntN(20000)
	}
	s.number++
	code := append(returns(s.number), bytes.Repeat([]byte{byte(s.number)}, size)...)
	s.pieces = append(s.pieces, stressed{mustPiece(s.t, s.a, "", code), code, s.number})
}

func (s *stress) close(i int) {
	p := s.pieces[i]
	s.check(p)
	s.pieces[i] = s.pieces[len(s.pieces)-1]
	s.pieces = s.pieces[:len(s.pieces)-1]
	if err := p.c.Close(); err != nil {
		s.t.Error(err)
	}
	if err := p.c.Close(); err != jit.ErrClosed {
		s.t.Errorf("second Close: %v", err)
	}
}

func (s *stress) shrink(p *stressed) {
	least := len(returns(0))
	p.code = p.code[:least+s.r.IntN(len(p.code)-least+1)]
	if err := p.c.Shrink(len(p.code)); err != nil {
		s.t.Error(err)
	}
}

func (s *stress) check(p stressed) {
	if !bytes.Equal(bytesOf(p.c, len(p.code)), p.code) {
		s.t.Errorf("a piece at %#x has changed", p.c.Addr())
	}
	inside := p.c.Addr() + ffi.Addr(s.r.IntN(len(p.code)))
	if found, ok := s.a.Query(inside); !ok || found != p.c {
		s.t.Errorf("Query finds %v", found)
	}
	if got, err := ffi.Call(p.c.Addr()); err != nil || uint32(got) != p.number {
		s.t.Errorf("the code returns %d, %v", got, err)
	}
}

// TestCloseAgainstCalls closes pieces while others call them, load new ones
// and reset the arena.
func TestCloseAgainstCalls(t *testing.T) {
	a := mustArena(t, nil)
	for end := time.Now().Add(stressTime(t)); time.Now().Before(end) && !t.Failed(); {
		c := mustPiece(t, a, "", add4)
		f, err := jit.Func[func(int64) (int64, error)](c)
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for range 2 {
			wg.Go(func() {
				for i := int64(0); ; i++ {
					r, err := f(i)
					if err == jit.ErrClosed {
						return
					}
					if err != nil || r != i+4 {
						t.Errorf("f(%d) = %d, %v", i, r, err)
						return
					}
				}
			})
		}
		wg.Go(func() { c.Close() })
		wg.Go(func() { a.Reset(jit.ResetSoft) })
		wg.Wait()
	}
}

// TestCloseAfterFewCalls closes pieces that were called so seldom that their
// guard still counts the calls, or has just stopped to. A call of memory that was
// freed too early would be a fault.
func TestCloseAfterFewCalls(t *testing.T) {
	a := mustArena(t, nil)
	r := rand.New(rand.NewPCG(1, 1))
	for end := time.Now().Add(stressTime(t)); time.Now().Before(end) && !t.Failed(); {
		c := mustPiece(t, a, "", add4)
		f, err := jit.Func[func(int64) (int64, error)](c)
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for range 3 {
			calls := int64(r.IntN(60))
			wg.Go(func() {
				for i := range calls {
					if r, err := f(i); err != jit.ErrClosed && (err != nil || r != i+4) {
						t.Errorf("f(%d) = %d, %v", i, r, err)
						return
					}
				}
			})
		}
		if r.IntN(4) == 0 {
			runtime.Gosched()
		}
		if err := c.Close(); err != nil {
			t.Error(err)
		}
		mustPiece(t, a, "", load).Close() // other code in the same place
		wg.Wait()
		if _, err := f(1); err != jit.ErrClosed {
			t.Errorf("after Close, f returns %v", err)
		}
	}
}

// TestFaultsWhileMuchElseHappens crashes code on several goroutines while the
// process is profiled, runs other programs, collects garbage, moves stacks and
// loads code.
func TestFaultsWhileMuchElseHappens(t *testing.T) {
	if err := pprof.StartCPUProfile(io.Discard); err == nil { // the test may be profiled already
		defer pprof.StopCPUProfile()
	}
	a := mustArena(t, nil)
	c := mustPiece(t, a, "load", load)
	end := time.Now().Add(stressTime(t))
	var wg sync.WaitGroup
	repeat := func(do func() error) {
		wg.Go(func() {
			for time.Now().Before(end) {
				if err := do(); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	repeat(func() error { return exec.Command("/bin/true").Run() })
	repeat(func() error { runtime.GC(); return nil })
	repeat(func() error {
		piece, err := a.Load("", add4)
		if err != nil {
			return err
		}
		return piece.Close()
	})
	for g := range 4 {
		f, err := jit.Func[func(uintptr) (uintptr, error)](c)
		if err != nil {
			t.Fatal(err)
		}
		bad := uintptr(g*8 + 8)
		repeat(func() error {
			deep(t, f, bad, g*20)
			return nil
		})
	}
	wg.Wait()
}

// deep calls f at a depth of the stack that makes it grow.
func deep(t *testing.T, f func(uintptr) (uintptr, error), bad uintptr, depth int) {
	var frame [256]byte
	if depth > 0 {
		deep(t, f, bad, depth-1)
		runtime.KeepAlive(&frame)
		return
	}
	_, err := f(bad)
	if fault, ok := err.(*jit.Fault); !ok || fault.Addr != bad || fault.Offset != 0 {
		t.Errorf("f(%#x): %v", bad, err)
	}
}

// TestUnderOtherSchedules runs the tests that depend on timing again, with one
// processor and with many, and with a collector that never rests.
func TestUnderOtherSchedules(t *testing.T) {
	const child = "MOVABS_TEST_SCHEDULE"
	if testing.Short() || os.Getenv(child) != "" {
		t.Skip("runs in a process of its own, and takes seconds")
	}
	for _, env := range [][]string{
		{"GOMAXPROCS=1"},
		{"GOMAXPROCS=8", "GOGC=1"},
		{"GOMAXPROCS=8", "GODEBUG=asyncpreemptoff=1"},
	} {
		cmd := again("-test.short", "-test.run", "Stress|Fault|Close|Stop|Sample|ComeAndGo")
		cmd.Env = append(append(os.Environ(), env...), child+"=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v: %v\n%s", env, err, out)
		}
	}
}
