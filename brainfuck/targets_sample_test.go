package brainfuck

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
)

// Targets whose files take a compiler to run, or an engine that is slow to
// start, are in the differential matrix with a sample: each program and each
// random one in one width, convention, level and engine, which take turns.

// runSample runs the sample. Some programs are left out if few is set.
func runSample(t *testing.T, few bool, seeds int, engines ...engine) {
	t.Helper()
	for n, p := range bftest.Programs(t) {
		if p.Fail == "syntax" || few && (n%4 != 0 || p.Steps >= heavy) {
			continue
		}
		t.Run(p.Name, func(t *testing.T) {
			t.Parallel()
			sampleProgram(t, p, n, engines[n%len(engines)])
		})
	}
	t.Run("random", func(t *testing.T) {
		t.Parallel()
		sampleRandom(t, seeds, engines...)
	})
}

func sampleRandom(t *testing.T, seeds int, engines ...engine) {
	t.Helper()
	for seed := range seeds {
		tr, want := randomProgram(uint64(seed))
		tr.level, tr.timeout = 3*(seed%2), plenty
		same := bftest.Interpret(tr.ops(), tr.machine, tr.input, 1_000_000)
		if same.Stopped() {
			continue // what an endless program has in its buffers nobody sees
		}
		e := engines[seed%len(engines)]
		got := e.run(t, &tr)
		if err := errors.Join(bftest.Compare(want, got), bftest.Same(same, got)); err != nil {
			t.Errorf("%s, %v: %v", e.name, &tr, err)
		}
		if t.Failed() {
			t.Fatalf("seed %d\n%s\ninput %q, tape %d+%d", seed, tr.src, tr.input, tr.machine.Left, tr.machine.Right)
		}
	}
}

func sampleProgram(t *testing.T, p *bftest.Program, n int, e engine) {
	t.Helper()
	tr := trial{src: p.Source, input: p.Input, bits: p.Bits[n%len(p.Bits)], machine: p.Machine(p.EOFs[n/2%len(p.EOFs)]), timeout: plenty}
	want := bftest.Outcome{Output: p.Output}
	level := 3
	switch {
	case p.Fail == "timeout":
		tr.timeout = time.Second
		want.Err = context.DeadlineExceeded
	case p.Steps < heavy:
		if len(p.Source) < 10_000 { // a compiler takes long for a large text
			level = n % 4
		}
		want = runInterpreter(t, &tr)
	}
	agree(t, tr, want, []int{level}, e)
}

// buildFile builds a trial's program as target has it, to a file of its own.
func buildFile(t testing.TB, tr *trial, target Target, o *BuildOptions) string {
	t.Helper()
	file, err := targets[target].build(emit.NewUnit(tr.ops(), tr.machine, "program", tr.src), o)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "program"+target.Suffix())
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// tool runs a command that must say nothing.
func tool(t testing.TB, command ...string) {
	t.Helper()
	out, err := exec.Command(command[0], command[1:]...).CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Fatalf("%v: %v\n%s", command, err, out)
	}
}

// found returns those of the commands that are installed, and skips the test if
// none is.
func found(t *testing.T, names ...string) []string {
	t.Helper()
	var there []string
	for _, name := range names {
		if _, err := exec.LookPath(name); err == nil {
			there = append(there, name)
		}
	}
	if len(there) == 0 {
		t.Skipf("none of %q is installed", names)
	}
	return there
}

// wantsUnfit checks that a target says what it can not have.
func wantsUnfit(t *testing.T, target Target, o *Options, src string, says string) {
	t.Helper()
	p, err := Compile([]byte(src), o)
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.Build(target, nil)
	var wrong *OptionError
	if !errors.As(err, &wrong) || !bytes.Contains([]byte(err.Error()), []byte(says)) {
		t.Errorf("%v: %v, want an *OptionError with %q", target, err, says)
	}
}
