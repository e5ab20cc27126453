package exe

import (
	"debug/dwarf"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/cpu"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// checkLines compares the positions of a line table with those of the program's
// ops.
func checkLines(t *testing.T, lines *dwarf.LineReader, file string, u *emit.Unit) {
	t.Helper()
	want, got := map[[2]int]bool{}, map[[2]int]bool{}
	for _, op := range u.Program.Ops {
		line, column := u.Locate(op.Pos)
		want[[2]int{line, column}] = true
	}
	var entry dwarf.LineEntry
	last := uint64(0)
	for {
		if err := lines.Next(&entry); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if entry.Address < last {
			t.Errorf("address %#x after %#x", entry.Address, last)
		}
		last = entry.Address
		if entry.EndSequence || entry.Line == 0 {
			continue
		}
		if entry.File.Name != file {
			t.Errorf("file %q, want %q", entry.File.Name, file)
		}
		got[[2]int{entry.Line, entry.Column}] = true
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lines and columns (-program +table):\n%s", diff)
	}
}

func TestGdbShowsTheProgram(t *testing.T) {
	gdb, err := exec.LookPath("gdb")
	if err != nil {
		t.Skip(err)
	}
	c := cpu.ByName(runtime.GOARCH)
	if c == nil || runtime.GOOS != "linux" {
		t.Skip("there is no target for this system")
	}
	if os.Getenv("MOVABS_EMULATOR") != "" {
		t.Skip("gdb sees the emulator")
	}
	dir := t.TempDir()
	src := "read one\n,\n>,\n<[->+<]\n>.\n"
	if err := os.WriteFile(filepath.Join(dir, "test.b"), []byte(src), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "in"), []byte("!A"), 0o600); err != nil {
		t.Fatal(err)
	}
	name, _ := build(t, unit(t, src, 8, ir.Machine{}, 3), c, &Options{Dir: dir})
	cmd := exec.Command(gdb, "-q", "-nx", "-batch",
		"-ex", "break test.b:5", "-ex", "run < in", "-ex", "bt", "-ex", "print pointer", name)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if strings.Contains(string(out), "ptrace: Operation not permitted") {
		t.Skip("gdb may not trace here")
	}
	for _, want := range []string{"Breakpoint 1, program () at test.b:5", "5\t>.", "#0  program () at test.b:5", "(unsigned char *) 0x"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("no %q in what gdb says (%v):\n%s", want, err, out)
		}
	}
}
