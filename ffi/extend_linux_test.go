//go:build amd64 || arm64

package ffi_test

import (
	"testing"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
)

// code returns the address of a function.
func code(t *testing.T, bytes []byte) ffi.Addr {
	t.Helper()
	c, err := jit.Load(bytes)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { c.Close() })
	return c.Addr()
}

func bound[F any](t *testing.T, addr ffi.Addr) F {
	t.Helper()
	f, err := ffi.Func[F](addr)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// The upper bits of a small value in a register are undefined in Go, and C
// compilers expect an extension to 32 bits.
func TestSmallArgumentsAreExtended(t *testing.T) {
	first, second := code(t, returnFirst), code(t, returnSecond)
	wide := int64(0x1234_5678_9abc_deff)
	if got := bound[func(int8) int64](t, first)(int8(wide)); got != -1 {
		t.Errorf("int8 -1 arrives as %#x", got)
	}
	if got := bound[func(uint8) int64](t, first)(uint8(wide)); got != 0xff {
		t.Errorf("uint8 0xff arrives as %#x", got)
	}
	if got := bound[func(*int64, int16) int64](t, second)(&wide, int16(wide)); got != -0x2101 {
		t.Errorf("int16 -0x2101 arrives as %#x", got)
	}
	if got := bound[func([]byte, uint16) int64](t, second)(nil, uint16(wide)); got != 0xdeff {
		t.Errorf("uint16 0xdeff arrives as %#x", got)
	}
	if got := bound[func(float32, bool, int8) int64](t, second)(1, true, int8(wide)); got != -1 {
		t.Errorf("int8 -1 after a bool arrives as %#x", got)
	}
	if got := bound[func([]byte) uintptr](t, first)(make([]byte, 0, 8)); got != 0 {
		t.Errorf("an empty slice arrives as %#x", got)
	}
	if got := bound[func(int8, []byte) uintptr](t, second)(int8(wide), make([]byte, 0, 8)); got != 0 {
		t.Errorf("an empty slice after an int8 arrives as %#x", got)
	}
	text := []byte("ab")
	if got := bound[func(int8, []byte) *[2]byte](t, second)(int8(wide), text); *got != [2]byte{'a', 'b'} {
		t.Errorf("a slice after an int8 arrives as %q", *got)
	}
	if got := bound[func(int8, []byte) int64](t, first)(int8(wide), text); got != -1 {
		t.Errorf("int8 -1 before a slice arrives as %#x", got)
	}
}

// C leaves the bits above a small result undefined.
func TestSmallResultsAreExtended(t *testing.T) {
	f := code(t, returnWide)
	if got := int64(bound[func() int8](t, f)()); got != -1 {
		t.Errorf("int8: %#x", got)
	}
	if got := uint64(bound[func() uint8](t, f)()); got != 0xff {
		t.Errorf("uint8: %#x", got)
	}
	if got := int64(bound[func() int16](t, f)()); got != -0x2101 {
		t.Errorf("int16: %#x", got)
	}
	if got := int64(bound[func() int32](t, f)()); got != -0x65432101 {
		t.Errorf("int32: %#x", got)
	}
	if got := uint64(bound[func() uint32](t, f)()); got != 0x9abcdeff {
		t.Errorf("uint32: %#x", got)
	}
	if r, err := bound[func() (int16, error)](t, f)(); int64(r) != -0x2101 || err != nil {
		t.Errorf("int16 and errno: %#x, %v", r, err)
	}
	if !bound[func() bool](t, f)() {
		t.Error("bool: false")
	}
}
