package brainfuck

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
)

// clang returns an engine that compiles LLVM's text, in the form that the
// installed version reads.
func clang(t *testing.T) engine {
	t.Helper()
	found(t, "clang")
	about, err := exec.Command("clang", "--version").Output()
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`version (\d+)\.`).FindSubmatch(about)
	if m == nil {
		t.Fatalf("no version in %s", about)
	}
	version, _ := strconv.Atoi(string(m[1]))
	return engine{"clang", func(t testing.TB, tr *trial) bftest.Outcome {
		source := buildFile(t, tr, LLVM, &BuildOptions{LLVMVersion: version})
		program := filepath.Join(t.TempDir(), "program")
		tool(t, "clang", "-O1", "-Werror", "-Wno-override-module", source, "-o", program)
		return runProcess(t, tr, program)
	}}
}

func TestLLVMInTheMatrix(t *testing.T) {
	seeds := 30
	if testing.Short() {
		seeds = 6
	}
	runSample(t, testing.Short(), seeds, clang(t))
}

func TestLLVMSaysWhatItCanNotHave(t *testing.T) {
	wantsUnfit(t, LLVM, &Options{Tape: 1 << 31}, "+", "has at most 1073741824")
	wantsUnfit(t, LLVM, &Options{Dump: true}, "#", "build without the command #")
}
