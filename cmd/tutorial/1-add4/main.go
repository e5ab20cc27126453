//go:build amd64

// Command 1-add4 makes a function of five bytes at run time and calls it.
//
//	go run ./cmd/tutorial/1-add4
//
// This is all that a just-in-time compiler does at its core: it writes numbers
// that happen to be instructions into memory, asks the operating system to make
// that memory executable, and calls its address as if a function were there,
// because one is.
//
// Read next: 2-add, which lets an assembler find the numbers.
package main

import (
	"fmt"
	"log"

	"github.com/seed1605a99e/movabs/jit"
)

func main() {
	// C's calling convention on x86-64 (System V ABI 3.2.3) passes the first
	// argument in register rdi and returns the result in rax. lea computes an
	// address without using it, so it can add a register and a number.
	machineCode := []byte{
		0x48, 0x8d, 0x47, 0x04, // lea rax, [rdi+4]
		0xc3, // ret
	}

	// Load maps a page of memory, copies the code to it, and makes it read-only
	// and executable.
	code, err := jit.Load(machineCode)
	if err != nil {
		log.Fatal(err)
	}
	defer code.Close()

	// Nothing in those bytes says what the function takes and returns. Func
	// believes its type parameter.
	add4, err := jit.Func[func(int64) int64](code)
	if err != nil {
		log.Fatal(err)
	}

	fmt.Println(add4(-100))
	fmt.Println(add4(38))
}
