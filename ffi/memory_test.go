package ffi_test

import (
	"errors"
	"fmt"
	"math"
	"sync"
	"syscall"
	"testing"

	"github.com/seed1605a99e/movabs/ffi"
)

func ExampleMemory() {
	libc, err := ffi.Libc()
	if err != nil {
		fmt.Println(err)
		return
	}
	strtol, err := ffi.Import[func(text string, end ffi.Addr, base int32) int64](libc, "strtol")
	if err != nil {
		fmt.Println(err)
		return
	}
	end, err := ffi.Alloc(8)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer end.Free()
	fmt.Println(strtol("42 rest", end.Addr(), 10))
	_, err = ffi.Read[int64](end, 1)
	fmt.Println(err)
	// Output:
	// 42
	// ffi: read 8 bytes at offset 1 of memory of 8 bytes: out of bounds
}

func mustAlloc(t *testing.T, size int) *ffi.Memory {
	t.Helper()
	m, err := ffi.Alloc(size)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func checkValue[T ffi.Value](t *testing.T, m *ffi.Memory, offset int, v T) {
	t.Helper()
	if err := ffi.Write(m, offset, v); err != nil {
		t.Error(err)
	}
	if got, err := ffi.Read[T](m, offset); got != v || err != nil {
		t.Errorf("read %v, %v, want %v", got, err, v)
	}
}

func TestMemoryReadsWhatItWrote(t *testing.T) {
	m := mustAlloc(t, 64)
	defer m.Free()
	for offset := range 9 {
		checkValue(t, m, offset, int8(-3))
		checkValue(t, m, offset, int16(math.MinInt16))
		checkValue(t, m, offset, int32(-7))
		checkValue(t, m, offset, int64(math.MinInt64))
		checkValue(t, m, offset, uint16(0xfedc))
		checkValue(t, m, offset, uint64(math.MaxUint64))
		checkValue(t, m, offset, float32(1.5))
		checkValue(t, m, offset, -2.25)
		checkValue(t, m, offset, m.Addr())
	}
	if err := m.WriteString(60, "abc"); err != nil {
		t.Error(err)
	}
	if s, err := m.ReadString(61); s != "bc" || err != nil {
		t.Errorf("ReadString: %q, %v", s, err)
	}
	if err := m.Fill(0, 64, 'x'); err != nil {
		t.Error(err)
	}
	p := make([]byte, 3)
	if n, err := m.ReadAt(p, 61); n != 3 || err != nil || string(p) != "xxx" {
		t.Errorf("ReadAt: %d, %v, %q", n, err, p)
	}
	s, err := m.Slice(10, 4)
	if err != nil || s.Len() != 4 || s.Addr() != m.Addr()+10 {
		t.Errorf("Slice: %v", err)
	}
}

func TestMemoryOfC(t *testing.T) {
	strdup := mustImport[func(string) ffi.Addr](t, "strdup")
	free := mustImport[func(ffi.Addr)](t, "free")
	p := strdup("hello")
	defer free(p)
	m, err := ffi.Borrow(p, 6)
	if err != nil {
		t.Fatal(err)
	}
	if s, err := m.ReadString(0); s != "hello" || err != nil {
		t.Errorf("%q, %v", s, err)
	}
	if err := m.Free(); err != nil {
		t.Error(err)
	}
	text, err := ffi.AllocString("four")
	if err != nil {
		t.Fatal(err)
	}
	defer text.Free()
	if n := mustImport[func(ffi.Addr) uint64](t, "strlen")(text.Addr()); n != 4 {
		t.Errorf("strlen: %d", n)
	}
}

func TestWrongUseOfMemoryIsAnError(t *testing.T) {
	m := mustAlloc(t, 8)
	wrong := func(err error) {
		t.Helper()
		if !errors.As(err, new(*ffi.MemoryError)) {
			t.Errorf("%v, want a *MemoryError", err)
		}
	}
	read := func(offset int) error { _, err := ffi.Read[uint32](m, offset); return err }
	for _, offset := range []int{-1, 5, 8, 9, math.MaxInt, math.MinInt, math.MaxInt - 3} {
		wrong(read(offset))
		wrong(ffi.Write(m, offset, uint64(1)))
		wrong(m.Fill(offset, 4, 0))
		_, err := m.ReadString(offset - 1<<8)
		wrong(err)
		_, err = m.WriteAt(make([]byte, 4), int64(offset))
		wrong(err)
		_, err = m.Slice(offset, 4)
		wrong(err)
	}
	wrong(m.Fill(0, -1, 0))
	wrong(m.Fill(0, math.MaxInt, 0))
	wrong(m.WriteString(0, "12345678"))
	if err := m.Fill(0, 8, 'x'); err != nil {
		t.Error(err)
	}
	_, err := m.ReadString(0) // no NUL
	wrong(err)
	if err := m.Free(); err != nil {
		t.Error(err)
	}
	wrong(m.Free())
	wrong(read(0))
	if m.Addr() != 0 || m.Len() != 0 {
		t.Errorf("after Free: %v, %d", m.Addr(), m.Len())
	}
	var zero ffi.Memory
	wrong(zero.Free())
	wrong(zero.Fill(0, 0, 0))
	_, err = ffi.Alloc(-1)
	wrong(err)
	_, err = ffi.Borrow(0, 1)
	wrong(err)
	_, err = ffi.Borrow(^ffi.Addr(0), 2)
	wrong(err)
	if _, err := ffi.Alloc(math.MaxInt); !errors.Is(err, syscall.ENOMEM) {
		t.Errorf("Alloc of everything: %v, want ENOMEM", err)
	}
}

func TestMemoryIsFreedOnce(t *testing.T) {
	m := mustAlloc(t, 8)
	var wg sync.WaitGroup
	freed := make(chan bool, 8)
	for range 8 {
		wg.Go(func() {
			for range 100 {
				ffi.Read[uint64](m, 0)
			}
			freed <- m.Free() == nil
		})
	}
	wg.Wait()
	n := 0
	for range 8 {
		if <-freed {
			n++
		}
	}
	if n != 1 {
		t.Errorf("freed %d times", n)
	}
}
