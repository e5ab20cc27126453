//go:build amd64 || arm64

package gdb

import (
	"bytes"
	"context"
	"debug/elf"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
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

// TestBacktrace lets gdb show where a program crashes. Under an emulator (see
// .ci/arm64), gdb talks to that.
func TestBacktrace(t *testing.T) {
	emulator := strings.Fields(os.Getenv("MOVABS_EMULATOR"))
	name, start := "gdb", []string{"-ex", "run"}
	if len(emulator) > 0 {
		name = "gdb-multiarch"
	}
	debugger, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	program := filepath.Join(t.TempDir(), "crash")
	if out, err := exec.Command("go", "build", "-o", program, "./testdata/crash").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := debugged(t, debugger, program, emulator, start)
	for range 2 {
		// gdb and QEMU's stub wait for each other now and then when threads come
		// and go: not what is tested here.
		if len(emulator) > 0 && errors.Is(err, context.DeadlineExceeded) {
			out, err = debugged(t, debugger, program, emulator, start)
		}
	}
	if errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("gdb hangs:\n%s", out)
	}
	if err != nil || !strings.Contains(string(out), "SIGSEGV") {
		t.Skipf("gdb can not run the program here: %v\n%s", err, out)
	}
	for _, want := range []string{
		`(?m)^#0 +0x\w+ in inner_function \(\)$`,
		`(?m)^#1 +0x\w+ in outer_function \(\)$`,
		`(?m)^#2 .*cabi`,
		map[string]string{"amd64": `mov +\(%rdi\),%rax`, "arm64": `ldr\s+x0, \[x0\]`}[runtime.GOARCH],
		`No symbol "closed_before"`,
		`jit: SIGSEGV at inner_function\+0x0: access to address 0x8`,
		`Breakpoint 1, .*main\.finished`,
	} {
		if !regexp.MustCompile(want).Match(out) {
			t.Errorf("gdb does not print %s:\n%s", want, out)
		}
	}
	if strings.Contains(string(out), "Unable to find JITed code entry") {
		t.Errorf("gdb is told of one event twice:\n%s", out)
	}
}

// debugged runs gdb on the program, with the options to start it if no emulator
// does, and returns what both print.
func debugged(t *testing.T, debugger, program string, emulator, start []string) ([]byte, error) {
	t.Helper()
	printed, err := os.Create(filepath.Join(t.TempDir(), "printed"))
	if err != nil {
		t.Fatal(err)
	}
	defer printed.Close()
	if len(emulator) > 0 {
		start = emulate(t, emulator, program, printed)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	// gdb kills the program at its last breakpoint: to see several threads exit
	// at once can hang gdb 13.
	cmd := exec.CommandContext(ctx, debugger, slices.Concat([]string{"-nx", "-batch",
		"-iex", "set auto-load off", "-ex", "set debuginfod enabled off",
		"-ex", "handle SIGURG nostop noprint pass", "-ex", "break main.finished"},
		start, []string{"-ex", "backtrace", "-ex", "disassemble inner_function", "-ex", "info symbol closed_before",
			"-ex", "continue", "-ex", "kill", program})...)
	cmd.Stdout, cmd.Stderr = printed, printed
	err = cmd.Run()
	out, failed := os.ReadFile(printed.Name())
	if failed != nil {
		t.Fatal(failed)
	}
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return out, err
}

// emulate starts a program under an emulator, waiting for a debugger, and returns
// gdb's options to connect to it and let it run.
func emulate(t *testing.T, emulator []string, program string, printed *os.File) []string {
	t.Helper()
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Skip(err)
	}
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err := errors.Join(err, l.Close()); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(emulator[0], slices.Concat(emulator[1:], []string{"-g", port, program})...)
	cmd.Stdout, cmd.Stderr = printed, printed
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	return []string{"-ex", "target remote localhost:" + port, "-ex", "continue"}
}
