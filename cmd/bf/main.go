package main

import (
	"context"
	"io"
	"os"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
)

func main() {
	args := os.Args[1:]
	os.Exit(process.Main(func(ctx context.Context) error {
		root := newRoot(args)
		root.SetArgs(args)
		out := &help{to: os.Stdout}
		root.SetOut(out)
		if err := root.ExecuteContext(ctx); err != nil {
			return err
		}
		return out.err
	}))
}

// help is what cobra writes, which does not tell if that fails.
type help struct {
	to  io.Writer
	err error // the first
}

func (h *help) Write(b []byte) (int, error) {
	n, err := h.to.Write(b)
	if h.err == nil {
		h.err = err
	}
	return n, err
}
