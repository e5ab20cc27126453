package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
)

// engines are the flags of every way to run a program.
var engines = []string{"--io=buffered", "--io=syscall", "--io=libc", "--interpret"}

// Programs for the tests. prompt asks before each of two reads, and echoes.
// blocked waits for input after its output, endless gets one byte, echoes it and
// goes on for ever.
const (
	prompt  = "++++++++[>++++++++<-]>-.>,.<.>,."
	blocked = "+++.,"
	endless = "+++.,.[]"
)

// patience is the time after which a test gives up, and haste the time within
// which a program must have ended that was told to: much more than it takes, for
// a busy machine.
const (
	patience = 20 * time.Second
	haste    = 5 * time.Second
)

// A child is a running bf between two pipes.
type child struct {
	*exec.Cmd
	in     io.WriteCloser
	out    *os.File
	stderr bytes.Buffer
}

func start(t *testing.T, args ...string) *child {
	t.Helper()
	p := &child{Cmd: exec.Command("bf", args...)}
	var err error
	if p.in, err = p.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	var w *os.File
	if p.out, w, err = os.Pipe(); err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	p.Stdout, p.Cmd.Stderr = w, &p.stderr
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		p.Process.Kill()
		p.out.Close()
		p.in.Close()
	})
	return p
}

// expect reads from the process what it must write next.
func (p *child) expect(t *testing.T, want string) {
	t.Helper()
	if err := p.out.SetReadDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, len(want))
	if n, err := io.ReadFull(p.out, got); err != nil || string(got) != want {
		t.Fatalf("read %q, %v; want %q", got[:n], err, want)
	}
}

// expectEnd waits for the end of the process, which must have this status and
// no more output.
func (p *child) expectEnd(t *testing.T, status int) {
	t.Helper()
	if err := p.out.SetReadDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(p.out)
	if err != nil || len(rest) > 0 {
		t.Fatalf("read %q, %v at the end", rest, err)
	}
	err = p.Wait()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if got := p.ProcessState.ExitCode(); got != status {
		t.Errorf("exit status %d, want %d; standard error: %s", got, status, p.stderr.String())
	}
}

// TestPrompt: what a program writes can be read before it gets its input, one
// byte at a time.
func TestPrompt(t *testing.T) {
	for _, engine := range engines {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			p := start(t, engine, "-c", prompt)
			for _, answer := range []string{"x", "\x00"} {
				p.expect(t, "?")
				if _, err := io.WriteString(p.in, answer); err != nil {
					t.Fatal(err)
				}
				p.expect(t, answer)
			}
			p.expectEnd(t, process.OK)
		})
	}
}

// TestTimeLimitWhileReading: the time limit ends a process whose input never
// comes, after it has delivered its output.
func TestTimeLimitWhileReading(t *testing.T) {
	for _, engine := range engines {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			begin := time.Now()
			p := start(t, engine, "--timeout=300ms", "-c", blocked)
			p.expect(t, "\x03")
			p.expectEnd(t, process.TimedOut)
			if took := time.Since(begin); took > haste {
				t.Errorf("it took %v", took)
			}
			if want := "bf: -c: stopped at the time limit of 300ms\n"; p.stderr.String() != want {
				t.Errorf("standard error %q, want %q", p.stderr.String(), want)
			}
		})
	}
}

// TestTimeLimitWhileReadingProgram: it also ends the wait for a program from
// standard input.
func TestTimeLimitWhileReadingProgram(t *testing.T) {
	p := start(t, "--timeout=200ms", "-")
	p.expectEnd(t, process.TimedOut)
}

// TestSignals: an interrupt ends a program that computes, and one that waits for
// input, quietly.
func TestSignals(t *testing.T) {
	for _, engine := range engines {
		for _, code := range []string{endless, blocked} {
			t.Run(engine+code, func(t *testing.T) {
				t.Parallel()
				testSignal(t, syscall.SIGINT, 130, engine, code)
				testSignal(t, syscall.SIGTERM, 143, engine, code)
			})
		}
	}
}

// TestSignalsWithoutFlags: so it is where bf has no flags to read.
func TestSignalsWithoutFlags(t *testing.T) {
	for _, code := range []string{endless, blocked} {
		file := filepath.Join(t.TempDir(), "a.b")
		if err := os.WriteFile(file, []byte(code), 0o666); err != nil {
			t.Fatal(err)
		}
		testSignalOf(t, syscall.SIGINT, 130, code, file)
		testSignalOf(t, syscall.SIGTERM, 143, code, "run", file)
	}
}

func testSignal(t *testing.T, signal syscall.Signal, status int, engine, code string) {
	testSignalOf(t, signal, status, code, engine, "-c", code)
}

func testSignalOf(t *testing.T, signal syscall.Signal, status int, code string, args ...string) {
	p := start(t, args...)
	p.expect(t, "\x03")
	if code == endless {
		before := p.cpuTime()
		if _, err := p.in.Write([]byte("x")); err != nil {
			t.Fatal(err)
		}
		for end := time.Now().Add(patience); p.cpuTime() < before+5 && time.Now().Before(end); {
			time.Sleep(10 * time.Millisecond)
		}
	} else {
		time.Sleep(50 * time.Millisecond) // until it blocks
	}
	begin := time.Now()
	if err := p.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	if code == endless {
		p.expect(t, "x") // delivered, although it may have been in a buffer
	}
	p.expectEnd(t, status)
	if took := time.Since(begin); took > haste {
		t.Errorf("%v: it took %v", signal, took)
	}
	if p.stderr.Len() > 0 {
		t.Errorf("%v: standard error %q", signal, p.stderr.String())
	}
}

// cpuTime is the time that the process has used, in ticks of 10 ms: the fields
// utime and stime of proc_pid_stat(5). Where there is no such file, a bit of time
// passes instead.
func (p *child) cpuTime() int {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.Process.Pid))
	fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
	if err != nil || len(fields) < 13 {
		time.Sleep(200 * time.Millisecond)
		return int(time.Now().UnixMilli() / 10)
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return user + system
}

// TestIgnoredInterrupt: who starts bf with interrupts ignored, as a shell does
// for a job in the background, means it.
func TestIgnoredInterrupt(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell")
	}
	out, err := exec.Command(sh, "-c", `trap '' INT; bf --timeout 1s -c '+[]' & sleep 0.3; kill -INT $!; wait $!; echo $?`).Output()
	if err != nil || string(out) != "124\n" {
		t.Errorf("output %q, %v; want 124", out, err)
	}
}
