package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestFirst: a program has run before the packages of other commands are
// initialised, of which the runtime tells.
func TestFirst(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.b")
	if err := os.WriteFile(file, []byte("++++++[->++++++++<]>+++."), 0o666); err != nil {
		t.Fatal(err)
	}
	others := []string{"google/go-dap", "cilium/ebpf", "mattn/go-runewidth", "charmbracelet/ultraviolet"}
	initialised := func(args ...string) (string, string) {
		t.Helper()
		var stderr strings.Builder
		c := exec.Command("bf", args...)
		c.Env = append(os.Environ(), "GODEBUG=inittrace=1")
		c.Stderr = &stderr
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(out), stderr.String()
	}
	out, packages := initialised(file)
	if out != "3" {
		t.Errorf("output %q, want 3", out)
	}
	for _, name := range others {
		if strings.Contains(packages, name) {
			t.Errorf("%s was initialised before", name)
		}
	}
	_, packages = initialised("--version")
	for _, name := range others {
		if !strings.Contains(packages, name) {
			t.Errorf("%s is not initialised at all: the test does not find it", name)
		}
	}
}
