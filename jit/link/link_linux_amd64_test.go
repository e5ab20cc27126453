package link_test

import (
	"errors"
	"fmt"
	"log"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
	"github.com/seed1605a99e/movabs/jit/link"
)

// A function that needs a constant beside it, another piece, and libc: labs(x) +
// 1000 times what the other piece returns.
func Example() {
	arena, err := jit.NewArena(nil)
	if err != nil {
		log.Fatal(err)
	}
	defer arena.Close()
	libc, err := ffi.Libc()
	if err != nil {
		log.Fatal(err)
	}

	var a amd64.Assembler
	a.Mov(amd64.EAX, amd64.Imm(7))
	a.Ret()
	seven, err := link.Load(arena, "seven", &a, nil)
	if err != nil {
		log.Fatal(err)
	}
	defer seven.Close()

	a.Reset()
	a.StartListing()
	thousand := a.NewLabel()
	a.NameLabel(thousand, "thousand")
	a.Push(amd64.RBX)
	a.CallLabel(a.Symbol("labs"))
	a.Mov(amd64.RBX, amd64.RAX)
	a.CallLabel(a.Symbol("seven"))
	a.Imul(amd64.RAX, amd64.At(thousand))
	a.Add(amd64.RAX, amd64.RBX)
	a.Pop(amd64.RBX)
	a.Ret()
	a.AlignData(8, 0xCC)
	a.Bind(thousand)
	a.Emit64(1000)
	code, err := link.Load(arena, "sum", &a, link.Libraries(libc))
	if err != nil {
		log.Fatal(err)
	}
	defer code.Close()
	fmt.Print(a.Listing())

	sum, err := jit.Func[func(int64) int64](code)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(sum(-42))
	// Output:
	// 000000  53                        push rbx
	// 000001  e8 00 00 00 00            call labs
	// 000006  48 89 c3                  mov rbx, rax
	// 000009  e8 00 00 00 00            call seven
	// 00000e  48 0f af 05 0a 00 00 00   imul rax, [rip+thousand]
	// 000016  48 01 d8                  add rax, rbx
	// 000019  5b                        pop rbx
	// 00001a  c3                        ret
	// 00001b  cc cc cc cc cc            .balign 8, 0xcc
	// thousand:
	// 000020  e8 03 00 00 00 00 00 00   .8byte 0x3e8
	// 7042
}

func mustArena(t *testing.T) *jit.Arena {
	t.Helper()
	arena, err := jit.NewArena(nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := arena.Close(); err != nil {
			t.Error(err)
		}
	})
	return arena
}

func mustLoad(t *testing.T, arena *jit.Arena, name string, a *amd64.Assembler, resolve link.Resolver) *jit.Code {
	t.Helper()
	code, err := link.Load(arena, name, a, resolve)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { code.Close() })
	return code
}

// All ways to refer to something, in one function: distances, addresses, a
// table of functions in the code, symbols of the piece's own.
func TestEveryKind(t *testing.T) {
	arena := mustArena(t)
	var a amd64.Assembler
	a.Emit(5, 6, 7, 8)
	mustLoad(t, arena, "data", &a, nil)

	a.Reset()
	table := a.NewLabel()
	a.Bind(a.Symbol("sum"))
	a.Movzx(amd64.EAX, amd64.Byte(amd64.At(a.Symbol("data")).Shift(1))) // 6
	a.MovabsLabel(amd64.RCX, a.Symbol("data"))
	a.Add(amd64.AL, amd64.Ptr(amd64.RCX, 3)) // 8
	a.Lea(amd64.RDX, amd64.At(table))
	a.Call(amd64.Ptr(amd64.RDX, 8))
	a.MovabsLabel(amd64.RDX, table)
	a.Jmp(a.Symbol("tail"))
	a.Bind(a.Symbol("double"))
	a.Add(amd64.EAX, amd64.EAX)
	a.Ret()
	a.Bind(a.Symbol("tail"))
	a.JmpTo(amd64.Ptr(amd64.RDX, 0))
	a.Bind(a.Symbol("increment"))
	a.Inc(amd64.EAX)
	a.Ret()
	a.AlignData(8, 0xCC)
	a.Bind(table)
	a.EmitAddress(a.Symbol("increment"), 0)
	a.EmitAddress(a.Symbol("double"), 0)
	code := mustLoad(t, arena, "all", &a, nil)
	f, err := jit.Func[func() int32](code)
	if err != nil {
		t.Fatal(err)
	}
	if got := f(); got != 2*(6+8)+1 {
		t.Errorf("result %d", got)
	}
	var names []string
	for _, s := range code.Symbols() {
		names = append(names, s.Name)
	}
	if diff := cmp.Diff([]string{"sum", "double", "tail", "increment"}, names); diff != "" {
		t.Errorf("symbols (-want +got):\n%s", diff)
	}
}

// Floating-point functions of libm, out of reach, and a Go func.
func TestLibrariesAndNames(t *testing.T) {
	libm, err := ffi.Open("libm.so.6")
	if err != nil {
		t.Skip(err)
	}
	callback, err := ffi.NewCallback(func(x float64) float64 { return x * 3 })
	if err != nil {
		t.Fatal(err)
	}
	defer callback.Close()
	var a amd64.Assembler
	a.Sub(amd64.RSP, amd64.Imm(8))
	a.CallLabel(a.Symbol("triple"))
	a.CallLabel(a.Symbol("sin"))
	a.Add(amd64.RSP, amd64.Imm(8))
	a.Ret()
	resolve := link.Names(map[string]ffi.Addr{"triple": callback.Addr()}, link.Libraries(libm))
	code := mustLoad(t, mustArena(t), "sin3x", &a, resolve)
	f, err := jit.Func[func(float64) float64](code)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := f(0.5), math.Sin(1.5); math.Abs(got-want) > 1e-15 {
		t.Errorf("sin(3x) = %v, want %v", got, want)
	}
}

func TestErrors(t *testing.T) {
	arena := mustArena(t)
	var a amd64.Assembler
	a.CallLabel(a.Symbol("nobody"))
	_, err := link.Load(arena, "f", &a, link.Names(nil, nil))
	var unknown *jit.LinkError
	if !errors.As(err, &unknown) || unknown.Reloc.Symbol != "nobody" {
		t.Errorf("%v, want a *jit.LinkError", err)
	}
	a.Reset()
	a.Jmp(a.NewLabel())
	var unbound *asm.UnboundError
	if _, err := link.Load(arena, "f", &a, nil); !errors.As(err, &unbound) {
		t.Errorf("%v, want an *asm.UnboundError", err)
	}
	a.Reset()
	a.Mov(amd64.EAX, amd64.At(a.Symbol("environ")))
	libc, err := ffi.Libc()
	if err != nil {
		t.Fatal(err)
	}
	_, err = link.Load(arena, "f", &a, link.Libraries(libc))
	if want := `jit: link: symbol "environ" at offset 0x2 of "f" (rel32) is out of reach`; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
