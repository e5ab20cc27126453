//go:build amd64 || arm64

// Command 1-add4 makes a function of a few bytes at run time and calls it.
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
	"runtime"

	"github.com/seed1605a99e/movabs/jit"
)

func main() {
	// The same function in the language of each processor. What they have in common
	// is C's calling convention, by which function and caller agree on places.
	machineCode := map[string][]byte{
		// On x86-64 (System V ABI 3.2.3) the first argument arrives in register
		// rdi, and the result leaves in rax. Instructions have one to fifteen
		// bytes. lea computes an address without using it, so it can add a register
		// and a number, to yet another register.
		"amd64": {
			0x48, 0x8d, 0x47, 0x04, // lea rax, [rdi+4]
			0xc3, // ret
		},
		// On arm64 (AAPCS64 6.8) both are in x0. All instructions have four bytes,
		// here with the lowest first, and can name a destination apart from what
		// they add: add needs no help.
		"arm64": {
			0x00, 0x10, 0x00, 0x91, // add x0, x0, #4
			0xc0, 0x03, 0x5f, 0xd6, // ret
		},
	}[runtime.GOARCH]

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
