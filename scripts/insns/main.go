// Insns counts the instructions that programs in machine code execute on amd64
// and arm64, and compares them.
//
//	go run ./scripts/insns testdata/programs/{mandelbrot,factor,selfint}.b
//
// Each program runs under QEMU's user emulation of both processors, with its
// NAME.in as input if there is one. A plugin counts what lies outside of bf's own
// text: the generated code. Both must print the same. It needs qemu-user, a C
// compiler for the plugin, and libc6-arm64-cross.
package main

import (
	"bytes"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed plugin/count.c
var plugin []byte

// arm64Root is where Debian's libc6-arm64-cross puts a C library.
const arm64Root = "/usr/aarch64-linux-gnu"

func main() {
	options := flag.String("options", "", "flags for bf, separated by spaces")
	flag.Parse()
	if err := run(flag.Args(), strings.Fields(*options)); err != nil {
		fmt.Fprintln(os.Stderr, "insns:", err)
		os.Exit(1)
	}
}

func run(programs, options []string) error {
	if len(programs) == 0 {
		return errors.New("which programs?")
	}
	dir, err := os.MkdirTemp("", "insns")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	c := counter{dir: dir, options: options}
	if err := c.build(); err != nil {
		return err
	}
	fmt.Printf("%-24s %14s %14s %6s\n", "program", "amd64", "arm64", "ratio")
	for _, program := range programs {
		amd64, first, err := c.count(program, "amd64", "qemu-x86_64")
		if err != nil {
			return err
		}
		arm64, second, err := c.count(program, "arm64", "qemu-aarch64", "-L", arm64Root)
		if err != nil {
			return err
		}
		if !bytes.Equal(first, second) {
			return fmt.Errorf("%s: the outputs differ", program)
		}
		name := strings.TrimSuffix(filepath.Base(program), ".b")
		fmt.Printf("%-24s %14d %14d %6.3f\n", name, amd64, arm64, float64(arm64)/float64(amd64))
	}
	return nil
}

// A counter has what is needed to count in a directory: the plugin, and bf for
// each processor.
type counter struct {
	dir     string
	options []string
}

func (c *counter) path(name string) string { return filepath.Join(c.dir, name) }

func (c *counter) build() error {
	if err := os.WriteFile(c.path("plugin.c"), plugin, 0o600); err != nil {
		return err
	}
	cc := exec.Command("cc", "-O2", "-shared", "-fPIC", "-o", c.path("plugin.so"), c.path("plugin.c"))
	if err := quiet(cc); err != nil {
		return err
	}
	for _, arch := range []string{"amd64", "arm64"} {
		cmd := exec.Command("go", "build", "-o", c.path("bf-"+arch), "./cmd/bf")
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH="+arch)
		if err := quiet(cmd); err != nil {
			return err
		}
	}
	return nil
}

// count runs a program under an emulator, and returns the number of instructions
// and the output.
func (c *counter) count(program, arch string, emulator ...string) (int64, []byte, error) {
	result := c.path("result")
	args := append(emulator, "-plugin", c.path("plugin.so")+",result="+result, c.path("bf-"+arch), "run")
	args = append(append(args, c.options...), program)
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stderr = os.Stderr
	input, err := os.Open(strings.TrimSuffix(program, ".b") + ".in")
	if err == nil {
		defer input.Close()
		cmd.Stdin = input
	} else if !os.IsNotExist(err) {
		return 0, nil, err
	}
	output, err := cmd.Output()
	if err != nil {
		return 0, nil, fmt.Errorf("%s: %w", strings.Join(args, " "), err)
	}
	text, err := os.ReadFile(result)
	if err != nil {
		return 0, nil, err
	}
	var n int64
	_, err = fmt.Sscan(string(text), &n)
	return n, output, err
}

// quiet runs a command and shows what it prints if it fails.
func quiet(cmd *exec.Cmd) error {
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, out)
	}
	return nil
}
