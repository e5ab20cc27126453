package run

import (
	"errors"
	"fmt"
	"io"
	"os"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/source"
)

// TestFallback: where machine code can not be had, the interpreter runs the
// program, and bf says so, once.
func TestFallback(t *testing.T) {
	o := Options{load: func(*brainfuck.Program, brainfuck.IOMode) (*brainfuck.Executable, error) {
		return nil, fmt.Errorf("jit: load: no gate on this platform: %w", errors.ErrUnsupported)
	}}
	var err error
	stdout, stderr := captured(t, func() {
		err = o.Run(t.Context(), source.Source{Name: "-c", Text: []byte("+++[.-]")})
	})
	if err != nil {
		t.Error(err)
	}
	if want := "\x03\x02\x01"; stdout != want {
		t.Errorf("standard output %q, want %q", stdout, want)
	}
	want := "bf: jit: load: no gate on this platform: unsupported operation; the interpreter runs the program\n"
	if stderr != want {
		t.Errorf("standard error %q, want %q", stderr, want)
	}
}

// captured returns what f writes to the standard files.
func captured(t *testing.T, f func()) (stdout, stderr string) {
	t.Helper()
	files := [2]*os.File{}
	for i := range files {
		file, err := os.CreateTemp(t.TempDir(), "")
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		files[i] = file
	}
	func() {
		oldOut, oldErr := os.Stdout, os.Stderr
		defer func() { os.Stdout, os.Stderr = oldOut, oldErr }()
		os.Stdout, os.Stderr = files[0], files[1]
		f()
	}()
	var texts [2]string
	for i, file := range files {
		text, err := io.ReadAll(io.NewSectionReader(file, 0, 1<<20))
		if err != nil {
			t.Fatal(err)
		}
		texts[i] = string(text)
	}
	return texts[0], texts[1]
}

// readable tells whether a read of a pipe or a file would wait.
func TestReadable(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if readable(r) {
		t.Error("an empty pipe is readable")
	}
	if _, err := w.Write([]byte{0}); err != nil {
		t.Fatal(err)
	}
	if !readable(r) {
		t.Error("a pipe with a byte is not readable")
	}
	if _, err := r.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	w.Close()
	if !readable(r) {
		t.Error("a pipe at its end is not readable")
	}
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if !readable(null) {
		t.Error("the null device is not readable")
	}
}
