package ffi_test

import (
	"errors"
	"testing"

	"github.com/seed1605a99e/movabs/ffi"
)

func TestFind(t *testing.T) {
	for name, symbol := range map[string]string{"c": "abs", "m": "cos"} {
		l, err := ffi.Find(name)
		if err != nil {
			t.Errorf("Find(%q): %v", name, err)
			continue
		}
		if _, err := l.Lookup(symbol); err != nil {
			t.Errorf("Find(%q) is %s: %v", name, l.Name(), err)
		}
	}
	m, err := ffi.Find("m")
	if err != nil {
		t.Fatal(err)
	}
	again, err := ffi.Find(m.Name())
	if err != nil || again.Name() != m.Name() {
		t.Errorf("Find(%q): %v", m.Name(), err)
	}
	for _, name := range []string{"", "no-such-library", "nul\x00", "/no/such/file", "libnone.so.3"} {
		if _, err := ffi.Find(name); !errors.As(err, new(*ffi.LibraryError)) {
			t.Errorf("Find(%q): %v, want a *LibraryError", name, err)
		}
	}
}
