//go:build linux && (amd64 || arm64)

// Package tutorial_test runs the commands of the tutorial.
package tutorial_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	// What the commands are made of: when it changes, go test runs these tests
	// again instead of believing an earlier result.
	_ "github.com/seed1605a99e/movabs/ffi"
	_ "github.com/seed1605a99e/movabs/jit"
	_ "github.com/seed1605a99e/movabs/jit/amd64"
	_ "github.com/seed1605a99e/movabs/jit/arm64"
)

// processors are those that the commands are for.
var processors = []string{"amd64", "arm64"}

// command builds a command of the tutorial for a processor, and returns what runs
// it. The test is skipped where nothing does: code for arm64 runs here, or in
// qemu's user mode.
func command(t *testing.T, arch, name string) func(args ...string) *exec.Cmd {
	t.Helper()
	if _, err := os.ReadFile(filepath.Join(name, "main.go")); err != nil { // for the same reason
		t.Fatal(err)
	}
	if arch != runtime.GOARCH && testing.Short() {
		t.Skip("another processor's code: not in short tests")
	}
	path := filepath.Join(t.TempDir(), name)
	words := []string{path}
	qemu, err := exec.LookPath("qemu-aarch64")
	switch {
	case arch == "arm64" && err == nil && isDirectory(arm64Root):
		words = []string{qemu, "-L", arm64Root, path}
	case arch != runtime.GOARCH:
		t.Skipf("neither %s nor qemu-aarch64 with libc6-arm64-cross", arch)
	}
	build := exec.Command("go", "build", "-o", path, "./"+name)
	build.Env = append(os.Environ(), "GOARCH="+arch)
	if arch != runtime.GOARCH {
		build.Env = append(build.Env, "CGO_ENABLED=0") // there may be no C compiler for it
	}
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return func(args ...string) *exec.Cmd { return exec.Command(words[0], append(words[1:], args...)...) }
}

// arm64Root is where Debian's libc6-arm64-cross has its files.
const arm64Root = "/usr/aarch64-linux-gnu"

func isDirectory(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func TestOutput(t *testing.T) {
	tests := []struct {
		name string
		want map[string]string // by processor; "" for all
	}{
		{"1-add4", map[string]string{"": "-96\n42\n"}},
		{"2-add", map[string]string{"amd64": "48 89 f8 48 01 f0 c3\n42\n-42\n", "arm64": "00 00 01 8b c0 03 5f d6\n42\n-42\n"}},
		{"3-alphabet", map[string]string{"": "ABCDEFGHIJKLMNOPQRSTUVWXYZ\n"}},
	}
	for _, test := range tests {
		for _, arch := range processors {
			t.Run(test.name+"/"+arch, func(t *testing.T) {
				t.Parallel()
				out, err := command(t, arch, test.name)().CombinedOutput()
				if want := test.want[""] + test.want[arch]; err != nil || string(out) != want {
					t.Errorf("output %q, %v; want %q", out, err, want)
				}
			})
		}
	}
}

func TestBrainfuck(t *testing.T) {
	for _, arch := range processors {
		t.Run(arch, func(t *testing.T) { testBrainfuck(t, command(t, arch, "4-brainfuck")) })
	}
}

func testBrainfuck(t *testing.T, command func(args ...string) *exec.Cmd) {
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
			cmd := command(file)
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
