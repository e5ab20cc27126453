package arm64_test

import (
	"fmt"

	"github.com/seed1605a99e/movabs/jit/arm64"
)

// The sum of a slice of n int64: a C function of a pointer and a length.
func ExampleAssembler() {
	const (
		next  = arm64.X0 // first argument
		left  = arm64.X1 // second argument
		total = arm64.X2
		value = arm64.X3
	)
	var a arm64.Assembler
	a.StartListing()
	loop, done := a.NewLabel(), a.NewLabel()
	a.NameLabel(loop, "loop")
	a.NameLabel(done, "done")

	a.Mov(total, arm64.Imm(0))
	a.Cmp(left, arm64.Imm(0))
	a.Bcc(arm64.LE, done)
	a.Bind(loop)
	a.Ldr(value, arm64.PtrPost(next, 8))
	a.Add(total, total, value)
	a.Subs(left, left, arm64.Imm(1))
	a.Bcc(arm64.NE, loop)
	a.Bind(done)
	a.Mov(arm64.X0, total)
	a.Ret()

	if _, err := a.Bytes(); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(a.Listing())
	// Output:
	// 000000  02 00 80 d2               movz x2, #0
	// 000004  3f 00 00 f1               cmp x1, #0
	// 000008  ad 00 00 54               b.le done
	// loop:
	// 00000c  03 84 40 f8               ldr x3, [x0], #8
	// 000010  42 00 03 8b               add x2, x2, x3
	// 000014  21 04 00 f1               subs x1, x1, #1
	// 000018  a1 ff ff 54               b.ne loop
	// done:
	// 00001c  e0 03 02 aa               mov x0, x2
	// 000020  c0 03 5f d6               ret
}

// An operand that an instruction does not have is an error of Bytes.
func ExampleOperandError() {
	var a arm64.Assembler
	a.And(arm64.X0, arm64.X1, arm64.Imm(5))
	a.Add(arm64.X0, arm64.X1, arm64.W2) // only the first error is kept
	_, err := a.Bytes()
	fmt.Println(err)
	// Output: arm64: and x0, x1, #5: the immediate is no repeated run of ones
}
