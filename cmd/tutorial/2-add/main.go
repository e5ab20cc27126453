//go:build amd64

// Command 2-add makes a function that adds two numbers, with an assembler.
//
//	go run ./cmd/tutorial/2-add
//
// Package jit/amd64 has a method for each instruction. It knows which bytes the
// processor wants, and that an add of two 64-bit registers is 48 01 f0.
//
// Read next: 3-alphabet, where the made code calls a function of C.
package main

import (
	"fmt"
	"log"

	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/amd64"
)

func main() {
	// The first two arguments arrive in rdi and rsi. In Intel's order, the
	// destination comes first.
	var a amd64.Assembler
	a.Mov(amd64.RAX, amd64.RDI)
	a.Add(amd64.RAX, amd64.RSI)
	a.Ret()

	// The assembler remembers the first mistake, such as adding registers of
	// different sizes, and tells it here.
	machineCode, err := a.Bytes()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("% x\n", machineCode)

	code, err := jit.Load(machineCode)
	if err != nil {
		log.Fatal(err)
	}
	defer code.Close()
	add, err := jit.Func[func(a, b int64) int64](code)
	if err != nil {
		log.Fatal(err)
	}

	fmt.Println(add(40, 2))
	fmt.Println(add(-40, -2))
}
