package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReplace(t *testing.T) {
	tab := table{passes: []string{"fold", "scan"}, programs: []string{"a", "b"}, columns: [][]float64{{1, 2, 1.01}, {0.5, 0.4, 0.5}}}
	file := filepath.Join(t.TempDir(), "file.md")
	if err := os.WriteFile(file, []byte("before\n"+begin+"old\n"+end+"after\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time replaces the first
		if err := replace(file, tab.String()); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := "before\n" + begin + "\n| without | a | b |\n|---|--:|--:|\n| (nothing; seconds) | 1.000 | 0.500 |\n| fold | 2.00 | 0.80 |\n| scan | · | · |\n\nMeasured on "
	if !strings.HasPrefix(string(text), want) || !strings.HasSuffix(string(text), ".\n\n"+end+"after\n") {
		t.Errorf("%s", text)
	}
	if err := os.WriteFile(file, []byte("nothing"), 0o666); err != nil {
		t.Fatal(err)
	}
	if replace(file, "") == nil {
		t.Error("a file without the lines is changed")
	}
}
