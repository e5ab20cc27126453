package amd64_test

import (
	"fmt"

	"github.com/seed1605a99e/movabs/jit/amd64"
)

// The sum of a slice of n int64: a C function of a pointer and a length.
func ExampleAssembler() {
	const (
		next  = amd64.RDI // first argument
		left  = amd64.RSI // second argument
		total = amd64.RAX // result
	)
	var a amd64.Assembler
	a.StartListing()
	loop, done := a.NewLabel(), a.NewLabel()
	a.NameLabel(loop, "loop")
	a.NameLabel(done, "done")

	a.Xor(amd64.EAX, amd64.EAX)
	a.Test(left, left)
	a.JccShort(amd64.LE, done)
	a.Bind(loop)
	a.Add(total, amd64.Ptr(next, 0))
	a.Add(next, amd64.Imm(8))
	a.Dec(left)
	a.Jcc(amd64.NE, loop)
	a.Bind(done)
	a.Ret()

	if _, err := a.Bytes(); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(a.Listing())
	// Output:
	// 000000  31 c0                     xor eax, eax
	// 000002  48 85 f6                  test rsi, rsi
	// 000005  7e 0c                     jle short done
	// loop:
	// 000007  48 03 07                  add rax, [rdi]
	// 00000a  48 83 c7 08               add rdi, 8
	// 00000e  48 ff ce                  dec rsi
	// 000011  75 f4                     jne short loop
	// done:
	// 000013  c3                        ret
}

// An operand that an instruction does not have is an error of Bytes.
func ExampleOperandError() {
	var a amd64.Assembler
	a.Mov(amd64.AL, amd64.Imm(1000))
	a.Add(amd64.RAX, amd64.EBX) // only the first error is kept
	_, err := a.Bytes()
	fmt.Println(err)
	// Output: amd64: mov al, 1000: the immediate does not fit in 8 bits
}
