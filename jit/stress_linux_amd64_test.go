package jit_test

import (
	"io"
	"os"
	"os/exec"
	"runtime"
	"runtime/pprof"
	"sync"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/jit"
)

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
		cmd := exec.Command(os.Args[0], "-test.short", "-test.run", "Stress|Fault|Close|Stop|Sample|ComeAndGo")
		cmd.Env = append(append(os.Environ(), env...), child+"=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v: %v\n%s", env, err, out)
		}
	}
}
