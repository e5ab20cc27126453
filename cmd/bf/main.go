package main

import (
	"context"
	"os"
	"time"
)

func main() { os.Exit(execute(os.Args[1:])) }

// execute runs the command line and returns the exit status, with which the
// process is about to end: what the kernel takes back then is left to it.
func execute(args []string) int {
	c := new(console)
	defer c.close()
	ctx := withSignals(context.WithValue(context.Background(), consoleKey{}, c), c)
	time.AfterFunc(signalsAfter, c.watch)
	err := supervise(ctx, func(ctx context.Context) error { return command(ctx, args) })
	report(os.Stderr, err)
	return exitCode(err)
}

// command runs the command that args name.
func command(ctx context.Context, args []string) error {
	if file, ok := plainRun(args); ok {
		f := newRunFlags()
		return f.run(ctx, []string{file})
	}
	root := newRoot(args)
	root.SetArgs(args)
	return root.ExecuteContext(ctx)
}
