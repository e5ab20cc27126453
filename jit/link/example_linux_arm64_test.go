package link_test

import (
	"fmt"
	"log"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/arm64"
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

	var a arm64.Assembler
	a.Mov(arm64.X0, arm64.Imm(7))
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
	a.Stp(arm64.LR, arm64.X19, arm64.PtrPre(arm64.SP, -16))
	a.Bl(a.Symbol("labs"))
	a.Mov(arm64.X19, arm64.X0)
	a.Bl(a.Symbol("seven"))
	a.Ldr(arm64.X1, arm64.At(thousand))
	a.Madd(arm64.X0, arm64.X0, arm64.X1, arm64.X19)
	a.Ldp(arm64.LR, arm64.X19, arm64.PtrPost(arm64.SP, 16))
	a.Ret()
	a.AlignData(8, 0)
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
	// 000000  fe 4f bf a9               stp x30, x19, [sp, #-16]!
	// 000004  00 00 00 94               bl labs
	// 000008  f3 03 00 aa               mov x19, x0
	// 00000c  00 00 00 94               bl seven
	// 000010  81 00 00 58               ldr x1, thousand
	// 000014  00 4c 01 9b               madd x0, x0, x1, x19
	// 000018  fe 4f c1 a8               ldp x30, x19, [sp], #16
	// 00001c  c0 03 5f d6               ret
	// thousand:
	// 000020  e8 03 00 00 00 00 00 00   .8byte 0x3e8
	// 7042
}
