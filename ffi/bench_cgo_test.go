//go:build cgo

package ffi_test

import (
	"testing"

	"github.com/ebitengine/purego"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/ffi/internal/cgobench"
)

func mustFunc[F any](t testing.TB, addr uintptr) F {
	t.Helper()
	f, err := ffi.Func[F](ffi.Addr(addr))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// BenchmarkCall calls the same C functions through cgo, this package and
// purego. The name before the slash is the function, the one after it the way.
func BenchmarkCall(b *testing.B) {
	b.Run("add4/cgo", func(b *testing.B) {
		for b.Loop() {
			cgobench.Add4(1)
		}
	})
	b.Run("add4/ffi.Func", func(b *testing.B) {
		f := mustFunc[func(int64) int64](b, cgobench.Add4Func.Addr())
		b.ReportAllocs()
		for b.Loop() {
			f(1)
		}
	})
	b.Run("add4/ffi.Call", func(b *testing.B) {
		addr := ffi.Addr(cgobench.Add4Func.Addr())
		b.ReportAllocs()
		for b.Loop() {
			ffi.Call(addr, 1)
		}
	})
	b.Run("add4/purego.SyscallN", func(b *testing.B) {
		addr := cgobench.Add4Func.Addr()
		b.ReportAllocs()
		for b.Loop() {
			purego.SyscallN(addr, 1)
		}
	})
	b.Run("add4/purego.RegisterFunc", func(b *testing.B) {
		var f func(int64) int64
		purego.RegisterFunc(&f, cgobench.Add4Func.Addr())
		b.ReportAllocs()
		for b.Loop() {
			f(1)
		}
	})
	b.Run("half/cgo", func(b *testing.B) {
		for b.Loop() {
			cgobench.Half(1)
		}
	})
	b.Run("half/ffi.Func", func(b *testing.B) {
		f := mustFunc[func(float64) float64](b, cgobench.HalfFunc.Addr())
		b.ReportAllocs()
		for b.Loop() {
			f(1)
		}
	})
	b.Run("sum6/cgo", func(b *testing.B) {
		for b.Loop() {
			cgobench.Sum6(1, 2, 3, 4, 5, 6)
		}
	})
	b.Run("sum6/ffi.Func", func(b *testing.B) {
		f := mustFunc[func(a, b, c, d, e, f int64) int64](b, cgobench.Sum6Func.Addr())
		b.ReportAllocs()
		for b.Loop() {
			f(1, 2, 3, 4, 5, 6)
		}
	})
	b.Run("sum12/cgo", func(b *testing.B) {
		for b.Loop() {
			cgobench.Sum12(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
		}
	})
	b.Run("sum12/ffi.Func", func(b *testing.B) {
		f := mustFunc[func(a, b, c, d, e, f, g, h, i, j, k, l int64) int64](b, cgobench.Sum12Func.Addr())
		b.ReportAllocs()
		for b.Loop() {
			f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
		}
	})
	data := []byte("text\x00")
	b.Run("first/cgo,pointer", func(b *testing.B) {
		for b.Loop() {
			cgobench.First(data)
		}
	})
	b.Run("first/ffi.Func,pointer", func(b *testing.B) {
		f := mustFunc[func(*byte) int64](b, cgobench.FirstFunc.Addr())
		b.ReportAllocs()
		for b.Loop() {
			f(&data[0])
		}
	})
	b.Run("first/ffi.Func,slice", func(b *testing.B) {
		f := mustFunc[func([]byte) int64](b, cgobench.FirstFunc.Addr())
		b.ReportAllocs()
		for b.Loop() {
			f(data)
		}
	})
	b.Run("first/cgo,string", func(b *testing.B) {
		for b.Loop() {
			cgobench.FirstString("text")
		}
	})
	b.Run("first/ffi.Func,string", func(b *testing.B) {
		f := mustFunc[func(string) int64](b, cgobench.FirstFunc.Addr())
		b.ReportAllocs()
		for b.Loop() {
			f("text")
		}
	})
	b.Run("errno/cgo", func(b *testing.B) {
		for b.Loop() {
			cgobench.Fails(1)
		}
	})
	b.Run("errno/ffi.Func", func(b *testing.B) {
		f := mustFunc[func(int64) (int64, error)](b, cgobench.FailsFunc.Addr())
		b.ReportAllocs()
		for b.Loop() {
			f(1)
		}
	})
	b.Run("small/ffi.Func,int8,bool", func(b *testing.B) {
		f := mustFunc[func(int8, bool) int8](b, cgobench.Add4Func.Addr())
		b.ReportAllocs()
		for b.Loop() {
			f(1, true)
		}
	})
}
