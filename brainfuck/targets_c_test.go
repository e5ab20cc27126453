package brainfuck

import (
	"path/filepath"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// compilers returns an engine for each C compiler, which compiles what the target
// builds with all warnings and runs it.
func compilers(t *testing.T, o *BuildOptions) []engine {
	t.Helper()
	var engines []engine
	for _, compiler := range found(t, "gcc", "clang") {
		engines = append(engines, engine{compiler, func(t testing.TB, tr *trial) bftest.Outcome {
			source := buildFile(t, tr, C, o)
			program := filepath.Join(t.TempDir(), "program")
			tool(t, compiler, "-std=c99", "-pedantic", "-O2", "-Wall", "-Wextra", "-Werror", source, "-o", program)
			return runProcess(t, tr, program)
		}})
	}
	return engines
}

func TestCInTheMatrix(t *testing.T) {
	seeds := 40
	if testing.Short() {
		seeds = 8
	}
	runSample(t, testing.Short(), seeds, compilers(t, new(BuildOptions))...)
}

// Without checks, programs that stay on their tape do the same.
func TestCWithoutChecks(t *testing.T) {
	tr := trial{src: []byte("++>+++[->++<]>[<]<[->>+<<]>>."), bits: 8, machine: ir.Machine{Right: 100}, timeout: plenty}
	for _, e := range compilers(t, &BuildOptions{Unchecked: true}) {
		agree(t, tr, runInterpreter(t, &tr), []int{0, 3}, e)
	}
}

func TestCSaysWhatItCanNotHave(t *testing.T) {
	wantsUnfit(t, C, &Options{Tape: 1 << 31}, "+", "has at most 1073741824")
}
