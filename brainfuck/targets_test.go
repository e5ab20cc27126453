package brainfuck

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// Targets are in the differential matrix, too: what they build is run, as a
// process.

// executables returns an engine for each target whose files this machine can
// execute by itself, and those for which it needs an emulator, which are slow.
func executables(t *testing.T) (fast, slow []engine) {
	t.Helper()
	for _, target := range Targets() {
		run := func(command ...string) engine {
			return engine{target.String(), func(t testing.TB, tr *trial) bftest.Outcome {
				return runFile(t, tr, target, command...)
			}}
		}
		emulator := os.Getenv("MOVABS_EMULATOR") // what runs this test, if anything does
		foreign, _ := exec.LookPath(map[Target]string{LinuxAMD64: "qemu-x86_64", LinuxARM64: "qemu-aarch64"}[target])
		switch host := target.String() == runtime.GOOS+"/"+runtime.GOARCH; {
		case host && emulator == "":
			fast = append(fast, run())
		case host:
			slow = append(slow, run(strings.Fields(emulator)...))
		case foreign != "":
			slow = append(slow, run(foreign))
		}
	}
	if len(fast)+len(slow) == 0 {
		t.Skip("no target's files can be executed here")
	}
	return fast, slow
}

// runFile builds a trial's program and runs it.
func runFile(t testing.TB, tr *trial, target Target, command ...string) bftest.Outcome {
	t.Helper()
	u := emit.NewUnit(tr.ops(), tr.machine, "program", tr.src)
	u.Evaluate = tr.level == 3
	file, err := targets[target].build(u, new(BuildOptions))
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "program")
	writeExecutable(t, name, file)
	return runProcess(t, tr, append(command, name)...)
}

// writeExecutable writes a file that can be executed at once: no process that is
// being started meanwhile may have it open for writing.
func writeExecutable(t testing.TB, name string, file []byte) {
	t.Helper()
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	if err := os.WriteFile(name, file, 0o700); err != nil {
		t.Fatal(err)
	}
}

// runProcess runs a command, which must behave as the trial's program, and reads
// what went wrong from its messages.
func runProcess(t testing.TB, tr *trial, command ...string) bftest.Outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), tr.timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Stdin = bytes.NewReader(tr.input)
	var out, message bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &message
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		err = ctx.Err()
	case err == nil && message.Len() > 0:
		t.Fatalf("%v says %s", command, &message)
	case errors.As(err, &exit) && exit.ExitCode() == 1:
		err = parseMessage(tr.src, message.String())
	case err != nil:
		t.Fatalf("%v: %v\n%s", command, err, &message)
	}
	return bftest.Outcome{Output: out.Bytes(), Err: err}
}

// parseMessage turns a program's message back into an error of package ir.
func parseMessage(src []byte, message string) error {
	var line, column int
	var side string
	var cell int64
	message = strings.TrimPrefix(message, "bf: ")
	if _, err := fmt.Sscanf(message, "program:%d:%d: ", &line, &column); err != nil {
		return errors.New(message)
	}
	pos := int32(len(strings.Join(strings.SplitAfter(string(src), "\n")[:line-1], "")) + column - 1)
	_, rest, _ := strings.Cut(message, "the program ")
	if n, _ := fmt.Sscanf(rest, "leaves the tape on the %s cell %d,", &side, &cell); n == 2 {
		return &ir.RangeError{Pos: pos, Cell: cell}
	}
	if strings.HasPrefix(rest, "reads, but the input has ended") {
		return &ir.InputError{Pos: pos}
	}
	return errors.New(message)
}

func TestTargetsRunTheProgramsInTheMatrix(t *testing.T) {
	fast, slow := executables(t)
	for _, p := range bftest.Programs(t) {
		if p.Fail == "syntax" {
			continue
		}
		t.Run(p.Name, func(t *testing.T) {
			t.Parallel()
			for i, bits := range p.Bits {
				for j, eof := range p.EOFs {
					first := i+j == 0
					if !first && (p.Steps >= heavy || p.Fail == "timeout" || testing.Short()) {
						continue
					}
					tr := trial{src: p.Source, input: p.Input, bits: bits, machine: p.Machine(eof), timeout: plenty}
					want := bftest.Outcome{Output: p.Output}
					switch p.Fail {
					case "timeout":
						tr.timeout = 200 * time.Millisecond
						want.Err = context.DeadlineExceeded
					case "range", "input":
						want = runInterpreter(t, &tr)
					}
					levels := []int{3}
					if first && p.Steps < heavy && p.Fail != "timeout" {
						levels = allLevels
					}
					agree(t, tr, want, levels, fast...)
					if i == j && (p.Steps < heavy || !testing.Short()) {
						agree(t, tr, want, []int{3}, slow...)
					}
				}
			}
		})
	}
}

func TestTargetsRunRandomProgramsInTheMatrix(t *testing.T) {
	fast, slow := executables(t)
	seeds := 200
	if testing.Short() {
		seeds = 50
	}
	for seed := range seeds {
		tr, want := randomProgram(uint64(seed))
		tr.timeout = max(5*tr.timeout, 20*time.Millisecond) // a process has to start
		if os.Getenv("MOVABS_EMULATOR") != "" {             // and an emulator
			tr.timeout = max(tr.timeout, 500*time.Millisecond)
		}
		agree(t, tr, want, []int{0, 3}, fast...)
		if seed%4 == 0 {
			tr.timeout = max(tr.timeout, 200*time.Millisecond)
			agree(t, tr, want, []int{seed / 4 % 4}, slow...)
		}
		if t.Failed() {
			t.Fatalf("seed %d\n%s\ninput %q, tape %d+%d", seed, tr.src, tr.input, tr.machine.Left, tr.machine.Right)
		}
	}
}

func TestTargetsRunTheCorpus(t *testing.T) {
	fast, slow := executables(t)
	for _, p := range bftest.Corpus(t) {
		switch p.Name {
		case "Impeccable", "Euler5", "SelfInt", "PIdigits", "Counter":
			continue // they run for long, and TestCorpus has them
		}
		if p.Output == nil || p.Fail != "" {
			continue
		}
		t.Run(p.Name, func(t *testing.T) {
			t.Parallel()
			tr := trial{src: p.Source, input: p.Input, bits: p.Bits[0], machine: p.Machine(p.EOFs[0]), timeout: plenty}
			agree(t, tr, bftest.Outcome{Output: p.Output}, []int{3}, fast...)
			if !testing.Short() {
				agree(t, tr, bftest.Outcome{Output: p.Output}, []int{3}, slow...)
			}
		})
	}
}
