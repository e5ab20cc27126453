package main

import (
	"context"
	"os"
)

func main() { os.Exit(execute(os.Args[1:])) }

// execute runs the command line and returns the exit status.
func execute(args []string) int {
	c := new(console)
	defer c.close()
	ctx, stop := withSignals(context.WithValue(context.Background(), consoleKey{}, c), c)
	defer stop()
	root := newRoot(args)
	root.SetArgs(args)
	err := supervise(ctx, root.ExecuteContext)
	report(os.Stderr, err)
	return exitCode(err)
}
