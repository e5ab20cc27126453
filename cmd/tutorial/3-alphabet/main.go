//go:build amd64 || arm64

// Command 3-alphabet prints A to Z from machine code that calls putchar of the C
// library.
//
//	go run ./cmd/tutorial/3-alphabet
//
// The made code lies far away from the library, further than an ordinary call
// instruction can reach: 2 GiB on x86-64, 128 MiB on arm64. So the address of
// putchar goes into the code as a number of eight bytes. On x86-64 there is one
// instruction that takes such a number:
//
//	48 b8 a0 22 76 39 e3 7f 00 00    movabs rax, 0x7fe3397622a0
//	ff d0                            call rax
//
// On arm64 all instructions have four bytes, so none can. Four of them carry 16
// bits each:
//
//	08 54 84 d2    movz x8, #0x22a0
//	c8 2e a7 f2    movk x8, #0x3976, lsl #16
//	68 fc cf f2    movk x8, #0x7fe3, lsl #32
//	08 00 e0 f2    movk x8, #0, lsl #48
//	00 01 3f d6    blr x8
//
// Read next: 4-brainfuck, a compiler.
package main

import (
	"log"
	"runtime"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/arm64"
)

func main() {
	// The dynamic linker knows where putchar is in this process.
	libc, err := ffi.Libc()
	if err != nil {
		log.Fatal(err)
	}
	putchar, err := libc.Lookup("putchar")
	if err != nil {
		log.Fatal(err)
	}

	code, err := jit.Load(alphabet(putchar))
	if err != nil {
		log.Fatal(err)
	}
	defer code.Close()
	run, err := jit.Func[func()](code)
	if err != nil {
		log.Fatal(err)
	}
	run()

	// C keeps what putchar got in a buffer, and would write it out when a C
	// program ends. A Go program ends without telling C.
	if err := ffi.Flush(); err != nil {
		log.Fatal(err)
	}
}

// alphabet returns a function without arguments and result. In C:
//
//	for (int letter = 'A'; letter <= 'Z'; letter++)
//		putchar(letter);
//	putchar('\n');
//
// Each processor's version uses registers for the same two purposes, as its C
// calling convention asks for: the argument of putchar, and the letter, which has
// to survive the calls.
func alphabet(putchar ffi.Addr) []byte {
	assemble := map[string]func(putchar uint64) ([]byte, error){"amd64": alphabetAMD64, "arm64": alphabetARM64}[runtime.GOARCH]
	machineCode, err := assemble(uint64(putchar))
	if err != nil {
		log.Fatal(err)
	}
	return machineCode
}

func alphabetAMD64(putchar uint64) ([]byte, error) {
	// A function may use rbx if it restores it, and every function that it
	// calls does so too.
	const letter, argument = amd64.EBX, amd64.EDI

	var a amd64.Assembler
	a.Push(amd64.RBX) // this also aligns the stack to 16 bytes, as a call requires
	a.Mov(letter, amd64.Imm('A'))
	loop := a.NewLabel()
	a.Bind(loop)
	a.Mov(argument, letter)
	a.Movabs(amd64.RAX, putchar)
	a.Call(amd64.RAX)
	a.Inc(letter)
	a.Cmp(letter, amd64.Imm('Z'))
	a.Jcc(amd64.LE, loop)
	a.Mov(argument, amd64.Imm('\n'))
	a.Movabs(amd64.RAX, putchar)
	a.Call(amd64.RAX)
	a.Pop(amd64.RBX)
	a.Ret()
	return a.Bytes()
}

func alphabetARM64(putchar uint64) ([]byte, error) {
	// As rbx above, so x19. A call leaves where to return to not on the stack but
	// in x30: a function that calls others has to save that too. Both fit into one
	// instruction, and the stack has to stay aligned to 16 bytes anyway.
	const letter, argument = arm64.W19, arm64.W0

	var a arm64.Assembler
	a.Stp(arm64.X19, arm64.X30, arm64.PtrPre(arm64.SP, -16))
	a.Mov(letter, arm64.Imm('A'))
	loop := a.NewLabel()
	a.Bind(loop)
	a.Mov(argument, letter)
	a.Movabs(arm64.X8, putchar)
	a.Blr(arm64.X8)
	a.Add(letter, letter, arm64.Imm(1))
	a.Cmp(letter, arm64.Imm('Z'))
	a.Bcc(arm64.LE, loop)
	a.Mov(argument, arm64.Imm('\n'))
	a.Movabs(arm64.X8, putchar)
	a.Blr(arm64.X8)
	a.Ldp(arm64.X19, arm64.X30, arm64.PtrPost(arm64.SP, 16))
	a.Ret()
	return a.Bytes()
}
