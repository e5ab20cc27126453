package ffi_test

import (
	"errors"
	"io"
	"math"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
)

func libc(t testing.TB) *ffi.Library {
	t.Helper()
	l, err := ffi.Libc()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func mustImport[F any](t testing.TB, symbol string) F {
	t.Helper()
	f, err := ffi.Import[F](libc(t), symbol)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestImportCallsWithEveryKindOfValue(t *testing.T) {
	if got := mustImport[func(int32) int32](t, "abs")(-4); got != 4 {
		t.Errorf("abs(-4) = %d", got)
	}
	if got := mustImport[func(string) uint64](t, "strlen")("héllo"); got != 6 {
		t.Errorf("strlen = %d", got)
	}
	if got := mustImport[func(string, *byte) float64](t, "strtod")("2.5", nil); got != 2.5 {
		t.Errorf("strtod = %v", got)
	}
	if got := mustImport[func(float64, int32) float64](t, "ldexp")(0.75, 4); got != 12 {
		t.Errorf("ldexp(0.75, 4) = %v", got)
	}
	if got := mustImport[func(string, int32) string](t, "strchr")("a=b", '='); got != "=b" {
		t.Errorf("strchr = %q", got)
	}
	buf := []byte("....")
	mustImport[func([]byte, int32, uintptr) uintptr](t, "memset")(buf, 'x', 3)
	if string(buf) != "xxx." {
		t.Errorf("memset wrote %q", buf)
	}
}

func TestFuncPassesArgumentsOnTheStack(t *testing.T) {
	type printf = func(buf []byte, size uintptr, format string, a, b, c, d, e, f, g int64, x float64, s string) int32
	buf := make([]byte, 100)
	n := mustImport[printf](t, "snprintf")(buf, 100, "%ld %ld %ld %ld %ld %ld %ld %.2f %s", 1, -2, 3, -4, 5, -6, math.MaxInt64, 2.5, "end")
	if got, want := string(buf[:n]), "1 -2 3 -4 5 -6 9223372036854775807 2.50 end"; got != want {
		t.Errorf("snprintf wrote %q, want %q", got, want)
	}
}

func TestErrnoIsTrue(t *testing.T) {
	_, err := ffi.Mmap(0, 1<<62, unix.PROT_READ, unix.MAP_PRIVATE|unix.MAP_ANON, -1, 0)
	if !errors.Is(err, syscall.ENOMEM) {
		t.Errorf("mmap of an impossible length: %v, want ENOMEM", err)
	}
	_, err = ffi.Mmap(0, 4096, unix.PROT_READ, unix.MAP_PRIVATE, 1<<20, 0)
	if !errors.Is(err, syscall.EBADF) {
		t.Errorf("mmap of a bad descriptor: %v, want EBADF", err)
	}
	closeFD := mustImport[func(int32) (int32, error)](t, "close")
	if r, err := closeFD(-1); r != -1 || err != syscall.EBADF {
		t.Errorf("close(-1) = %d, %v, want -1, EBADF", r, err)
	}
	addr, err := libc(t).Lookup("close")
	if err != nil {
		t.Fatal(err)
	}
	if r, err := ffi.Call(addr, ^uintptr(0)); int32(r) != -1 || err != syscall.EBADF {
		t.Errorf("Call close(-1) = %d, %v, want -1, EBADF", int32(r), err)
	}
	if err := ffi.Munmap(1, 1); !errors.Is(err, syscall.EINVAL) {
		t.Errorf("munmap of an odd address: %v, want EINVAL", err)
	}
	if _, err := mustImport[func(int32) (int32, error)](t, "abs")(-3); err != nil {
		t.Errorf("abs reports %v", err)
	}
}

func TestMemory(t *testing.T) {
	p, err := ffi.Mmap(0, 4096, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANON, -1, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := ffi.Mprotect(p, 4096, unix.PROT_READ); err != nil {
		t.Error(err)
	}
	if err := ffi.Munmap(p, 4096); err != nil {
		t.Error(err)
	}
	fd, err := ffi.MemfdCreate("movabs-test", 1) // MFD_CLOEXEC
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	unix.Close(fd)
}

func TestWrongNamesAndTypesAreErrors(t *testing.T) {
	var libErr *ffi.LibraryError
	for _, name := range []string{"libno-such-thing.so.9", "bad\x00name"} {
		if _, err := ffi.Open(name); !errors.As(err, &libErr) {
			t.Errorf("Open(%q): %v, want a *LibraryError", name, err)
		}
	}
	var symErr *ffi.SymbolError
	for _, name := range []string{"no_such_symbol", "abs\x00"} {
		if _, err := libc(t).Lookup(name); !errors.As(err, &symErr) {
			t.Errorf("Lookup(%q): %v, want a *SymbolError", name, err)
		}
	}
	if _, err := ffi.Import[func()](libc(t), "no_such_symbol"); !errors.As(err, &symErr) {
		t.Errorf("Import: %v, want a *SymbolError", err)
	}
	wantTypeError[int](t)
	wantTypeError[func(chan int)](t)
	wantTypeError[func(map[string]int) int](t)
	wantTypeError[func() (int, int)](t)
	wantTypeError[func(any)](t)
	wantTypeError[func(...int) (int, error)](t)
	wantTypeError[func(complex128)](t)
	wantTypeError[func() []byte](t)
	if _, err := ffi.Func[func()](0); !errors.As(err, new(*ffi.TypeError)) {
		t.Errorf("Func of address 0: %v", err)
	}
	if _, err := ffi.Call(0); err == nil {
		t.Error("Call of address 0 is no error")
	}
	if _, err := ffi.Call(1, make([]uintptr, ffi.MaxArgs+1)...); err == nil {
		t.Error("Call with too many arguments is no error")
	}
}

func wantTypeError[F any](t *testing.T) {
	t.Helper()
	_, err := ffi.Import[F](libc(t), "abs")
	if !errors.As(err, new(*ffi.TypeError)) {
		var f F
		t.Errorf("%T: %v, want a *TypeError", f, err)
	}
}

func TestCallbacksGoThroughPurego(t *testing.T) {
	qsort := mustImport[func(base []int32, n, size uintptr, compare func(a, b *int32) int32)](t, "qsort")
	v := []int32{3, 1, 2}
	qsort(v, 3, 4, func(a, b *int32) int32 { return *a - *b })
	if v[0] != 1 || v[1] != 2 || v[2] != 3 {
		t.Errorf("qsort gives %v", v)
	}
}

func TestGetcharKnowsTheEnd(t *testing.T) {
	// The test's standard input is /dev/null.
	if _, err := ffi.Getchar(); err != io.EOF {
		t.Errorf("Getchar: %v, want EOF", err)
	}
	if err := ffi.Flush(); err != nil {
		t.Error(err)
	}
}
