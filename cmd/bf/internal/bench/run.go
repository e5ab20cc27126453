package bench

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// An outcome is what one run did.
type outcome struct {
	seconds float64
	output  []byte
	wrong   string // as Result.Wrong
}

// once runs a program under a contender.
func (p *Plan) once(ctx context.Context, program Program, c Contender) (outcome, error) {
	run := ctx
	if p.Timeout > 0 {
		limited, cancel := context.WithTimeout(ctx, p.Timeout)
		defer cancel()
		run = limited
	}
	args := c.arguments(program.File)
	cmd := exec.CommandContext(run, args[0], args[1:]...)
	cmd.WaitDelay = time.Second // children of the contender may hold its output open
	if program.Input != "" {
		in, err := os.Open(program.Input)
		if err != nil {
			return outcome{}, err
		}
		defer in.Close()
		cmd.Stdin = in
	}
	out := checker{want: program.Output}
	cmd.Stdout = &out
	start := time.Now()
	err := cmd.Run()
	o := outcome{seconds: time.Since(start).Seconds(), output: out.got}
	if p.CPU && cmd.ProcessState != nil {
		o.seconds = (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	}
	var exit *exec.ExitError
	exited := err == nil || errors.As(err, &exit) && exit.Exited() // its status is its own affair: the output tells
	switch {
	case ctx.Err() != nil:
		return o, context.Cause(ctx)
	case run.Err() != nil:
		o.wrong = "timeout"
	case !out.right(exited):
		o.wrong = "output"
	case exited:
	case errors.As(err, &exit):
		o.wrong = exit.Error()
	default:
		return o, fmt.Errorf("%s: %w", c.Name, err)
	}
	return o, nil
}

// longest is the longest output in bytes of a program whose output is not known
// before.
const longest = 1 << 28

// A checker receives the output of a program, and stops it at the first byte that
// is not as it should be.
type checker struct {
	want  []byte // nil if not known
	got   []byte
	n     int
	wrong bool
}

var errOutput = errors.New("wrong output")

func (c *checker) Write(b []byte) (int, error) {
	switch {
	case c.want == nil && len(c.got)+len(b) <= longest:
		c.got = append(c.got, b...)
	case c.want != nil && bytes.HasPrefix(c.want[c.n:], b):
	default:
		c.wrong = true
		return 0, errOutput
	}
	c.n += len(b)
	return len(b), nil
}

// right reports whether the output was as it should be, all of it if the program
// was not ended by a signal.
func (c *checker) right(exited bool) bool {
	return !c.wrong && (!exited || c.want == nil || c.n == len(c.want))
}
