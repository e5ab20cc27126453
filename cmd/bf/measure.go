package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
	"text/tabwriter"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
)

// A measurement is what one run in one I/O mode did and took. Times are those of
// the whole process, in nanoseconds in JSON.
type measurement struct {
	Mode        string        `json:"io"`
	Wall        time.Duration `json:"wall_ns"`
	User        time.Duration `json:"user_ns"`
	System      time.Duration `json:"system_ns"`
	Bytes       int64         `json:"bytes"`
	Writes      *int64        `json:"writes"` // system calls; nil where the system does not count them
	BytesPerSec float64       `json:"bytes_per_s"`
	Sum         string        `json:"-"` // SHA-256 of the output

	status int
	stderr []byte
	output *os.File
}

// measure runs the program once.
func (c *comparison) measure(ctx context.Context, mode brainfuck.IOMode, label string) (*measurement, error) {
	output, err := scratch()
	if err != nil {
		return nil, err
	}
	var stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, c.path)
	cmd.Args = append([]string{os.Args[0]}, c.args[0], "--io="+mode.String())
	cmd.Args = append(cmd.Args, c.args[1:]...)
	cmd.Stdout, cmd.Stderr = output, &stderr
	if c.source != nil {
		cmd.ExtraFiles = []*os.File{c.source}
	}
	if c.input != nil {
		if _, err := c.input.Seek(0, io.SeekStart); err != nil {
			return nil, err
		}
		cmd.Stdin = c.input
	}
	m := &measurement{Mode: mode.String(), output: output}
	stop := c.progress.watch(label, output)
	err = m.run(cmd)
	stop()
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if err != nil {
		return nil, err
	}
	m.stderr = stderr.Bytes()
	return m, m.sum()
}

// run starts the child and notes what the system says about it when it ends.
func (m *measurement) run(cmd *exec.Cmd) error {
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return err
	}
	if n, ok := writeCalls(cmd.Process.Pid); ok {
		m.Writes = &n
	}
	err := cmd.Wait()
	m.Wall = time.Since(start)
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		return err
	}
	m.User, m.System = cmd.ProcessState.UserTime(), cmd.ProcessState.SystemTime()
	m.status = cmd.ProcessState.ExitCode()
	if s, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && s.Signaled() {
		m.status = process.Signalled + int(s.Signal())
	}
	return nil
}

// sum looks at the output.
func (m *measurement) sum() error {
	if _, err := m.output.Seek(0, io.SeekStart); err != nil {
		return err
	}
	h := sha256.New()
	n, err := io.Copy(h, m.output)
	m.Bytes, m.Sum = n, hex.EncodeToString(h.Sum(nil))
	m.BytesPerSec = float64(n) / m.Wall.Seconds()
	return err
}

// firstDifference returns the offset of the first byte in which two files
// differ, which is the length of the shorter one if that is a prefix.
func firstDifference(a, b io.ReaderAt) (int64, error) {
	const chunk = 64 << 10
	x, y := make([]byte, chunk), make([]byte, chunk)
	for at := int64(0); ; at += chunk {
		n, errX := a.ReadAt(x, at)
		m, errY := b.ReadAt(y, at)
		for i := range min(n, m) {
			if x[i] != y[i] {
				return at + int64(i), nil
			}
		}
		if n != m || errX != nil || errY != nil {
			return at + int64(min(n, m)), ignoreEOF(errors.Join(errX, errY))
		}
	}
}

func ignoreEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// A comparisonReport is the result of `bf compare`.
type comparisonReport struct {
	Program string         `json:"program"`
	Runs    int            `json:"runs"`
	Bytes   int64          `json:"bytes"`
	SHA256  string         `json:"sha256"` // of the output, which is the same in all modes
	Modes   []*measurement `json:"modes"`
}

func (r comparisonReport) print(w io.Writer, asJSON bool) error {
	if asJSON {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		return e.Encode(r)
	}
	fmt.Fprintf(w, "%s: all I/O modes give the same output of %s", process.OneLine(r.Program), byteSize(float64(r.Bytes)))
	if r.Runs > 1 {
		fmt.Fprintf(w, "; best of %d runs", r.Runs)
	}
	fmt.Fprint(w, "\n\n")
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "I/O\twall ms\tuser ms\tsystem ms\tbytes\twrites\trate\t")
	for _, m := range r.Modes {
		writes := "n/a"
		if m.Writes != nil {
			writes = fmt.Sprint(*m.Writes)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%d\t%s\t%s/s\t\n", m.Mode,
			milliseconds(m.Wall), milliseconds(m.User), milliseconds(m.System), m.Bytes, writes, byteSize(m.BytesPerSec))
	}
	return t.Flush()
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.1f", float64(d)/float64(time.Millisecond))
}
