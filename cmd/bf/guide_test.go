//go:build linux && amd64

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestGuide runs every command of the README's way through the repository.
func TestGuide(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs many commands")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("the go command is not on the path")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, guide, ok := strings.Cut(string(text), "\n## The way through the repository\n")
	guide, _, end := strings.Cut(guide, "\n## ")
	if !ok || !end {
		t.Fatal("the README has no way through the repository")
	}
	n := 0
	for line := range strings.Lines(guide) {
		command, ok := strings.CutPrefix(line, "    ")
		if !ok {
			continue
		}
		n++
		t.Run(strings.TrimSpace(command), func(t *testing.T) {
			cmd := exec.Command("sh", "-c", command)
			cmd.Dir = root
			cmd.Env = append(os.Environ(), "TMPDIR="+t.TempDir())
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Errorf("%v\n%s", err, out)
			}
			if len(out) == 0 {
				t.Error("it prints nothing")
			}
		})
	}
	if n < 20 {
		t.Errorf("only %d commands were found", n)
	}
	for word := range strings.FieldsSeq(guide) {
		path, ok := strings.CutPrefix(word, "`")
		path = strings.TrimRight(path, "`,.;")
		if ok && strings.Contains(path, "/") && !strings.ContainsAny(path, "[<") {
			if _, err := os.Stat(filepath.Join(root, path)); err != nil && !strings.HasPrefix(path, "native/") {
				t.Errorf("the guide names a file that is not there: %v", err)
			}
		}
	}
}
