//go:build linux && amd64

// Command 4-brainfuck compiles a Brainfuck program to machine code and runs it.
//
//	go run ./cmd/tutorial/4-brainfuck hello.b
//
// It translates each of the eight commands by itself, always in the same way, so
// it is short, and its code is slow: package brainfuck tells how to do better,
// and this compiler is what its speed is compared with.
//
// The code makes Linux system calls, one for each byte read or written.
package main

import (
	"fmt"
	"log"
	"os"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// The tape is generous, since the kernel gives memory only to cells that are
// used. The code does not check where it is: a program that leaves the tape hits
// a guard, which is memory that must not be accessed, if it does not jump over it.
const (
	tapeSize  = 64 << 20
	guardSize = 64 << 10
	allSize   = guardSize + tapeSize + guardSize
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: 4-brainfuck FILE")
	}
	if err := run(os.Args[1]); err != nil {
		log.Fatal("4-brainfuck: ", err)
	}
}

func run(name string) error {
	src, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	machineCode, err := compile(src)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	code, err := jit.Load(machineCode)
	if err != nil {
		return err
	}
	defer code.Close()

	memory, err := ffi.Mmap(0, allSize, unix.PROT_NONE, unix.MAP_PRIVATE|unix.MAP_ANON, -1, 0)
	if err != nil {
		return err
	}
	defer ffi.Munmap(memory, allSize)
	tape := memory + guardSize
	if err := ffi.Mprotect(tape, tapeSize, unix.PROT_READ|unix.PROT_WRITE); err != nil {
		return err
	}

	// With an error as its result, the func returns a crash of the code.
	program, err := jit.Func[func(tape uintptr) error](code)
	if err != nil {
		return err
	}
	return program(tape)
}

// cell is the register that points to the current cell. The C ABI lets a
// function use rbx if it restores it, and system calls leave it alone.
const cell = amd64.RBX

// A loop is a [ whose ] has not come yet.
type loop struct {
	start, end asm.Label // of its body, and after it
	at         int       // offset in the source
}

// compile returns a function that takes the address of the tape.
func compile(src []byte) ([]byte, error) {
	var a amd64.Assembler
	var loops []loop // the innermost last

	a.Push(amd64.RBX)
	a.Mov(cell, amd64.RDI)
	for at, command := range src {
		value := amd64.Byte(amd64.Ptr(cell, 0))
		switch command {
		case '>':
			a.Inc(cell)
		case '<':
			a.Dec(cell)
		case '+':
			a.Inc(value)
		case '-':
			a.Dec(value)
		case '.':
			systemCall(&a, unix.SYS_WRITE, unix.Stdout)
		case ',':
			// At the end of the input, read(2) leaves the cell as it is.
			systemCall(&a, unix.SYS_READ, unix.Stdin)
		case '[':
			l := loop{a.NewLabel(), a.NewLabel(), at}
			loops = append(loops, l)
			a.Cmp(value, amd64.Imm(0))
			a.Jcc(amd64.E, l.end)
			a.Bind(l.start)
		case ']':
			if len(loops) == 0 {
				return nil, fmt.Errorf("the ] at byte %d has no [", at)
			}
			l := loops[len(loops)-1]
			loops = loops[:len(loops)-1]
			a.Cmp(value, amd64.Imm(0))
			a.Jcc(amd64.NE, l.start)
			a.Bind(l.end)
		}
	}
	if len(loops) > 0 {
		return nil, fmt.Errorf("the [ at byte %d has no ]", loops[len(loops)-1].at)
	}
	a.Pop(amd64.RBX)
	a.Ret()
	return a.Bytes()
}

// systemCall emits read or write of one byte at the current cell. The kernel
// takes the number of the call in rax and the arguments in rdi, rsi and rdx
// (System V ABI, A.2.1).
func systemCall(a *amd64.Assembler, number, file int) {
	a.Mov(amd64.EAX, amd64.Imm(number))
	a.Mov(amd64.EDI, amd64.Imm(file))
	a.Mov(amd64.RSI, cell)
	a.Mov(amd64.EDX, amd64.Imm(1))
	a.Syscall()
}
