package ffi_test

import (
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"runtime"
	"runtime/pprof"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/ffi/cabi"
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
		return 200 * time.Millisecond
	}
	return time.Second
}

// TestStress does all at once what calls and callbacks have to bear, and
// disturbs them with collections, profiles, tracebacks and other processes.
func TestStress(t *testing.T) {
	if !cabi.Supported {
		t.Skip("purego makes the calls and callbacks here")
	}
	s := newStress(t)
	end := time.Now().Add(stressTime(t))
	steps := make(map[string]int)
	var mu sync.Mutex
	var wg sync.WaitGroup
	var seed uint64
	repeat := func(name string, step func(r *rand.Rand)) {
		seed++
		r := rand.New(rand.NewPCG(seed, 1))
		wg.Go(func() {
			n := 0
			for ; time.Now().Before(end) && !t.Failed(); n++ {
				step(r)
			}
			mu.Lock()
			defer mu.Unlock()
			steps[name] += n
		})
	}
	for range 2 {
		repeat("panics", s.panics)
		repeat("panics caught on the way", s.caughtOnTheWay)
		repeat("stack growth", s.growth)
		repeat("foreign threads", s.foreignThreads)
		repeat("ending threads", s.endingThreads)
		repeat("errno", s.errno)
		repeat("callbacks made and closed", s.madeAndClosed)
	}
	repeat("collections", func(*rand.Rand) { runtime.GC() })
	repeat("tracebacks", traceback)
	repeat("profiles", profile)
	repeat("processes", s.process)
	wg.Wait()
	t.Log(steps)
}

// TestStressUnderOtherSchedules runs TestStress again with one processor and
// with many, and with a collector that never rests.
func TestStressUnderOtherSchedules(t *testing.T) {
	const child = "MOVABS_TEST_SCHEDULE"
	if testing.Short() || os.Getenv(child) != "" {
		t.Skip("runs in processes of its own, and takes seconds")
	}
	for _, env := range [][]string{
		{"GOMAXPROCS=1", "GOGC=1"},
		{"GOMAXPROCS=8", "GOGC=1"},
		{"GOMAXPROCS=8", "GODEBUG=asyncpreemptoff=1"},
	} {
		cmd := again("-test.v", "-test.run=^TestStress$")
		cmd.Env = append(append(os.Environ(), env...), child+"=1")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%v: %v\n%s", env, err, out)
		}
		if testing.Verbose() {
			t.Logf("%v\n%s", env, out)
		}
	}
}

// stress has the C functions that TestStress calls.
type stress struct {
	t       *testing.T
	qsort   func(base []int32, n, size uintptr, compare ffi.Addr)
	create  func(thread *uintptr, attr uintptr, start ffi.Addr, arg uintptr) int32
	join    func(thread uintptr, result *uintptr) int32
	strlen  func(string) uint64
	close   func(fd int32) (int32, error)
	chdir   func(path string) (int32, error)
	labs    func(int64) (int64, error)
	program string // does nothing; "" if there is none
}

func newStress(t *testing.T) *stress {
	program, err := exec.LookPath("true")
	if err != nil {
		t.Log(err)
	}
	return &stress{
		t:       t,
		qsort:   mustImport[func([]int32, uintptr, uintptr, ffi.Addr)](t, "qsort"),
		create:  mustImport[func(*uintptr, uintptr, ffi.Addr, uintptr) int32](t, "pthread_create"),
		join:    mustImport[func(uintptr, *uintptr) int32](t, "pthread_join"),
		strlen:  mustImport[func(string) uint64](t, "strlen"),
		close:   mustImport[func(int32) (int32, error)](t, "close"),
		chdir:   mustImport[func(string) (int32, error)](t, "chdir"),
		labs:    mustImport[func(int64) (int64, error)](t, "labs"),
		program: program,
	}
}

// nest calls do through qsort, which calls do through qsort, and so on.
func (s *stress) nest(depth int, do func(level int)) {
	if depth == 0 {
		return
	}
	c := mustCallback(s.t, func(a, b *int32) int32 {
		do(depth)
		s.nest(depth-1, do)
		return *a - *b
	})
	defer c.Close()
	v := []int32{2, 1}
	s.qsort(v, 2, 4, c.Addr())
	if v[0] != 1 {
		s.t.Errorf("qsort does not sort at level %d", depth)
	}
}

// panics lets a panic pass through several functions of C.
func (s *stress) panics(r *rand.Rand) {
	value := r.Uint64()
	defer func() {
		if got := recover(); got != value {
			s.t.Errorf("recovered %v, want %v", got, value)
		}
	}()
	s.nest(1+r.IntN(4), func(level int) {
		if level == 1 {
			panic(value)
		}
	})
	s.t.Error("a panic is lost")
}

// caughtOnTheWay recovers in a callback; the C functions around it go on.
func (s *stress) caughtOnTheWay(r *rand.Rand) {
	calls := 0
	s.nest(1+r.IntN(3), func(int) {
		calls++
		s.panics(r)
	})
	if calls == 0 {
		s.t.Error("qsort has called nothing")
	}
}

// grow needs about 300 bytes of stack times n, and returns n.
func grow(n int) int {
	var pad [256]byte
	if n == 0 {
		return 0
	}
	pad[n%256] = 1
	return grow(n-1) + int(pad[n%256])
}

// growth calls back with arguments in registers and on the stack, and the
// callback makes the stack grow. Each time the goroutine is new, so its stack
// is small.
func (s *stress) growth(r *rand.Rand) {
	type function = func(a int64, p *int64, text string, x float64, b, c, d, e, f int64) float64
	depth := r.IntN(3000)
	done := make(chan bool)
	go func() {
		defer close(done)
		c := mustCallback[function](s.t, func(a int64, p *int64, text string, x float64, b, c, d, e, f int64) float64 {
			if got := grow(depth); got != depth {
				s.t.Errorf("grow gives %d, want %d", got, depth)
			}
			return float64(a) + float64(*p) + float64(len(text)) + x + float64(b+c+d+e+f)
		})
		defer c.Close()
		f, err := ffi.Func[function](c.Addr())
		if err != nil {
			s.t.Error(err)
			return
		}
		v := int64(20)
		if got := f(1, &v, "abc", 0.5, 1, 2, 3, 4, 5); got != 39.5 {
			s.t.Errorf("depth %d: %v", depth, got)
		}
	}()
	<-done
}

// foreignThreads calls back on threads that C has made.
func (s *stress) foreignThreads(r *rand.Rand) {
	depth := r.IntN(500)
	c := mustCallback(s.t, func(arg uintptr) uintptr {
		grow(depth)
		s.errno(nil)
		s.panics(rand.New(rand.NewPCG(uint64(arg), 1)))
		return arg * 2
	})
	defer c.Close()
	threads := make([]uintptr, 1+r.IntN(4))
	for i := range threads {
		if e := s.create(&threads[i], 0, c.Addr(), uintptr(i)); e != 0 {
			s.t.Errorf("pthread_create: %v", syscall.Errno(e))
			threads = threads[:i]
			break
		}
	}
	for i, thread := range threads {
		var result uintptr
		if e := s.join(thread, &result); e != 0 || result != uintptr(2*i) {
			s.t.Errorf("thread %d: error %d, result %d", i, e, result)
		}
	}
}

// endingThreads calls C on threads of Go that end with their goroutine.
func (s *stress) endingThreads(r *rand.Rand) {
	done := make(chan bool)
	go func() {
		defer close(done)
		runtime.LockOSThread()
		s.errno(nil)
		s.panics(r)
	}()
	<-done
}

// errno wants the errno of each function, wherever the goroutine runs. It needs
// no random numbers.
func (s *stress) errno(*rand.Rand) {
	for range 20 {
		if n, err := s.close(-1); n != -1 || err != syscall.EBADF {
			s.t.Errorf("close: %d, %v", n, err)
		}
		runtime.Gosched()
		if n, err := s.chdir("/no/such/folder"); n != -1 || err != syscall.ENOENT {
			s.t.Errorf("chdir: %d, %v", n, err)
		}
		if n, err := s.labs(-7); n != 7 || err != nil {
			s.t.Errorf("labs: %d, %v", n, err)
		}
	}
}

// madeAndClosed makes callbacks, calls and closes them in another order.
func (s *stress) madeAndClosed(r *rand.Rand) {
	all := make([]*ffi.Callback, 1+r.IntN(100))
	for i := range all {
		all[i] = mustCallback(s.t, func(text string) int64 { return int64(s.strlen(text)) + int64(i) })
	}
	for _, i := range r.Perm(len(all)) {
		f, err := ffi.Func[func(string) int64](all[i].Addr())
		if err != nil {
			s.t.Error(err)
		} else if got := f("four"); got != int64(i)+4 {
			s.t.Errorf("callback %d returns %d", i, got)
		}
		if err := all[i].Close(); err != nil {
			s.t.Error(err)
		}
	}
}

func (s *stress) process(*rand.Rand) {
	if s.program == "" {
		time.Sleep(time.Millisecond)
	} else if err := exec.Command(s.program).Run(); err != nil {
		s.t.Error(err)
	}
}

// traceback walks the stacks of all goroutines, whatever they are in.
func traceback(*rand.Rand) {
	runtime.Stack(make([]byte, 1<<16), true)
	time.Sleep(time.Millisecond)
}

// profile profiles for a moment. The test may be profiled already.
func profile(r *rand.Rand) {
	err := pprof.StartCPUProfile(io.Discard)
	time.Sleep(time.Duration(r.IntN(100)) * time.Millisecond)
	if err == nil {
		pprof.StopCPUProfile()
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
