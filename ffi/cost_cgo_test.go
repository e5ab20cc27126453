//go:build cgo

package ffi_test

import (
	"encoding/binary"
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
	cgoAdd4 := calls("cgo", func() { cgobench.Add4(1) })
	return append([]cost{
		{"int64", []way{cgoAdd4,
			calls("Func", func() { add4(1) }),
			calls("Call", func() { ffi.Call(addr, 1) }),
			calls("SyscallN", func() { purego.SyscallN(uintptr(addr), 1) }),
			calls("RegisterFunc", func() { registered(1) })}},
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
	}, generatedCosts(t, data)...)
}

// generatedCosts is about functions that are machine code made here.
func generatedCosts(t *testing.T, data []byte) []cost {
	add4 := loadMade(t, "add4", []byte{0x48, 0x8d, 0x47, 0x04, 0xc3}, // lea rax, [rdi+4]; ret
		0x91001000) // add x0, x0, #4
	half := loadMade(t, "half", []byte{0xf2, 0x0f, 0x58, 0xc0, 0xc3}, // addsd xmm0, xmm0; ret
		0x1e602800) // fadd d0, d0, d0
	sum6 := loadMade(t, "sum6", []byte{0x4a, 0x8d, 0x04, 0x0f, 0xc3}, // lea rax, [rdi+r9]; ret
		0x8b050000) // add x0, x0, x5
	sum12 := loadMade(t, "sum12", []byte{0x48, 0x8b, 0x44, 0x24, 0x30, 0x48, 0x01, 0xf8, 0xc3}, // mov rax, [rsp+48]; add rax, rdi; ret
		0xf9400fe1, 0x8b010000) // ldr x1, [sp, #24]; add x0, x0, x1
	first := loadMade(t, "first", []byte{0x48, 0x0f, 0xbe, 0x07, 0xc3}, // movsx rax, byte [rdi]; ret
		0x39800000) // ldrsb x0, [x0]
	at := func(c *jit.Code) uintptr { return uintptr(c.Addr()) }
	cgoAdd4 := calls("cgo", func() { cgobench.At(at(add4), 1) })
	cgoFirst := calls("cgo", func() { cgobench.FirstAt(at(first), data) })
	leaf, err := jit.Leaf[func(int64) int64](add4)
	if err != nil {
		t.Fatal(err)
	}
	rows := []cost{
		made(t, "int64", cgoAdd4, add4, func(f func(int64) int64) func() { return func() { f(1) } }),
		made(t, "float64", calls("cgo", func() { cgobench.HalfAt(at(half), 1) }), half, func(f func(float64) float64) func() { return func() { f(1) } }),
		made(t, "6 int64", calls("cgo", func() { cgobench.Sum6At(at(sum6), 1, 2, 3, 4, 5, 6) }), sum6,
			func(f func(a, b, c, d, e, f int64) int64) func() { return func() { f(1, 2, 3, 4, 5, 6) } }),
		made(t, "12 int64", calls("cgo", func() { cgobench.Sum12At(at(sum12), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) }), sum12,
			func(f func(a, b, c, d, e, f, g, h, i, j, k, l int64) int64) func() {
				return func() { f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) }
			}),
		made(t, "pointer", cgoFirst, first, func(f func(*byte) int64) func() { return func() { f(&data[0]) } }),
		made(t, "[]byte", cgoFirst, first, func(f func([]byte) int64) func() { return func() { f(data) } }),
		made(t, "int8, bool", cgoAdd4, add4, func(f func(int8, bool) int8) func() { return func() { f(1, true) } }),
		made(t, "int64, error", cgoAdd4, add4, func(f func(int64) (int64, error)) func() { return func() { f(1) } }),
	}
	rows[0].ways = append(rows[0].ways, calls("jit.Leaf", func() { leaf(1) }))
	return rows
}

// made returns a row for code that call calls as an F.
func made[F any](t *testing.T, name string, cgo way, code *jit.Code, call func(F) func()) cost {
	f, err := jit.Func[F](code)
	if err != nil {
		t.Fatal(err)
	}
	simple, err := jit.Func[F](code, jit.NoCallbacks)
	if err != nil {
		t.Fatal(err)
	}
	return cost{"generated, " + name, []way{cgo,
		calls("jit.Func", call(f)), calls("without callbacks", call(simple))}}
}

// loadMade loads the code for this processor: bytes of amd64, or instructions of
// arm64 before a return.
func loadMade(t *testing.T, name string, amd64 []byte, arm64 ...uint32) *jit.Code {
	t.Helper()
	code := amd64
	if runtime.GOARCH == "arm64" {
		code = nil
		for _, insn := range append(arm64, 0xd65f03c0) { // ret
			code = binary.LittleEndian.AppendUint32(code, insn)
		}
	}
	c, err := jit.Load(code)
	if err != nil {
		t.Skipf("%s: %v", name, err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}
