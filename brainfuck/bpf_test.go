package brainfuck

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf"
	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// The kernel is in the differential matrix, too: the command bf loads the objects
// and runs them there.

// inKernel returns the engine that runs a program in the kernel, where that can
// be had.
func inKernel(t *testing.T) engine {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root loads programs into the kernel")
	}
	bf := filepath.Join(t.TempDir(), "bf")
	if out, err := exec.Command("go", "build", "-o", bf, "../cmd/bf").CombinedOutput(); err != nil {
		t.Skipf("bf can not be built: %v\n%s", err, out)
	}
	if out, err := exec.Command(bf, "bpf", "run", "-c", "").CombinedOutput(); err != nil {
		t.Skipf("no program can be loaded: %v\n%s", err, out)
	}
	return engine{"kernel", func(t testing.TB, tr *trial) bftest.Outcome {
		return runInKernel(t, tr, bf)
	}}
}

func runInKernel(t testing.TB, tr *trial, bf string) bftest.Outcome {
	t.Helper()
	u := emit.NewUnit(tr.ops(), tr.machine, "program", tr.src)
	object, err := bpf.Build(u, new(bpf.Options))
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "program.o")
	if err := os.WriteFile(name, object, 0o600); err != nil {
		t.Fatal(err)
	}
	return runProcess(t, tr, bf, "bpf", "run", name)
}

// kernelTape is enough for all programs that need no tape of a certain size. The
// kernel clears all of it for each.
const kernelTape = 1 << 18

func TestKernelRunsThePrograms(t *testing.T) {
	kernel := inKernel(t)
	for _, p := range bftest.Programs(t) {
		if p.Fail == "syntax" || p.Steps >= heavy && testing.Short() {
			continue
		}
		t.Run(p.Name, func(t *testing.T) {
			for i, bits := range p.Bits {
				for j, eof := range p.EOFs {
					first := i+j == 0
					if !first && (j != i%len(p.EOFs) || p.Steps >= heavy || p.Fail == "timeout" || testing.Short()) {
						continue
					}
					inKernelTrial(t, p, bits, eof, kernel)
				}
			}
		})
	}
}

func inKernelTrial(t *testing.T, p *bftest.Program, bits int, eof ir.EOF, kernel engine) {
	t.Helper()
	tr := trial{src: p.Source, input: p.Input, bits: bits, machine: p.Machine(eof), timeout: plenty}
	if p.Fail == "" && p.Right == bftest.DefaultTape {
		tr.machine.Right = kernelTape
		if p.Steps >= heavy || errors.As(runInterpreter(t, &tr).Err, new(*ir.RangeError)) {
			tr.machine.Right = p.Right
		}
	}
	if (tr.machine.Right+tr.machine.Left)*int64(bits/8) >= 1<<29 {
		return // more than the kernel can have
	}
	want := bftest.Outcome{Output: p.Output}
	switch p.Fail {
	case "timeout":
		tr.timeout = 2 * time.Second
		want.Err = interp.ErrSteps
	case "range", "input":
		want = runInterpreter(t, &tr)
	}
	agree(t, tr, want, []int{3}, kernel)
}

func TestKernelRunsRandomPrograms(t *testing.T) {
	kernel := inKernel(t)
	seeds := 100
	if testing.Short() {
		seeds = 30
	}
	for seed := range uint64(seeds) {
		src, input := bftest.Random(seed)
		tr := trial{src: src, input: input, bits: allWidths[seed/2%4], timeout: plenty}
		tr.machine = ir.Machine{Right: 4096, EOF: allEOFs[seed/8%4]}
		if seed%3 == 0 {
			tr.machine.Right, tr.machine.Left = 11, 5
		}
		want := bftest.Interpret(bftest.Parse(src, tr.bits), tr.machine, input, 200_000)
		switch {
		case want.Stopped():
			continue // it would run for as long as it may
		case want.Err != nil:
			tr.timeout = 2 * time.Second // the optimiser may remove that, and it may not end then
		}
		agree(t, tr, want, []int{int(seed) % 4}, kernel)
		if t.Failed() {
			t.Fatalf("seed %d: %s\ninput %q, tape %d+%d", seed, src, input, tr.machine.Left, tr.machine.Right)
		}
	}
}

// The kernel runs what others wrote.
func TestKernelRunsTheCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	kernel := inKernel(t)
	for _, p := range bftest.Corpus(t) {
		if p.Output == nil || p.Fail != "" {
			continue
		}
		switch p.Name {
		case "Impeccable", "OptimTease": // which runs for long; which the verifier looks at for a minute
			continue
		}
		t.Run(p.Name, func(t *testing.T) {
			tr := trial{src: p.Source, input: p.Input, bits: p.Bits[0], machine: p.Machine(p.EOFs[0]), timeout: plenty, level: 3}
			tr.machine.Right = kernelTape
			agree(t, tr, bftest.Outcome{Output: p.Output}, []int{3}, kernel)
		})
	}
}
