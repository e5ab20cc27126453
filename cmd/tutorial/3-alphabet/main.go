//go:build amd64

// Command 3-alphabet prints A to Z from machine code that calls putchar of the C
// library.
//
//	go run ./cmd/tutorial/3-alphabet
//
// The made code lies far away from the library, further than the 2 GiB that an
// ordinary call instruction can reach. So the address of putchar goes into the
// code as a number of eight bytes, by the only instruction that takes one:
//
//	48 b8 a0 22 76 39 e3 7f 00 00    movabs rax, 0x7fe3397622a0
//	ff d0                            call rax
//
// Read next: 4-brainfuck, a compiler.
package main

import (
	"log"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/amd64"
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
func alphabet(putchar ffi.Addr) []byte {
	// A function may use rbx if it restores it, and every function that it
	// calls does so too: the letter survives the calls.
	const letter = amd64.EBX

	var a amd64.Assembler
	a.Push(amd64.RBX) // this also aligns the stack to 16 bytes, as a call requires
	a.Mov(letter, amd64.Imm('A'))
	loop := a.NewLabel()
	a.Bind(loop)
	a.Mov(amd64.EDI, letter)
	a.Movabs(amd64.RAX, uint64(putchar))
	a.Call(amd64.RAX)
	a.Inc(letter)
	a.Cmp(letter, amd64.Imm('Z'))
	a.Jcc(amd64.LE, loop)
	a.Mov(amd64.EDI, amd64.Imm('\n'))
	a.Movabs(amd64.RAX, uint64(putchar))
	a.Call(amd64.RAX)
	a.Pop(amd64.RBX)
	a.Ret()

	machineCode, err := a.Bytes()
	if err != nil {
		log.Fatal(err)
	}
	return machineCode
}
