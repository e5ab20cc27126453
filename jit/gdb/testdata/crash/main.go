// Command crash runs generated code that reads address 8, in two functions.
package main

import (
	"fmt"
	"os"

	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/gdb"
)

func main() {
	watcher := gdb.New(&gdb.Options{Frames: func(*jit.Code) []gdb.Frame { return frames }})
	a, err := jit.NewArena(&jit.ArenaOptions{Watchers: []jit.Watcher{watcher}})
	check(err)
	other, err := a.Load("closed_before", pieces)
	check(err)
	check(other.Close())
	c, err := a.Link(&jit.Object{
		Name:    "pieces",
		Code:    pieces,
		Symbols: []jit.Symbol{{Name: "outer_function"}, {Name: "inner_function", Offset: 16}},
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
