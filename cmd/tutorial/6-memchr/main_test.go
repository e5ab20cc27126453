//go:build linux && amd64

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

func function(t testing.TB) func(s []byte, c byte) int {
	t.Helper()
	code, err := load()
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { code.Close() })
	f, err := indexFunc(code)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Every alignment and length up to some blocks, with the byte in every place of
// the text, in none, and around the text, where it does not count.
func TestEveryPlace(t *testing.T) {
	indexByte := function(t)
	const longest = 330
	memory := make([]byte, 64+longest+64)
	for from := 32; from < 64; from++ {
		for n := range longest {
			if n > 70 && n%13 != 0 && from%5 != 0 {
				continue
			}
			text := memory[from : from+n]
			memory[from-1], memory[from+n] = 'x', 'x'
			if got := indexByte(text, 'x'); got != -1 {
				t.Fatalf("found at %d in %d bytes without it", got, n)
			}
			for i := range text {
				text[i], text[n-1] = 'x', 'x'
				if got := indexByte(text, 'x'); got != i {
					t.Fatalf("found at %d in %d bytes with it at %d", got, n, i)
				}
				text[i], text[n-1] = 0, 0
			}
			memory[from-1], memory[from+n] = 0, 0
		}
	}
}

// Texts that begin and end at pages that must not be touched.
func TestReadsNoOtherPage(t *testing.T) {
	indexByte := function(t)
	page := os.Getpagesize()
	memory, err := unix.Mmap(-1, 0, 3*page, unix.PROT_NONE, unix.MAP_PRIVATE|unix.MAP_ANON)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Munmap(memory)
	middle := memory[page : 2*page]
	if err := unix.Mprotect(middle, unix.PROT_READ|unix.PROT_WRITE); err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 300; n++ {
		if got := indexByte(middle[:n], 'x'); got != -1 {
			t.Errorf("found at %d of %d", got, n)
		}
		if got := indexByte(middle[page-n:], 'x'); got != -1 {
			t.Errorf("found at %d of %d", got, n)
		}
	}
}

func Benchmark(b *testing.B) {
	indexByte := function(b)
	for _, n := range []int{16, 256, 4096, 64 << 10, 1 << 20} {
		text := make([]byte, n)
		text[n-1] = 'x'
		for _, c := range []struct {
			name string
			f    func(s []byte, c byte) int
		}{{"generated", indexByte}, {"bytes.IndexByte", bytes.IndexByte}} {
			b.Run(fmt.Sprintf("%d/%s", n, c.name), func(b *testing.B) {
				b.SetBytes(int64(n))
				for b.Loop() {
					if c.f(text, 'x') != n-1 {
						b.Fatal("not found")
					}
				}
			})
		}
	}
}
