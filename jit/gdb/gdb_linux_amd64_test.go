package gdb

import (
	"bytes"
	"context"
	"debug/elf"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/jit"
)

func TestObject(t *testing.T) {
	a, err := jit.NewArena(nil)
	if err != nil {
		t.Skip(err)
	}
	defer a.Close()
	c, err := a.Link(&jit.Object{Name: "o", Code: []byte{0x90, 0xc3}, Symbols: []jit.Symbol{{Name: "f"}, {Name: "g", Offset: 1}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	f, err := elf.NewFile(bytes.NewReader(object(c, []Frame{{}, {Offset: 1, Depth: 8}})))
	if err != nil {
		t.Fatal(err)
	}
	got, err := f.Symbols()
	if err != nil {
		t.Fatal(err)
	}
	addr := uint64(c.Addr())
	want := []elf.Symbol{
		{Name: "f", Info: 0x12, Section: textSection, Value: addr, Size: 1},
		{Name: "g", Info: 0x12, Section: textSection, Value: addr + 1, Size: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("symbols (-want +got):\n%s", diff)
	}
	if text := f.Section(".text"); text == nil || text.Addr != addr || text.Size != 2 {
		t.Errorf(".text is %+v", text)
	}
}

// TestBacktrace lets gdb show where a program crashes.
func TestBacktrace(t *testing.T) {
	debugger, err := exec.LookPath("gdb")
	if err != nil {
		t.Skip("gdb is not installed")
	}
	program := filepath.Join(t.TempDir(), "crash")
	if out, err := exec.Command("go", "build", "-o", program, "./testdata/crash").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	// gdb kills the program at its last breakpoint: to see several threads exit
	// at once can hang gdb 13.
	out, err := exec.CommandContext(ctx, debugger, "-nx", "-batch",
		"-iex", "set auto-load off", "-ex", "set debuginfod enabled off",
		"-ex", "handle SIGURG nostop noprint pass", "-ex", "break main.finished",
		"-ex", "run", "-ex", "backtrace", "-ex", "disassemble inner_function", "-ex", "info symbol closed_before",
		"-ex", "continue", program).CombinedOutput()
	if ctx.Err() != nil {
		t.Fatalf("gdb hangs:\n%s", out)
	}
	if err != nil || !strings.Contains(string(out), "SIGSEGV") {
		t.Skipf("gdb can not run the program here: %v\n%s", err, out)
	}
	for _, want := range []string{
		`(?m)^#0 +0x\w+ in inner_function \(\)$`,
		`(?m)^#1 +0x\w+ in outer_function \(\)$`,
		`(?m)^#2 .*cabi`,
		`mov +\(%rdi\),%rax`,
		`No symbol "closed_before"`,
		`jit: SIGSEGV at inner_function\+0x0: access to address 0x8`,
		`Breakpoint 1, .*main\.finished`,
	} {
		if !regexp.MustCompile(want).Match(out) {
			t.Errorf("gdb does not print %s:\n%s", want, out)
		}
	}
	if strings.Contains(string(out), "Unable to find") {
		t.Errorf("gdb is told of one event twice:\n%s", out)
	}
}
