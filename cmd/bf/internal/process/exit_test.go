package process

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck"
)

func TestExit(t *testing.T) {
	tests := []struct {
		err    error
		status int
		report string
	}{
		{nil, 0, ""},
		{errors.New("jit: load: no memory"), 1, "bf: jit: load: no memory\n"},
		{fmt.Errorf("brainfuck: write: %w", syscall.ENOSPC), 1, "bf: write: no space left on device\n"},
		{Usagef("no %s", "file"), 2, "bf: no file\n"},
		{UsageError{errors.New("x\x1b[31m\ny")}, 2, "bf: x\ufffd[31m; y\n"},
		{HelpError{"Usage:\n"}, 2, "Usage:\n"},
		{&brainfuck.OptionError{Option: "tape", Value: "0", Reason: "too small"}, 2, "bf: tape 0: too small\n"},
		{&brainfuck.SyntaxError{Name: "a.b", Pos: brainfuck.Position{Line: 1, Column: 3}, Msg: "stray ]"}, 2, "bf: a.b:1:3: stray ]\n"},
		{TimeLimitError{"a.b", time.Second}, 124, "bf: a.b: stopped at the time limit of 1s\n"},
		{signalError{syscall.SIGINT}, 130, ""},
		{signalError{syscall.SIGTERM}, 143, ""},
		{fmt.Errorf("write: %w", syscall.EPIPE), 141, ""},
		{StatusError{7}, 7, ""},
	}
	for _, test := range tests {
		var b strings.Builder
		report(&b, test.err)
		if b.String() != test.report {
			t.Errorf("report of %v is %q, want %q", test.err, b.String(), test.report)
		}
		if got := status(test.err); got != test.status {
			t.Errorf("status of %v is %d, want %d", test.err, got, test.status)
		}
	}
}

func TestSupervise(t *testing.T) {
	cause := errors.New("the cause")
	done, cancel := context.WithCancelCause(t.Context())
	cancel(cause)
	block := make(chan struct{})
	defer close(block)
	failure := errors.New("a failure")
	tests := []struct {
		name string
		ctx  context.Context
		f    func(context.Context) error
		want error
	}{
		{"success", t.Context(), func(context.Context) error { return nil }, nil},
		{"failure", t.Context(), func(context.Context) error { return failure }, failure},
		{"done", done, func(ctx context.Context) error { return fmt.Errorf("stopped: %w", ctx.Err()) }, cause},
		{"done, other failure", done, func(context.Context) error { return failure }, failure},
		{"done, but all is well", done, func(context.Context) error { return nil }, nil},
		{"blocked", done, func(context.Context) error { <-block; return nil }, cause},
	}
	for _, test := range tests {
		if got := Supervise(test.ctx, test.f); got != test.want {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
	err := Supervise(t.Context(), func(context.Context) error { panic("oops") })
	if err == nil || !strings.Contains(err.Error(), "oops") {
		t.Errorf("panic: got %v", err)
	}
}
