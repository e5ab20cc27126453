//go:build linux && (amd64 || arm64)

// Command 4-brainfuck compiles a Brainfuck program to machine code and runs it.
//
//	go run ./cmd/tutorial/4-brainfuck hello.b
//
// It translates each of the eight commands by itself, always in the same way, so
// it is short, and its code is slow: package brainfuck tells how to do better,
// and this compiler is what its speed is compared with.
//
// The code makes Linux system calls, one for each byte read or written.
//
// What each command becomes is in code_amd64.go and code_arm64.go, side by side:
// x86-64 counts in memory, arm64 loads, counts and stores, since its arithmetic
// knows registers only. What a loop is, is the same for all.
package main

import (
	"fmt"
	"log"
	"os"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
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

// A loop is a [ whose ] has not come yet.
type loop struct {
	start, end asm.Label // of its body, and after it
	at         int       // offset in the source
}

// compile returns a function that takes the address of the tape.
func compile(src []byte) ([]byte, error) {
	var e emitter
	var loops []loop // the innermost last

	e.begin()
	for at, command := range src {
		switch command {
		case '>':
			e.move(1)
		case '<':
			e.move(-1)
		case '+':
			e.add(1)
		case '-':
			e.add(-1)
		case '.':
			e.systemCall(unix.SYS_WRITE, unix.Stdout)
		case ',':
			// At the end of the input, read(2) leaves the cell as it is.
			e.systemCall(unix.SYS_READ, unix.Stdin)
		case '[':
			l := loop{e.NewLabel(), e.NewLabel(), at}
			loops = append(loops, l)
			e.jumpIfZero(l.end)
			e.Bind(l.start)
		case ']':
			if len(loops) == 0 {
				return nil, fmt.Errorf("the ] at byte %d has no [", at)
			}
			l := loops[len(loops)-1]
			loops = loops[:len(loops)-1]
			e.jumpIfNotZero(l.start)
			e.Bind(l.end)
		}
	}
	if len(loops) > 0 {
		return nil, fmt.Errorf("the [ at byte %d has no ]", loops[len(loops)-1].at)
	}
	e.end()
	return e.Bytes()
}
