package main

import (
	"context"
	"os"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
)

func main() {
	args := os.Args[1:]
	os.Exit(process.Main(func(ctx context.Context) error {
		root := newRoot(args)
		root.SetArgs(args)
		return root.ExecuteContext(ctx)
	}))
}
