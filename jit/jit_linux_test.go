//go:build amd64 || arm64

package jit_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
)

func mustLoad(t testing.TB, code []byte) *jit.Code {
	t.Helper()
	c, err := jit.Load(code)
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil && err != jit.ErrClosed {
			t.Error(err)
		}
	})
	return c
}

func mustFunc[F any](t testing.TB, code []byte) F {
	t.Helper()
	f, err := jit.Func[F](mustLoad(t, code))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// mdweChild is set in the child process of TestUnderMDWE.
const mdweChild = "MOVABS_TEST_MDWE"

func TestMain(m *testing.M) {
	if os.Getenv(mdweChild) != "" {
		if err := unix.Prctl(unix.PR_SET_MDWE, unix.PR_MDWE_REFUSE_EXEC_GAIN, 0, 0, 0); err != nil {
			fmt.Println("prctl:", err)
			os.Exit(3)
		}
	}
	files := openFiles()
	status := m.Run()
	for _, left := range []struct {
		n    int
		what string
	}{
		{jit.Live(), "pieces of code or blocks are still loaded"},
		{mappedTwice(), "mappings of code are left"},
		{openFiles() - files, "files are left open"},
	} {
		if left.n > 0 && status == 0 {
			fmt.Println(left.n, left.what)
			status = 1
		}
	}
	os.Exit(status)
}

// openFiles counts the open files without a name, such as are mapped twice.
func openFiles() (n int) {
	files, _ := os.ReadDir("/proc/self/fd")
	for _, file := range files {
		if path, _ := os.Readlink("/proc/self/fd/" + file.Name()); strings.HasSuffix(path, "(deleted)") {
			n++
		}
	}
	return n
}

// mappedTwice counts mappings of memory such as blocks of arenas have.
func mappedTwice() int {
	maps, _ := os.ReadFile("/proc/self/maps")
	return bytes.Count(maps, []byte("/dev/zero (deleted)")) + bytes.Count(maps, []byte("movabs"+" (deleted)"))
}

func TestUnderMDWE(t *testing.T) {
	if os.Getenv(mdweChild) != "" {
		page, err := unix.Mmap(-1, 0, os.Getpagesize(), unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANON)
		if err != nil {
			t.Fatal(err)
		}
		defer unix.Munmap(page)
		if unix.Mprotect(page, unix.PROT_READ|unix.PROT_EXEC) == nil {
			t.Error("the kernel does not enforce MDWE")
		}
		return
	}
	cmd := again("-test.v", "-test.short")
	cmd.Env = append(os.Environ(), mdweChild+"=1")
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 3 {
		t.Skipf("this kernel has no MDWE (Linux 6.3): %s", out)
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if strings.Contains(string(out), "--- SKIP: TestLoadAndCall") {
		t.Errorf("nothing ran:\n%s", out)
	}
}

// again returns a command that runs this test binary. MOVABS_EMULATOR is the
// command line of the emulator that it runs under, where the system does not
// know that (see .ci/arm64).
func again(args ...string) *exec.Cmd {
	line := append(strings.Fields(os.Getenv("MOVABS_EMULATOR")), os.Args[0])
	line = append(line, args...)
	return exec.Command(line[0], line[1:]...)
}

func TestLoadAndCall(t *testing.T) {
	c := mustLoad(t, add4)
	if c.Len() != len(add4) || c.Addr() == 0 {
		t.Errorf("Len %d, Addr %v", c.Len(), c.Addr())
	}
	f, err := jit.Func[func(int64) int64](c)
	if err != nil {
		t.Fatal(err)
	}
	if got := f(-100); got != -96 {
		t.Errorf("add4(-100) = %d", got)
	}
	r, err := ffi.Call(c.Addr(), 38)
	if r != 42 || err != nil {
		t.Errorf("ffi.Call: %d, %v", r, err)
	}
}

func TestBadArguments(t *testing.T) {
	if _, err := jit.Load(nil); err == nil {
		t.Error("Load of no code is no error")
	}
	c := mustLoad(t, add4)
	if _, err := jit.Func[int](c); !errors.As(err, new(*ffi.TypeError)) {
		t.Errorf("Func[int]: %v", err)
	}
	if _, err := jit.Func[func(chan int)](c); !errors.As(err, new(*ffi.TypeError)) {
		t.Errorf("Func[func(chan int)]: %v", err)
	}
	if _, err := jit.FuncAt[func()](c, len(add4)); err == nil {
		t.Error("FuncAt behind the end is no error")
	}
	if _, err := jit.NewCall(c, -1, 0, 0); err == nil {
		t.Error("NewCall before the beginning is no error")
	}
}

func TestNoPageIsWritableAndExecutable(t *testing.T) {
	c := mustLoad(t, forever)
	call, err := jit.NewCall(c, 0, 0, c.Len())
	if err != nil {
		t.Skip(err)
	}
	defer call.Close()
	done := make(chan error)
	go func() { _, err := call.Do(); done <- err }()
	waitUntilRunning(t, call)
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Skip(err)
	}
	call.Stop()
	<-done
	seen := false
	for line := range strings.Lines(string(maps)) {
		var lo, hi uintptr
		var prot string
		fmt.Sscanf(line, "%x-%x %s", &lo, &hi, &prot)
		if strings.Contains(prot, "w") && strings.Contains(prot, "x") {
			t.Errorf("writable and executable: %s", line)
		}
		if a := uintptr(c.Addr()); lo <= a && a < hi {
			seen = true
			if !strings.HasPrefix(prot, "r-x") {
				t.Errorf("the code's page is %s", line)
			}
		}
	}
	if !seen {
		t.Error("the code's page is not in the map")
	}
}

func waitUntilRunning(t *testing.T, call *jit.Call) {
	t.Helper()
	for range 1000 {
		if _, ok := call.Sample(); ok {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("the code does not run")
}

func TestClose(t *testing.T) {
	c := mustLoad(t, add4)
	f, err := jit.Func[func(int64) (int64, error)](c)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != jit.ErrClosed {
		t.Errorf("second Close: %v", err)
	}
	if _, err := f(1); err != jit.ErrClosed {
		t.Errorf("call after Close: %v", err)
	}
	if _, err := jit.NewCall(c, 0, 0, 0); err != jit.ErrClosed {
		t.Errorf("NewCall after Close: %v", err)
	}
	g, err := jit.Func[func()](c)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if recover() != jit.ErrClosed {
			t.Error("a func without an error result does not panic with ErrClosed")
		}
	}()
	g()
}

func TestCloseWaitsForRunningCalls(t *testing.T) {
	c := mustLoad(t, forever)
	call, err := jit.NewCall(c, 0, 0, c.Len())
	if err != nil {
		t.Skip(err)
	}
	go call.Do()
	waitUntilRunning(t, call)
	closed := make(chan error)
	go func() { closed <- c.Close() }()
	select {
	case <-closed:
		t.Fatal("Close returned while the code ran")
	case <-time.After(20 * time.Millisecond):
	}
	call.Stop()
	call.Close()
	if err := <-closed; err != nil {
		t.Error(err)
	}
}

// A crash is code that crashes when it is called with an argument.
type crash struct {
	name   string
	code   []byte
	arg    uintptr
	signal syscall.Signal
	addr   uintptr
	offset int
}

func TestCrashesAreFaults(t *testing.T) {
	for _, test := range crashes {
		t.Run(test.name, func(t *testing.T) {
			c := mustLoad(t, test.code)
			f, err := jit.Func[func(uintptr) (uintptr, error)](c)
			if err != nil {
				t.Fatal(err)
			}
			for range 3 {
				_, err = f(test.arg)
				var fault *jit.Fault
				if !errors.As(err, &fault) {
					t.Fatalf("error %v, want a *Fault", err)
				}
				if fault.Signal != test.signal || fault.Offset != test.offset {
					t.Errorf("%v at %d, want %v at %d", fault.Signal, fault.Offset, test.signal, test.offset)
				}
				if test.addr != 0 && fault.Addr != test.addr {
					t.Errorf("address %#x, want %#x", fault.Addr, test.addr)
				}
			}
			if got := mustFunc[func(int64) int64](t, add4)(1); got != 5 {
				t.Errorf("afterwards, add4(1) = %d", got)
			}
		})
	}
}

func TestFaultPanicsWhereThereIsNoErrorResult(t *testing.T) {
	f := mustFunc[func(uintptr) uintptr](t, load)
	defer func() {
		if fault, ok := recover().(*jit.Fault); !ok || fault.Addr != 8 {
			t.Errorf("no *Fault panic")
		}
	}()
	f(8)
}

func TestGoPanicsStayPanics(t *testing.T) {
	mustFunc[func(int64) int64](t, add4)(1) // the handler is installed
	func() {
		defer func() {
			if _, ok := recover().(runtime.Error); !ok {
				t.Error("a nil dereference is no run-time error any more")
			}
		}()
		var p *int
		*p = 1
	}()
	callback, err := ffi.Libc()
	if err != nil {
		t.Fatal(err)
	}
	qsort, err := ffi.Import[func(v []int32, n, size uintptr, compare func(a, b *int32) int32)](callback, "qsort")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if _, ok := recover().(runtime.Error); !ok {
			t.Error("a nil dereference in a callback is no run-time error any more")
		}
	}()
	qsort([]int32{2, 1}, 2, 4, func(a, b *int32) int32 { var p *int32; return *p })
}

func TestStop(t *testing.T) {
	c := mustLoad(t, forever)
	for range 20 {
		call, err := jit.NewCall(c, 0, 0, c.Len())
		if err != nil {
			t.Skip(err)
		}
		done := make(chan error)
		go func() { _, err := call.Do(); done <- err }()
		call.Stop() // before, while or after the code begins to run
		go call.Stop()
		var stopped *jit.Stopped
		select {
		case err := <-done:
			if !errors.As(err, &stopped) {
				t.Errorf("Do returns %v, want a *Stopped", err)
			}
		case <-time.After(5 * time.Second):
			t.Fatal("the call does not stop")
		}
		if _, err := call.Do(); !errors.As(err, &stopped) || stopped.Inside {
			t.Errorf("a later Do returns %v", err)
		}
		call.Close()
	}
}

func TestSampleSeesRegistersOfRunningCode(t *testing.T) {
	c := mustLoad(t, forever)
	call, err := jit.NewCall(c, 0, 0, c.Len())
	if err != nil {
		t.Skip(err)
	}
	if _, ok := call.Sample(); ok {
		t.Error("Sample sees a call that does not run")
	}
	done := make(chan struct{})
	go func() { call.Do(); close(done) }()
	var last uint64
	for seen := 0; seen < 20; {
		regs, ok := call.Sample()
		if !ok {
			continue
		}
		if pc := regs.PC(); pc < uintptr(c.Addr()) || pc >= uintptr(c.Addr())+uintptr(c.Len()) {
			t.Fatalf("pc %#x is outside of the code", pc)
		}
		if seen > 0 && counter(&regs) < last { // equal if the thread had no time in between
			t.Errorf("the counter went back from %d to %d", last, counter(&regs))
		}
		last = counter(&regs)
		seen++
	}
	call.Stop()
	<-done
	call.Close()
}

func TestManyFaultsWhileTheCollectorRuns(t *testing.T) {
	faults := 25000 // by each of 8 goroutines
	if testing.Short() {
		faults = 2000
	}
	c := mustLoad(t, load)
	f, err := jit.Func[func(uintptr) (uintptr, error)](c)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			value := uint64(g) // escapes below
			for i := range faults {
				bad := uintptr(g*1000 + 8)
				_, err := f(bad)
				if fault, ok := err.(*jit.Fault); !ok || fault.Addr != bad {
					t.Errorf("call %d: %v", i, err)
					return
				}
				if i%100 == 0 {
					good, err := jit.Func[func(*uint64) uint64](c)
					if err != nil || good(&value) != uint64(g) {
						t.Errorf("a good call between the faults goes wrong")
					}
					runtime.GC()
				}
			}
		})
	}
	wg.Wait()
}

func BenchmarkLoadClose(b *testing.B) {
	for b.Loop() {
		c, err := jit.Load(add4)
		if err != nil {
			b.Skip(err)
		}
		c.Close()
	}
}

func BenchmarkFunc(b *testing.B) {
	f := mustFunc[func(int64) int64](b, add4)
	b.ReportAllocs()
	for b.Loop() {
		f(1)
	}
}

func BenchmarkFault(b *testing.B) {
	f := mustFunc[func(uintptr) (uintptr, error)](b, load)
	for b.Loop() {
		f(0)
	}
}
