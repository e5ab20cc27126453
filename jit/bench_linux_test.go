//go:build amd64 || arm64

package jit_test

import (
	"bytes"
	"math/rand/v2"
	"syscall"
	"testing"
	"unsafe"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
)

// randomCode is code of 16 to 255 bytes.
func randomCode(r *rand.Rand) []byte { return nops[:16+r.IntN(240)] }

var nops = bytes.Repeat(nop, 256/len(nop))

// benchLoad measures load and close of one more piece.
func benchLoad(b *testing.B, a *jit.Arena, code func() []byte, use func(*jit.Code)) {
	b.ReportAllocs()
	for b.Loop() {
		c, err := a.Load("", code())
		if err != nil {
			b.Fatal(err)
		}
		if use != nil {
			use(c)
		}
		c.Close()
	}
}

// BenchmarkArena compares what belongs together: the life of a small piece with
// that of pages of its own, and a fresh arena with one of 100,000 pieces after
// half of them were replaced at random.
func BenchmarkArena(b *testing.B) {
	small := func() []byte { return add4 }
	r := rand.New(rand.NewPCG(1, 1))
	random := func() []byte { return randomCode(r) }
	b.Run("load+close", func(b *testing.B) { benchLoad(b, mustArena(b, nil), small, nil) })
	b.Run("load+call+close", func(b *testing.B) {
		benchLoad(b, mustArena(b, nil), small, func(c *jit.Code) { ffi.Call(c.Addr(), 1) })
	})
	b.Run("load+func+call+close", func(b *testing.B) {
		benchLoad(b, mustArena(b, nil), small, func(c *jit.Code) {
			f, err := jit.Func[func(int64) int64](c)
			if err != nil {
				b.Fatal(err)
			}
			f(1)
		})
	})
	b.Run("load+leaf+call+close", func(b *testing.B) {
		benchLoad(b, mustArena(b, nil), small, func(c *jit.Code) {
			f, err := jit.Leaf[func(int64) int64](c)
			if err != nil {
				b.Fatal(err)
			}
			f(1)
		})
	})
	b.Run("mmap+mprotect+call+munmap", benchPages)
	b.Run("fresh, random sizes", func(b *testing.B) { benchLoad(b, mustArena(b, nil), random, nil) })
	a := mustArena(b, nil)
	pieces := fragment(b, a, r)
	b.Run("100k live, one more", func(b *testing.B) { benchLoad(b, a, random, nil) })
	b.Run("100k live, random replaced", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			i := r.IntN(len(pieces))
			pieces[i].Close()
			c, err := a.Load("", random())
			if err != nil {
				b.Fatal(err)
			}
			pieces[i] = c
		}
	})
}

// fragment loads 100,000 pieces and replaces half of them at random.
func fragment(b *testing.B, a *jit.Arena, r *rand.Rand) []*jit.Code {
	pieces := make([]*jit.Code, 100_000)
	for i := range pieces {
		pieces[i] = mustPiece(b, a, "", randomCode(r))
	}
	var replaced []int
	for i, c := range pieces {
		if r.IntN(2) == 0 {
			c.Close()
			replaced = append(replaced, i)
		}
	}
	for _, i := range replaced {
		pieces[i] = mustPiece(b, a, "", randomCode(r))
	}
	return pieces
}

// benchPages is what a program does that has no arena.
func benchPages(b *testing.B) {
	const size = 4096
	for b.Loop() {
		p, err := ffi.Mmap(0, size, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_PRIVATE|syscall.MAP_ANON, -1, 0)
		if err != nil {
			b.Fatal(err)
		}
		copy(unsafe.Slice(*(**byte)(unsafe.Pointer(&p)), size), add4)
		ffi.Mprotect(p, size, syscall.PROT_READ|syscall.PROT_EXEC)
		ffi.Call(ffi.Addr(p), 1)
		ffi.Munmap(p, size)
	}
}
