package exe

import (
	"bytes"
	"debug/elf"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/cpu"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

const helloWorld = `++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.`

// unit compiles a program named test.b.
func unit(t testing.TB, src string, bits int, m ir.Machine, level int) *emit.Unit {
	t.Helper()
	parsed, err := syntax.Parse([]byte(src), syntax.Options{Bits: bits, Dump: true})
	if err != nil {
		t.Fatal(err)
	}
	if m.Right == 0 {
		m.Right = 1 << 16
	}
	opt.Run(parsed.Program, level)
	u := emit.NewUnit(parsed.Program, m, "test.b", []byte(src))
	u.Evaluate = level == 3
	return u
}

// build returns an executable, written to a file.
func build(t testing.TB, u *emit.Unit, c *cpu.CPU, o *Options) (name string, file []byte) {
	t.Helper()
	file, err := Build(u, c, o)
	if err != nil {
		t.Fatal(err)
	}
	name = filepath.Join(t.TempDir(), "test")
	syscall.ForkLock.RLock() // no process that is being started has the file open
	defer syscall.ForkLock.RUnlock()
	if err := os.WriteFile(name, file, 0o700); err != nil {
		t.Fatal(err)
	}
	return name, file
}

// forEach runs a test for each processor whose programs can be run here.
func forEach(t *testing.T, f func(t *testing.T, c *cpu.CPU, run []string)) {
	for _, c := range cpu.All() {
		t.Run(c.Name, func(t *testing.T) { f(t, c, runner(t, c)) })
	}
}

// runner returns the command that runs executables for a processor.
func runner(t *testing.T, c *cpu.CPU) []string {
	t.Helper()
	if runtime.GOOS == "linux" && runtime.GOARCH == c.Name {
		return strings.Fields(os.Getenv("MOVABS_EMULATOR")) // what runs this test, if anything does
	}
	emulator := map[string]string{"amd64": "qemu-x86_64", "arm64": "qemu-aarch64"}[c.Name]
	if _, err := exec.LookPath(emulator); err != nil {
		t.Skipf("programs for linux/%s can not be run here: %v", c.Name, err)
	}
	return []string{emulator}
}

// start returns a command that runs a program.
func start(t *testing.T, u *emit.Unit, c *cpu.CPU, run []string) *exec.Cmd {
	t.Helper()
	name, _ := build(t, u, c, &Options{Strip: true})
	args := append(run[:len(run):len(run)], name)
	return exec.Command(args[0], args[1:]...)
}

func TestHelloWorldIsSmall(t *testing.T) {
	forEach(t, func(t *testing.T, c *cpu.CPU, run []string) {
		u := unit(t, helloWorld, 8, ir.Machine{}, 3)
		cmd := start(t, u, c, run)
		out, err := cmd.Output()
		if string(out) != "Hello World!\n" || err != nil {
			t.Errorf("%q, %v", out, err)
		}
		_, file := build(t, u, c, &Options{Strip: true})
		t.Logf("%d bytes", len(file))
		if len(file) > 1024 {
			t.Errorf("%d bytes, more than 1 KB", len(file))
		}
	})
}

func TestSameInputSameBytes(t *testing.T) {
	for _, c := range cpu.All() {
		u := unit(t, ",[.>,#]"+helloWorld, 16, ir.Machine{EOF: ir.EOFError}, 3)
		_, a := build(t, u, c, &Options{})
		_, b := build(t, u, c, &Options{})
		if !bytes.Equal(a, b) {
			t.Errorf("%s: differs from itself", c.Name)
		}
	}
}

// The messages are those of package brainfuck: its RangeError, InputError, and
// what # shows.
func TestMessages(t *testing.T) {
	tests := []struct {
		src     string
		bits    int
		machine ir.Machine
		output  string
		message string
	}{
		{"++++++++[>++++++<-]>.\n <<+", 8, ir.Machine{}, "0",
			"test.b:2:4: the program leaves the tape on the left: cell -1, but the cells are 0 to 65535"},
		{"+[>+]", 16, ir.Machine{Right: 1000}, "",
			"test.b:1:4: the program leaves the tape on the right: cell 1000, but the cells are 0 to 999"},
		{"+[<+]", 32, ir.Machine{Right: 1000, Left: 7}, "",
			"test.b:1:4: the program leaves the tape on the left: cell -8, but the cells are -7 to 999"},
		{"+[<+]", 64, ir.Machine{Right: 1, Left: 0}, "",
			"test.b:1:4: the program leaves the tape on the left: cell -1, but the cells are 0 to 0"},
		{strings.Repeat(">", 300_000) + "\n\n.", 8, ir.Machine{Right: 1 << 10}, "",
			"test.b:3:1: the program leaves the tape on the right: cell 300000, but the cells are 0 to 1023"},
		{",.[,.]", 8, ir.Machine{EOF: ir.EOFError}, "i",
			"test.b:1:4: the program reads, but the input has ended"},
		{"+>++#<-#<<#>>>>>>>>>>>>", 16, ir.Machine{}, "",
			"test.b:1:5: pointer at cell 1; from cell 0: 1 [2] 0 0 0 0 0 0 0 0\n" +
				"test.b:1:8: pointer at cell 0; from cell 0: [0] 2 0 0 0 0 0 0 0\n" +
				"test.b:1:11: pointer at cell -2; from cell 0: 0 2 0 0 0 0 0"},
		{"->-#", 64, ir.Machine{Right: 2, Left: 1}, "",
			"test.b:1:4: pointer at cell 1; from cell -1: 0 18446744073709551615 [18446744073709551615]"},
	}
	forEach(t, func(t *testing.T, c *cpu.CPU, run []string) {
		for _, test := range tests {
			cmd := start(t, unit(t, test.src, test.bits, test.machine, 3), c, run)
			cmd.Stdin = strings.NewReader("i")
			var out, message strings.Builder
			cmd.Stdout, cmd.Stderr = &out, &message
			err := cmd.Run()
			status := 1
			if strings.Contains(test.src, "#") {
				status = 0
			}
			if out.String() != test.output || message.String() != test.message+"\n" || cmd.ProcessState.ExitCode() != status {
				t.Errorf("%.30s: %v, output %q, message\n%swant %q and\n%s", test.src, err, &out, &message, test.output, test.message)
			}
		}
	})
}

func TestFailingStreams(t *testing.T) {
	forEach(t, func(t *testing.T, c *cpu.CPU, run []string) {
		echo := func() *exec.Cmd { return start(t, unit(t, "+[>,.<]", 8, ir.Machine{}, 3), c, run) }
		shell := func(script string) *exec.Cmd {
			cmd := echo()
			return exec.Command("sh", append([]string{"-c", script}, cmd.Args...)...)
		}
		tests := []struct {
			name    string
			cmd     *exec.Cmd
			status  int
			message string
		}{
			{"full", shell(`exec $0 "$@" </dev/zero >/dev/full`), 1, "test.b: write: error 28\n"},
			{"no output", shell(`exec $0 "$@" </dev/zero >&-`), 1, "test.b: write: error 9\n"},
			{"no input", shell(`exec $0 "$@" <&-`), 1, "test.b: read: error 9\n"},
			{"a folder", shell(`exec $0 "$@" </`), 1, "test.b: read: error 21\n"},
			{"no reader", shell(`trap '' PIPE; { $0 "$@" </dev/zero; echo $? >&2; } | :`), 0, "141\n"},
		}
		for _, test := range tests {
			var message strings.Builder
			test.cmd.Stderr = &message
			_ = test.cmd.Run() // the status tells
			if got := test.cmd.ProcessState.ExitCode(); got != test.status || message.String() != test.message {
				t.Errorf("%s: status %d, %q", test.name, got, &message)
			}
		}
	})
}

// A prompt appears before its answer is read, and what is printed appears while
// the program computes.
func TestOutputAppears(t *testing.T) {
	forEach(t, func(t *testing.T, c *cpu.CPU, run []string) {
		cmd := start(t, unit(t, "+++++.,.,+[]", 8, ir.Machine{}, 3), c, run)
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		defer cmd.Wait()
		defer cmd.Process.Kill()
		b := make([]byte, 1)
		if _, err := io.ReadFull(out, b); err != nil || b[0] != 5 {
			t.Fatalf("prompt %q, %v", b, err)
		}
		time.Sleep(60 * time.Millisecond) // the timer comes to rest
		fmt.Fprint(in, "xy")
		if _, err := io.ReadFull(out, b); err != nil || b[0] != 'x' {
			t.Fatalf("output %q, %v", b, err)
		}
	})
}

// What is not the program's fault is not called so.
func TestForeignFaultsKill(t *testing.T) {
	forEach(t, func(t *testing.T, c *cpu.CPU, run []string) {
		cmd := start(t, unit(t, ".+[],", 8, ir.Machine{}, 3), c, run)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(out, make([]byte, 1)); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Process.Signal(syscall.SIGSEGV); err != nil {
			t.Fatal(err)
		}
		err = cmd.Wait()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGSEGV {
			t.Errorf("ends with %v", err)
		}
	})
}

// Tapes cost memory only where they are used, and one that the system can not
// give is an error.
func TestHugeTapes(t *testing.T) {
	forEach(t, func(t *testing.T, c *cpu.CPU, run []string) {
		for _, test := range []struct {
			m  ir.Machine
			ok bool
		}{
			{ir.Machine{Right: 1 << 37, Left: 1 << 37}, true},
			{ir.Machine{Right: 1 << 62 / 8}, false},
		} {
			if test.ok && len(run) > 0 {
				continue // emulators have less room
			}
			cmd := start(t, unit(t, ",>,<.", 8, test.m, 3), c, run)
			out, err := cmd.CombinedOutput()
			if ok := err == nil; ok != test.ok || !ok && string(out) != "test.b: map the tape: error 12\n" {
				t.Errorf("tape %+v: %v\n%s", test.m, err, out)
			}
		}
		far := unit(t, ",>.", 8, ir.Machine{}, 0)
		far.Program.Ops = append(far.Program.Ops, ir.Op{Kind: ir.Scan, Arg: 1 << 30})
		if _, err := Build(far, c, &Options{}); err != nil {
			t.Errorf("a far scan: %v", err)
		}
	})
}

func TestSections(t *testing.T) {
	for _, c := range cpu.All() {
		u := unit(t, "comment\n,[.\n,]", 8, ir.Machine{}, 3)
		_, file := build(t, u, c, &Options{Dir: "/somewhere"})
		f, err := elf.NewFile(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		symbols, err := f.Symbols()
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, s := range symbols {
			names = append(names, s.Name)
		}
		if got := strings.Join(names, " "); got != "_start state output input program" {
			t.Errorf("%s: symbols %s", c.Name, got)
		}
		data, err := f.DWARF()
		if err != nil {
			t.Fatal(err)
		}
		unit, err := data.Reader().Next()
		if err != nil {
			t.Fatal(err)
		}
		lines, err := data.LineReader(unit)
		if err != nil {
			t.Fatal(err)
		}
		checkLines(t, lines, "/somewhere/test.b", u)

		_, stripped := build(t, u, c, &Options{Strip: true})
		f, err = elf.NewFile(bytes.NewReader(stripped))
		if err != nil || len(f.Sections) != 0 || len(stripped) >= len(file) {
			t.Errorf("%s: stripped, it has %d sections, %d bytes, %v", c.Name, len(f.Sections), len(stripped), err)
		}
	}
}
