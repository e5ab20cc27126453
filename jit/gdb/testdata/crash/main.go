// Command crash runs generated code that reads address 8, in two functions.
package main

import (
	"fmt"
	"os"

	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/gdb"
)

func main() {
	depths := []gdb.Frame{{}, {Offset: 4, Depth: 8}, {Offset: 13}, {Offset: 16}}
	watcher := gdb.New(&gdb.Options{Frames: func(*jit.Code) []gdb.Frame { return depths }})
	a, err := jit.NewArena(&jit.ArenaOptions{Watchers: []jit.Watcher{watcher}})
	check(err)
	other, err := a.Load("closed_before", []byte{0xc3})
	check(err)
	check(other.Close())
	c, err := a.Link(&jit.Object{
		Name: "pieces",
		Code: []byte{
			0x48, 0x83, 0xec, 0x08, // outer_function: sub rsp, 8
			0xe8, 0x07, 0x00, 0x00, 0x00, // call inner_function
			0x48, 0x83, 0xc4, 0x08, // add rsp, 8
			0xc3,       // ret
			0xcc, 0xcc, // int3
			0x48, 0x8b, 0x07, // inner_function: mov rax, [rdi]
			0xc3, // ret
		},
		Symbols: []jit.Symbol{{Name: "outer_function", Size: 14}, {Name: "inner_function", Offset: 16}},
	}, nil)
	check(err)
	f, err := jit.Func[func(uintptr) error](c)
	check(err)
	fmt.Println(f(8))
	check(a.Close())
	finished()
}

// finished is where a debugger can stop after everything.
//
//go:noinline
func finished() {}

func check(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
