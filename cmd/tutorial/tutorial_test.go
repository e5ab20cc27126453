//go:build linux && amd64

// Package tutorial_test runs the commands of the tutorial.
package tutorial_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	// What the commands are made of: when it changes, go test runs these tests
	// again instead of believing an earlier result.
	_ "github.com/seed1605a99e/movabs/ffi"
	_ "github.com/seed1605a99e/movabs/jit"
	_ "github.com/seed1605a99e/movabs/jit/amd64"
)

// command builds a command of the tutorial and returns its path.
func command(t *testing.T, name string) string {
	t.Helper()
	if _, err := os.ReadFile(filepath.Join(name, "main.go")); err != nil { // for the same reason
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	if out, err := exec.Command("go", "build", "-o", path, "./"+name).CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}

func TestOutput(t *testing.T) {
	tests := []struct{ name, want string }{
		{"1-add4", "-96\n42\n"},
		{"2-add", "48 89 f8 48 01 f0 c3\n42\n-42\n"},
		{"3-alphabet", "ABCDEFGHIJKLMNOPQRSTUVWXYZ\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			out, err := exec.Command(command(t, test.name)).CombinedOutput()
			if err != nil || string(out) != test.want {
				t.Errorf("output %q, %v; want %q", out, err, test.want)
			}
		})
	}
}

func TestBrainfuck(t *testing.T) {
	path := command(t, "4-brainfuck")
	tests := []struct{ name, src, in, out, errout string }{
		{"hello", "++++++++[>+++++++++<-]>.+++++++++++++++++++++++++++++++++.[-]++++++++++.", "", "Hi\n", ""},
		{"cat", "comment: ,[.[-],]", "a\xff\nb", "a\xff\nb", ""},
		{"end of input", "+++,.", "", "\x03", ""},
		{"nested", "++[>++[>++[>++<-]<-]<-]>>>.", "", "\x10", ""},
		{"skipped loop", "[.]+.", "", "\x01", ""},
		{"off the tape", "+.>+[<+]", "", "\x01", "SIGSEGV"},
		{"unmatched", "+.]", "", "", "the ] at byte 2 has no ["},
		{"unclosed", "+.[", "", "", "the [ at byte 2 has no ]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "test.b")
			if err := os.WriteFile(file, []byte(test.src), 0o666); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(path, file)
			cmd.Stdin = strings.NewReader(test.in)
			var out, errout bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &errout
			err := cmd.Run()
			if (err != nil) != (test.errout != "") {
				t.Errorf("error %v", err)
			}
			if out.String() != test.out {
				t.Errorf("output %q, want %q", &out, test.out)
			}
			if !strings.Contains(errout.String(), test.errout) || strings.Count(errout.String(), "\n") > 1 {
				t.Errorf("standard error %q, want %q", &errout, test.errout)
			}
		})
	}
}
