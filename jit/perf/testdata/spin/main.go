// Command spin runs generated code for a second, seen by perf. Its argument is
// the directory for the jitdump.
package main

import (
	"fmt"
	"os"
	"time"

	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/perf"
)

func main() {
	m, err := perf.NewMap("")
	check(err)
	d, err := perf.NewDump(os.Args[1])
	check(err)
	a, err := jit.NewArena(&jit.ArenaOptions{Watchers: []jit.Watcher{m, d}})
	check(err)
	c, err := a.Load("generated_spin", []byte{
		0xb9, 0x00, 0x00, 0x00, 0x04, // mov ecx, 0x4000000
		0xff, 0xc9, // dec ecx
		0x75, 0xfc, // jnz -4
		0xc3, // ret
	})
	check(err)
	f, err := jit.Func[func()](c)
	check(err)
	for start := time.Now(); time.Since(start) < time.Second; {
		f()
	}
	check(a.Close())
	check(d.Close())
	check(m.Close())
	fmt.Println(os.Getpid())
}

func check(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
