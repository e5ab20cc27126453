package brainfuck

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"
)

// TestProbe: a program that runs can be looked at, in both engines, and goes on;
// one that has ended can not.
func TestProbe(t *testing.T) {
	p, err := Compile([]byte("+++>+[>+++[-]<]"), nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, run := range map[string]func(context.Context, io.Reader, io.Writer) error{
		"machine code": p.Run, "interpreter": p.Interpret,
	} {
		t.Run(name, func(t *testing.T) {
			probe := new(Probe)
			ctx, cancel := context.WithCancel(WithProbe(t.Context(), probe))
			defer cancel()
			done := make(chan error, 1)
			go func() { done <- run(ctx, nil, nil) }()
			for seen, end := 0, time.Now().Add(20*time.Second); seen < 3; {
				line, ok := probe.Look(p)
				switch {
				case ok && !strings.HasPrefix(line, "program:1:"):
					t.Fatalf("it says %q", line)
				case ok && (strings.Contains(line, " 3 ") || strings.Contains(line, "[3]")):
					seen++
				case ok && seen > 0: // the 3 stays, once it is there
					t.Fatalf("it says %q", line)
				case time.Now().After(end):
					t.Fatal("it is never seen")
				default:
					time.Sleep(time.Millisecond)
				}
			}
			cancel()
			if err := <-done; err != context.Canceled {
				t.Errorf("it ends with %v", err)
			}
			if line, ok := probe.Look(p); ok {
				t.Errorf("after its end it is at %q", line)
			}
		})
	}
}
