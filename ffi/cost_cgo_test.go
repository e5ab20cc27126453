//go:build cgo

package ffi_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/ebitengine/purego"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/ffi/internal/cgobench"
	"github.com/seed1605a99e/movabs/jit"
)

// A way is one way to call a function; call makes n calls.
type way struct {
	name string
	call func(n int)
}

// calls returns a way that calls f.
func calls(name string, f func()) way {
	return way{name, func(n int) {
		for range n {
			f()
		}
	}}
}

// best measures the ways in turns and returns the shortest time that a call
// took in each, in nanoseconds: what other processes take from this one does
// not count.
func best(ways []way) []float64 {
	const turns, batch = 400, 1000
	times := make([]float64, len(ways))
	for turn := range turns {
		for i, w := range ways {
			start := time.Now()
			w.call(batch)
			t := float64(time.Since(start).Nanoseconds()) / batch
			if turn == 0 || t < times[i] {
				times[i] = t
			}
		}
	}
	return times
}

// TestCallCost prints what calls cost beside cgo. Run it with -v.
func TestCallCost(t *testing.T) {
	if testing.Short() || !testing.Verbose() {
		t.Skip("for people who want the table: go test -run CallCost -v")
	}
	var table strings.Builder
	for _, row := range costs(t) {
		times := best(row.ways)
		fmt.Fprintf(&table, "\n%-26s", row.name)
		for i, w := range row.ways {
			fmt.Fprintf(&table, "  %s %.1f (%.2f)", w.name, times[i], times[i]/times[0])
		}
	}
	t.Log(table.String())
}

type cost struct {
	name string
	ways []way
}

func costs(t *testing.T) []cost {
	add4 := mustFunc[func(int64) int64](t, cgobench.Add4Func.Addr())
	addr := ffi.Addr(cgobench.Add4Func.Addr())
	var registered func(int64) int64
	purego.RegisterFunc(&registered, cgobench.Add4Func.Addr())
	half := mustFunc[func(float64) float64](t, cgobench.HalfFunc.Addr())
	sum6 := mustFunc[func(a, b, c, d, e, f int64) int64](t, cgobench.Sum6Func.Addr())
	sum12 := mustFunc[func(a, b, c, d, e, f, g, h, i, j, k, l int64) int64](t, cgobench.Sum12Func.Addr())
	pointer := mustFunc[func(*byte) int64](t, cgobench.FirstFunc.Addr())
	slice := mustFunc[func([]byte) int64](t, cgobench.FirstFunc.Addr())
	text := mustFunc[func(string) int64](t, cgobench.FirstFunc.Addr())
	small := mustFunc[func(int8, bool) int8](t, cgobench.Add4Func.Addr())
	fails := mustFunc[func(int64) (int64, error)](t, cgobench.FailsFunc.Addr())
	data := []byte("text\x00")
	apply := mustFunc[func(f ffi.Addr, x int64) int64](t, cgobench.ApplyFunc.Addr())
	callback := mustCallback(t, func(x int64) int64 { return x + 4 })
	t.Cleanup(func() { callback.Close() })
	made := loadAdd4(t)
	generated, simple, leaf := generatedAdd4(t, made)
	cgoAdd4 := calls("cgo", func() { cgobench.Add4(1) })
	cgoGenerated := calls("cgo", func() { cgobench.At(uintptr(made.Addr()), 1) })
	return []cost{
		{"int64", []way{cgoAdd4,
			calls("Func", func() { add4(1) }),
			calls("Call", func() { ffi.Call(addr, 1) }),
			calls("SyscallN", func() { purego.SyscallN(uintptr(addr), 1) }),
			calls("RegisterFunc", func() { registered(1) })}},
		{"generated code", []way{cgoGenerated, calls("jit.Func", func() { generated(1) }),
			calls("without callbacks", func() { simple(1) }), calls("jit.Leaf", func() { leaf(1) })}},
		{"C that calls Go", []way{calls("cgo", func() { cgobench.CallsGo(1) }), calls("Func and Callback", func() { apply(callback.Addr(), 1) })}},
		{"float64", []way{calls("cgo", func() { cgobench.Half(1) }), calls("Func", func() { half(1) })}},
		{"6 int64", []way{calls("cgo", func() { cgobench.Sum6(1, 2, 3, 4, 5, 6) }), calls("Func", func() { sum6(1, 2, 3, 4, 5, 6) })}},
		{"12 int64", []way{calls("cgo", func() { cgobench.Sum12(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) }),
			calls("Func", func() { sum12(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) })}},
		{"pointer", []way{calls("cgo", func() { cgobench.First(data) }), calls("Func", func() { pointer(&data[0]) })}},
		{"[]byte", []way{calls("cgo", func() { cgobench.First(data) }), calls("Func", func() { slice(data) })}},
		{"string", []way{calls("cgo", func() { cgobench.FirstString("text") }), calls("Func", func() { text("text") })}},
		{"int8, bool", []way{cgoAdd4, calls("Func", func() { small(1, true) })}},
		{"errno", []way{calls("cgo", func() { cgobench.Fails(1) }), calls("Func", func() { fails(1) })}},
	}
}

func loadAdd4(t *testing.T) *jit.Code {
	code, err := jit.Load(map[string][]byte{
		"amd64": {0x48, 0x8d, 0x47, 0x04, 0xc3},                   // lea rax, [rdi+4]; ret
		"arm64": {0x00, 0x10, 0x00, 0x91, 0xc0, 0x03, 0x5f, 0xd6}, // add x0, x0, #4; ret
	}[runtime.GOARCH])
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { code.Close() })
	return code
}

func generatedAdd4(t *testing.T, code *jit.Code) (f, simple, leaf func(int64) int64) {
	var err error
	if f, err = jit.Func[func(int64) int64](code); err != nil {
		t.Fatal(err)
	}
	if simple, err = jit.Func[func(int64) int64](code, jit.NoCallbacks); err != nil {
		t.Fatal(err)
	}
	if leaf, err = jit.Leaf[func(int64) int64](code); err != nil {
		t.Fatal(err)
	}
	return f, simple, leaf
}
