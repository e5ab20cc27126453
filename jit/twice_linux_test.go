//go:build amd64 || arm64

package jit

import (
	"errors"
	"os"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
)

// TestSources runs code in every kind of memory that is mapped twice.
func TestSources(t *testing.T) {
	s, err := reserve()
	if err != nil {
		t.Skip(err)
	}
	for _, source := range append(sources(false), sources(true)...) {
		t.Run(source.name, func(t *testing.T) {
			size := uintptr(os.Getpagesize())
			if source.name == "memfd in large pages" {
				size = uintptr(Memory().LargePageSize)
			}
			p, err := s.take(size, size)
			if err != nil {
				t.Fatal(err)
			}
			defer func() {
				if err := s.release(p); err != nil {
					t.Error(err)
				}
			}()
			memory, err := source.mapTwice(p, fillTraps)
			if errors.Is(err, unix.ENOMEM) {
				t.Skip("the system has no large pages to give")
			}
			if errors.Is(err, unix.EINVAL) && rewritable() != nil {
				t.Skip("an emulator with pages of its own does not map large ones")
			}
			if err != nil {
				t.Fatal(err)
			}
			for n := range byte(3) {
				if n > 0 && rewritable() != nil {
					break
				}
				copy(memory, returning(n))
				flush(p.memory())
				if got, err := ffi.Call(ffi.Addr(p.addr)); err != nil || got != uintptr(n) {
					t.Errorf("the code returns %d, %v", got, err)
				}
			}
			if err := unmap(memory); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestNothingIsMappedTwice: an arena falls back to pages for each piece.
func TestNothingIsMappedTwice(t *testing.T) {
	a, err := NewArena(nil)
	if err != nil {
		t.Skip(err)
	}
	defer a.Close()
	for _, test := range []struct {
		err  error
		want bool
	}{
		{errors.Join(unix.EPERM, unix.EACCES), true},
		{errors.ErrUnsupported, true},
		{unix.ENOMEM, false},
		{errSpace, false},
	} {
		if forbidden(test.err) != test.want {
			t.Errorf("forbidden(%v) = %t", test.err, !test.want)
		}
	}
	a.why = unix.EPERM
	c, err := a.Load("c", returning(0))
	if err != nil || c.home.block != nil || a.Stats().Apart != unix.EPERM {
		t.Errorf("Load without blocks: %v, %+v", err, a.Stats())
	}
}
