//go:build amd64 || arm64

// Command 2-add makes a function that adds two numbers, with an assembler.
//
//	go run ./cmd/tutorial/2-add
//
// Packages jit/amd64 and jit/arm64 have a method for each instruction of their
// processor. They know which bytes it wants, and that an add of two 64-bit
// registers is 48 01 f0 to one and 00 00 01 8b to the other.
//
// Read next: 3-alphabet, where the made code calls a function of C.
package main

import (
	"fmt"
	"log"
	"runtime"

	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/arm64"
)

func main() {
	// An assembler is made of Go code alone: each runs everywhere, whatever
	// processor it writes for. Only the code has to be this one's.
	assemble := map[string]func() ([]byte, error){"amd64": addAMD64, "arm64": addARM64}[runtime.GOARCH]
	machineCode, err := assemble()
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

// addAMD64 returns the function for x86-64. The first two arguments arrive in rdi
// and rsi, and the result leaves in rax. In Intel's order, the destination comes
// first; an instruction has two operands, so that what it adds to is lost, and
// the first argument goes to rax before.
func addAMD64() ([]byte, error) {
	var a amd64.Assembler
	a.Mov(amd64.RAX, amd64.RDI)
	a.Add(amd64.RAX, amd64.RSI)
	a.Ret()
	return a.Bytes() // the first mistake, such as registers of different sizes, is told here
}

// addARM64 returns the function for arm64. The arguments arrive in x0 and x1, and
// the result leaves in x0. An instruction has three operands, the destination
// first, so one does it all.
func addARM64() ([]byte, error) {
	var a arm64.Assembler
	a.Add(arm64.X0, arm64.X0, arm64.X1)
	a.Ret()
	return a.Bytes()
}
