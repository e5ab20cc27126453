package object

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/cpu"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
)

// A toolchain compiles C for a processor and runs the result.
type toolchain struct {
	cpu *cpu.CPU
	cc  string
	run []string // what runs an executable, nothing if the system does
}

// toolchains runs a test with each toolchain there is.
func toolchains(t *testing.T, test func(*testing.T, *toolchain)) {
	for _, tools := range []toolchain{
		{cpu.AMD64(), "x86_64-linux-gnu-gcc", []string{"qemu-x86_64", "-L", "/usr/x86_64-linux-gnu"}},
		{cpu.ARM64(), "aarch64-linux-gnu-gcc", []string{"qemu-aarch64", "-L", "/usr/aarch64-linux-gnu"}},
	} {
		t.Run(tools.cpu.Name, func(t *testing.T) {
			if runtime.GOOS == "linux" && runtime.GOARCH == tools.cpu.Name && !emulated() {
				tools.cc, tools.run = "gcc", nil
			}
			needed := []string{tools.cc}
			if tools.run != nil {
				needed = append(needed, tools.run[0])
			}
			for _, tool := range needed {
				if _, err := exec.LookPath(tool); err != nil {
					t.Skip(err)
				}
			}
			test(t, &tools)
		})
	}
}

// emulated reports whether an emulator runs this test: gcc is the machine's own.
func emulated() bool { return os.Getenv("MOVABS_EMULATOR") != "" }

// warnings are those that a header and its use must be free of.
func warnings() []string {
	return []string{"-std=c99", "-pedantic", "-Wall", "-Wextra", "-Wconversion", "-Wstrict-prototypes", "-Werror", "-O1"}
}

// compile builds a program with testdata/main.c and returns the executable.
func (tools *toolchain) compile(t *testing.T, u *emit.Unit, args ...string) string {
	t.Helper()
	dir := t.TempDir()
	file, err := Build(u, tools.cpu, &Options{Symbol: "bf_program"})
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "program.o"), file)
	write(t, filepath.Join(dir, "program.h"), Header(u, "bf_program"))
	name := filepath.Join(dir, "main")
	args = append(append(warnings(), "-I", dir, "-o", name, "-pthread"), args...)
	cmd := exec.Command(tools.cc, append(args, filepath.Join("testdata", "main.c"), filepath.Join(dir, "program.o"))...)
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Fatalf("%v: %v\n%s", cmd, err, out)
	}
	return name
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// command returns the command that runs an executable.
func (tools *toolchain) command(name string) *exec.Cmd {
	args := append(tools.run[:len(tools.run):len(tools.run)], name)
	return exec.Command(args[0], args[1:]...)
}

func TestLinkedWithC(t *testing.T) {
	tests := []struct {
		src     string
		bits    int
		machine ir.Machine
		input   string
		output  string
		message string
	}{
		{",[.,]", 8, ir.Machine{Right: 1, EOF: ir.EOFZero}, strings.Repeat("hello", 1000), strings.Repeat("hello", 1000), ""},
		{"-[>+>]", 32, ir.Machine{Right: 3, Left: 2}, "", "", ""},
		{"\n ,.<.<", 16, ir.Machine{Right: 3}, "x", "x", "result 1 at 2:5, cell -1\n"},
		{",.>>.\n>.", 64, ir.Machine{Right: 3}, "x", "x\x00", "result 1 at 2:2, cell 3\n"},
		{",.,", 8, ir.Machine{Right: 3, EOF: ir.EOFError}, "x", "x", "result 2 at 1:3, cell 0\n"},
	}
	toolchains(t, func(t *testing.T, tools *toolchain) {
		for _, test := range tests {
			p := bftest.Parse([]byte(test.src), test.bits)
			opt.Run(p, 3)
			cmd := tools.command(tools.compile(t, emit.NewUnit(p, test.machine, "test.b", []byte(test.src)), "-fPIE", "-pie"))
			cmd.Stdin = strings.NewReader(test.input)
			var out, message strings.Builder
			cmd.Stdout, cmd.Stderr = &out, &message
			err := cmd.Run()
			if out.String() != test.output || message.String() != test.message || (err != nil) != (test.message != "") {
				t.Errorf("%q: %v, output %q, message %q", test.src, err, &out, &message)
			}
		}
	})
}

func TestLargeProgramsLink(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	for _, p := range bftest.Corpus(t) {
		if p.Name != "LostKng" && p.Name != "Hanoi" {
			continue
		}
		ops := bftest.Parse(p.Source, p.Bits[0])
		opt.Run(ops, 3)
		m := p.Machine(p.EOFs[0])
		m.Right = 1 << 20
		toolchains(t, func(t *testing.T, tools *toolchain) {
			cmd := tools.command(tools.compile(t, emit.NewUnit(ops, m, p.Name, p.Source)))
			cmd.Stdin = bytes.NewReader(p.Input)
			if out, err := cmd.Output(); err != nil || !bytes.Equal(out, p.Output) {
				t.Errorf("%s: %v, output %.100q", p.Name, err, out)
			}
		})
	}
}

// C++ reads the header, too.
func TestHeaderInCPlusPlus(t *testing.T) {
	cxx, err := exec.LookPath("g++")
	if err != nil {
		t.Skip(err)
	}
	p := bftest.Parse([]byte("+"), 8)
	name := filepath.Join(t.TempDir(), "program.h")
	write(t, name, Header(emit.NewUnit(p, ir.Machine{Right: 5}, "a */ name", nil), "bf_program"))
	if out, err := exec.Command(cxx, "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-x", "c++", name).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

const cgoProgram = `package main

/*
#cgo LDFLAGS: ${SRCDIR}/libprogram.a
#include "program.h"

ptrdiff_t goRead(void *user, void *buffer, size_t size);
int goWrite(void *user, void *data, size_t size);

static enum bf_result start(void *tape) {
	struct bf_run run = { .tape = tape, .cells = BF_PROGRAM_CELLS,
		.read = goRead, .write = (int (*)(void *, const void *, size_t))goWrite };
	return bf_program(&run);
}
*/
import "C"

import (
	"os"
	"unsafe"
)

//export goRead
func goRead(_, buffer unsafe.Pointer, size C.size_t) C.ptrdiff_t {
	n, _ := os.Stdin.Read(unsafe.Slice((*byte)(buffer), size))
	return C.ptrdiff_t(n)
}

//export goWrite
func goWrite(_, data unsafe.Pointer, size C.size_t) C.int {
	os.Stdout.Write(unsafe.Slice((*byte)(data), size))
	return 0
}

func main() {
	var tape [C.BF_PROGRAM_CELLS]C.bf_program_cell
	if C.start(unsafe.Pointer(&tape)) != C.BF_DONE {
		os.Exit(1)
	}
}
`

func TestLinkedWithGo(t *testing.T) {
	if testing.Short() || emulated() {
		t.Skip("cgo takes a while")
	}
	c := host(t)
	for _, tool := range []string{"go", "gcc", "ar"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(err)
		}
	}
	dir := t.TempDir()
	src := []byte(",[.>,]")
	p := bftest.Parse(src, 16)
	opt.Run(p, 3)
	u := emit.NewUnit(p, ir.Machine{Right: 100, EOF: ir.EOFZero}, "test.b", src)
	file, err := Build(u, c, &Options{Symbol: "bf_program"})
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "program.o"), file)
	write(t, filepath.Join(dir, "program.h"), Header(u, "bf_program"))
	write(t, filepath.Join(dir, "main.go"), []byte(cgoProgram))
	write(t, filepath.Join(dir, "go.mod"), []byte("module test\n\ngo 1.26\n"))
	ar := exec.Command("ar", "rc", "libprogram.a", "program.o")
	ar.Dir = dir
	if out, err := ar.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", ar, err, out)
	}
	cmd := exec.Command("go", "run", ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "CGO_ENABLED=1", "GOFLAGS=", "GOWORK=off")
	cmd.Stdin = strings.NewReader("from Go to Brainfuck and back")
	out, err := cmd.CombinedOutput()
	if err != nil || string(out) != "from Go to Brainfuck and back" {
		t.Errorf("%v\n%s", err, out)
	}
}
