package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// An output is written completely or not at all, and nothing else is left.
func TestWriteOutput(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "out")
	files := func() (names []string) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			names = append(names, e.Name())
		}
		return names
	}
	holds := func(want string) {
		t.Helper()
		if got, err := os.ReadFile(name); err != nil || string(got) != want {
			t.Errorf("holds %q, %v, want %q", got, err, want)
		}
	}

	interrupted, cancel := context.WithCancel(t.Context())
	cancel()
	if err := writeOutput(interrupted, name, []byte("lost"), 0o666); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if got := files(); len(got) != 0 {
		t.Errorf("an interrupted write leaves %v", got)
	}

	if err := writeOutput(t.Context(), name, []byte("first"), 0o777); err != nil {
		t.Fatal(err)
	}
	holds("first")
	if info, err := os.Stat(name); err != nil || info.Mode()&0o100 == 0 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if err := writeOutput(interrupted, name, []byte("lost"), 0o777); err == nil {
		t.Error("no error")
	}
	holds("first")

	link := filepath.Join(dir, "link")
	if err := os.Symlink("out", link); err != nil {
		t.Fatal(err)
	}
	if err := writeOutput(t.Context(), link, []byte("second"), 0o777); err != nil {
		t.Fatal(err)
	}
	holds("second")
	if err := writeOutput(t.Context(), os.DevNull, []byte("gone"), 0o777); err != nil {
		t.Error(err)
	}
	if got := files(); len(got) != 2 {
		t.Errorf("files %v", got)
	}
}
