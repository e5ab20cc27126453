package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/kernel"
)

// TestMain makes the test binary behave as bf when it is called so; bf is then
// in the PATH of scripts and tests.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"bf": main})
}

// TestScript runs testdata/script/*.txtar.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Getuid() == 0, nil
			}
			if cond == "kernel" {
				return loadsIntoKernel(), nil
			}
			if cond == "libllvm" {
				p, err := brainfuck.Compile(nil, nil)
				if err == nil {
					_, err = p.RunLLVM(context.Background(), nil, nil)
				}
				return err == nil, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits":    exits,
			"fill":     fill,
			"oneline":  oneline,
			"requests": requests,
			"sizeof":   sizeof,
			"holds":    holds,
		},
	})
}

// loadsIntoKernel reports whether bf bpf can work here.
func loadsIntoKernel() bool {
	p, err := brainfuck.Compile(nil, nil)
	if err != nil {
		return false
	}
	object, err := p.Build(brainfuck.BPF, nil)
	if err != nil {
		return false
	}
	loaded, err := kernel.Load(object)
	return err == nil && loaded.Close() == nil
}

// exits STATUS PROGRAM [ARGS]: like exec, and the exit status must be STATUS.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS PROGRAM [ARGS]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// fill FILE COUNT TEXT: make a file of COUNT times TEXT, a Go string literal
// without quotes.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: fill FILE COUNT TEXT")
	}
	count, err := strconv.Atoi(args[1])
	ts.Check(err)
	text, err := strconv.Unquote(`"` + args[2] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte(text), count), 0o666))
}

// oneline FILE: FILE, or stderr, holds exactly one line, and it begins with
// "bf: ".
func oneline(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: oneline FILE")
	}
	text := ts.ReadFile(args[0])
	if !bytes.HasPrefix([]byte(text), []byte("bf: ")) || bytes.Count([]byte(text), []byte("\n")) != 1 {
		ts.Fatalf("not one line of bf: %q", text)
	}
}

// sizeof FILE BYTES: the size of a file, or of stdout.
func sizeof(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sizeof FILE BYTES")
	}
	want, err := strconv.Atoi(args[1])
	ts.Check(err)
	if got := len(ts.ReadFile(args[0])); got != want {
		ts.Fatalf("%s has %d bytes, want %d", args[0], got, want)
	}
}

// holds FILE TEXT: the contents of a file, or of stdout, are TEXT, a Go
// string literal without quotes.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: holds FILE TEXT")
	}
	want, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	if got := ts.ReadFile(args[0]); got != want {
		ts.Fatalf("%s is %q, want %q", args[0], got, want)
	}
}

// requests FILE: FILE becomes the requests of a client of `bf dap`.
func requests(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: requests FILE")
	}
	var b bytes.Buffer
	for _, m := range []string{
		`{"seq":1,"type":"request","command":"initialize","arguments":{}}`,
		`{"seq":2,"type":"request","command":"disconnect","arguments":{}}`,
	} {
		fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n%s", len(m), m)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o666))
}
