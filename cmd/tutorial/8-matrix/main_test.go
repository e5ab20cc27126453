//go:build linux && amd64

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed1605a99e/movabs/jit"
)

func multiplierFor(t testing.TB, s sizes) multiplier {
	t.Helper()
	code, err := load(s)
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { code.Close() })
	f, err := jit.Func[multiplier](code)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// matrices returns a and b with small integers, whose products are exact.
func matrices(s sizes) (a, b []float32) {
	r := rand.New(rand.NewPCG(uint64(s.m), uint64(s.n)))
	a, b = make([]float32, s.m*s.k), make([]float32, s.k*s.n)
	for _, x := range [][]float32{a, b} {
		for i := range x {
			x[i] = float32(r.IntN(201) - 100)
		}
	}
	return a, b
}

func TestSizes(t *testing.T) {
	for _, m := range []int{1, 2, 5, 6, 7, 12, 19} {
		for _, k := range []int{1, 2, 33} {
			for n := 1; n <= 50; n++ {
				s := sizes{m, k, n}
				a, b := matrices(s)
				want := make([]float32, m*n)
				multiplyPlain(s, want, a, b)
				// Numbers behind c must stay, and those in c go.
				got := slices.Repeat([]float32{7}, m*n+100)
				multiplierFor(t, s)(got, a, b)
				if !slices.Equal(got[:m*n], want) {
					t.Fatalf("%v: %v, want %v", s, got[:m*n], want)
				}
				if i := slices.IndexFunc(got[m*n:], func(x float32) bool { return x != 7 }); i >= 0 {
					t.Fatalf("%v: number %d behind the result is overwritten", s, i)
				}
			}
		}
	}
}

func TestBadSizes(t *testing.T) {
	for _, s := range []sizes{{0, 1, 1}, {1, -1, 1}, {1, 1, 1<<20 + 1}} {
		if code, err := load(s); err == nil {
			code.Close()
			t.Errorf("%v: no error", s)
		}
	}
}

func Benchmark(b *testing.B) {
	for _, n := range []int{4, 32, 100, 256} {
		s := sizes{n, n, n}
		x, y := matrices(s)
		z := make([]float32, n*n)
		generated := multiplierFor(b, s)
		for _, f := range []struct {
			name string
			f    multiplier
		}{
			{"generated", generated},
			{"Go", func(c, a, b []float32) { multiplyPlain(s, c, a, b) }},
		} {
			b.Run(fmt.Sprintf("%d/%s", n, f.name), func(b *testing.B) {
				for b.Loop() {
					f.f(z, x, y)
				}
				flops := 2 * float64(n) * float64(n) * float64(n) * float64(b.N)
				b.ReportMetric(flops/float64(b.Elapsed().Nanoseconds()), "Gflop/s")
			})
		}
	}
}
