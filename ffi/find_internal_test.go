package ffi

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestVersions(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"libz.so", "libz.so.1", "libz.so.1.10.2", "libz.so.1.9", "libzstd.so.1", "libz.so.bak", "libz.a"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, file := range versions("z", []string{"", "/no/such/folder", dir}) {
		got = append(got, filepath.Base(file))
	}
	want := []string{"libz.so.1.10.2", "libz.so.1.9", "libz.so.1", "libz.so"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
