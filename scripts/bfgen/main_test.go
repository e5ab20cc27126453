package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/scripts/bfgen/gen"
	"github.com/seed1605a99e/movabs/scripts/bfgen/plain"
	"github.com/seed1605a99e/movabs/scripts/bfgen/progs"
)

const dir = "../../testdata/programs"

// TestCommitted checks that the committed files are what write makes.
func TestCommitted(t *testing.T) {
	for _, p := range progs.All() {
		base := filepath.Join(dir, p.Name)
		if want := p.Source(); want != nil && !bytes.Equal(read(t, base+".b"), want) {
			t.Errorf("%s.b is not what bfgen writes: run go run ./scripts/bfgen write", p.Name)
		}
		if !bytes.Equal(read(t, base+".out"), p.Want(read(t, base+".in"))) {
			t.Errorf("%s.out is not what bfgen writes: run go run ./scripts/bfgen write", p.Name)
		}
	}
}

// TestListed checks that every program in the directory is known to progs.
func TestListed(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(dir, "*.b"))
	if err != nil {
		t.Fatal(err)
	}
	readme := string(read(t, filepath.Join(dir, "README.md")))
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".b")
		if !slices.ContainsFunc(progs.All(), func(p progs.Program) bool { return p.Name == name }) {
			t.Errorf("%s.b is not in progs.All", name)
		}
		if !strings.Contains(readme, "| "+name+" |") {
			t.Errorf("%s.b is not in the README", name)
		}
	}
}

// TestPrograms runs every program with the plain interpreter, in every cell
// width and with every end of input that it is made for.
func TestPrograms(t *testing.T) {
	enough := int64(50e6)
	if testing.Short() {
		enough = 500e3
	}
	for _, p := range progs.All() {
		t.Run(p.Name, func(t *testing.T) {
			t.Parallel()
			base := filepath.Join(dir, p.Name)
			src, in := read(t, base+".b"), read(t, base+".in")
			o := parseOpts(t, read(t, base+".opts"))
			if o.steps > 0 && testing.Short() {
				t.Skipf("%d steps", o.steps)
			}
			want := bytes.Repeat(read(t, base+".out"), o.repeat)
			for i, c := range o.configs() {
				out, steps, err := plain.Run(src, in, c)
				if got := failure(err); got != o.fail {
					t.Fatalf("%+v: failure %q, want %q", c, got, o.fail)
				}
				if !bytes.Equal(out, want) {
					t.Fatalf("%+v: wrong output\n%q\nwant\n%q", c, clip(out), clip(want))
				}
				if i == 0 {
					t.Logf("%d runs of commands", steps)
				}
				if steps > enough {
					break // one width is enough of the long ones
				}
			}
		})
	}
}

// TestLarge does the same for the programs that are not files.
func TestLarge(t *testing.T) {
	src, want := gen.Big(1_000_000, 1)
	if len(src) != 1_000_000 {
		t.Errorf("Big has %d bytes", len(src))
	}
	for _, bits := range []int{8, 64} {
		out, _, err := plain.Run(src, nil, plain.Options{Bits: bits, Right: 17})
		if err != nil || !bytes.Equal(out, want) {
			t.Errorf("Big with %d bits: wrong output, error %v", bits, err)
		}
	}
	src, want = gen.Deep(100_000)
	out, _, err := plain.Run(src, nil, plain.Options{})
	if err != nil || !bytes.Equal(out, want) {
		t.Errorf("Deep: output %q, error %v", out, err)
	}
}

// failure returns err as the fail option has it.
func failure(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// clip shortens long output.
func clip(b []byte) []byte { return b[:min(len(b), 3000)] }

// read returns the contents of a file, nothing if there is none.
func read(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return b
}

// TestComments checks that no sentence in a program holds a command by accident.
func TestComments(t *testing.T) {
	accident := regexp.MustCompile(`[[:alnum:]][-+.,<>!#]|[-+.,<>!#][[:alnum:]]`)
	for _, p := range progs.All() {
		if p.Name == "shebang" || p.Name == "bytes" || p.Text != nil {
			continue
		}
		if found := accident.Find(read(t, filepath.Join(dir, p.Name+".b"))); found != nil {
			t.Errorf("%s.b has %q in a comment", p.Name, found)
		}
	}
}

// TestCommands checks the commands that print a program, and a wrong one.
func TestCommands(t *testing.T) {
	var out bytes.Buffer
	if err := run([]string{"big", "-size", "12345"}, &out); err != nil || out.Len() != 12345 {
		t.Errorf("big: %d bytes, error %v", out.Len(), err)
	}
	out.Reset()
	if err := run([]string{"deep", "-levels", "7"}, &out); err != nil || bytes.Count(out.Bytes(), []byte("]")) != 7 {
		t.Errorf("deep: %q, error %v", out.Bytes(), err)
	}
	if run(nil, &out) == nil || run([]string{"small"}, &out) == nil {
		t.Error("no error for a wrong command")
	}
}
