package debug_test

import (
	"context"
	"fmt"

	"github.com/seed1605a99e/movabs/brainfuck/debug"
)

func Example() {
	d, err := debug.New([]byte("+++[>++<-]>."), nil)
	if err != nil {
		panic(err)
	}
	defer d.Close()
	d.SetBreakpoint(9, "") // the ]
	ctx := context.Background()
	for _, move := range []func(context.Context) debug.Stop{d.Continue, d.Continue, d.Back, d.ReverseContinue} {
		stop := move(ctx)
		v, _ := d.Cell(0)
		fmt.Println(stop, d.Position(), "cell 0 is", v)
	}
	// Output:
	// breakpoint 1:10 cell 0 is 2
	// breakpoint 1:10 cell 0 is 1
	// step 1:9 cell 0 is 2
	// breakpoint 1:10 cell 0 is 2
}
