package link_test

import (
	"fmt"
	"log"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/amd64"
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
