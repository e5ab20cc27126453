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
	c, err := a.Load("generated_spin", spin)
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
