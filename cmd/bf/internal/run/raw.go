package run

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/signal"

	"golang.org/x/term"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
)

// endOfInput is what the key Ctrl-D sends to a program that reads a terminal
// without its line discipline.
const endOfInput = 0x04

// rawInput makes the terminal give each key at once and without showing it, if in
// is one, and returns what the program then reads: Ctrl-D ends the input, and
// Ctrl-C and Ctrl-\ stay the signals that they are. The console undoes it.
func rawInput(ctx context.Context, in *os.File) (io.Reader, error) {
	if !term.IsTerminal(int(in.Fd())) {
		return in, nil
	}
	c := process.Of(ctx)
	c.Watch() // before there is anything to undo
	restore, err := keyMode(in)
	if err != nil {
		return nil, err
	}
	// After Ctrl-Z the shell has its own mode, and fg does not bring ours back.
	again := make(chan os.Signal, 1)
	notifyContinued(again)
	go func() {
		for range again {
			_, _ = keyMode(in) // nobody is left to tell
		}
	}()
	c.AtEnd(func() {
		signal.Stop(again)
		restore()
	})
	return &keys{in: in}, nil
}

// keys reads keys up to Ctrl-D.
type keys struct {
	in    io.Reader
	ended bool
}

func (k *keys) Read(b []byte) (int, error) {
	if k.ended {
		return 0, io.EOF
	}
	n, err := k.in.Read(b)
	if i := bytes.IndexByte(b[:max(n, 0)], endOfInput); i >= 0 {
		k.ended = true
		return i, io.EOF
	}
	return n, err
}
