package opt_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Each file of testdata shows what one pass does. Its first line names the
// passes to run before, and after "with:" those that share its walk. Then each example is a source (NAME.b) or a program as
// text (NAME.ir), followed by the program before the pass and after it.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, pass := range opt.Passes() {
		if !slices.Contains(files, "testdata/"+pass.Name+".txtar") {
			t.Errorf("no examples for the pass %s", pass.Name)
		}
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { checkGolden(t, file) })
	}
}

func checkGolden(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(archive.Comment), "\n")
	after, with, _ := strings.Cut(strings.TrimPrefix(first, "after:"), "with:")
	prepare := passes(t, strings.Fields(after)...)
	shown := passes(t, append(strings.Fields(with), strings.TrimSuffix(filepath.Base(file), ".txtar"))...)
	want := archive.Files
	archive.Files = nil
	for _, example := range want {
		name, p := parseExample(t, example)
		if p == nil {
			continue
		}
		for _, before := range prepare {
			before.Run(p)
		}
		before := p.AppendText(nil, true)
		if err := apply(shown, p); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		archive.Files = append(archive.Files, example,
			txtar.File{Name: name + ".before", Data: before},
			txtar.File{Name: name + ".after", Data: p.AppendText(nil, true)})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(text(want), text(archive.Files)); diff != "" {
		t.Errorf("run with -update if this is right:\n%s", diff)
	}
}

// passes returns the passes with the given names.
func passes(t *testing.T, names ...string) []opt.Pass {
	t.Helper()
	var found []opt.Pass
	for _, name := range names {
		i := slices.IndexFunc(opt.Passes(), func(p opt.Pass) bool { return p.Name == name })
		if i < 0 {
			t.Fatalf("no pass %q", name)
		}
		found = append(found, opt.Passes()[i])
	}
	return found
}

// parseExample returns nil for the file of a result.
func parseExample(t *testing.T, f txtar.File) (name string, p *ir.Program) {
	t.Helper()
	if name, ok := strings.CutSuffix(f.Name, ".b"); ok {
		return name, bftest.Parse(f.Data, 8)
	}
	name, ok := strings.CutSuffix(f.Name, ".ir")
	if !ok {
		return "", nil
	}
	p, err := ir.ParseText(string(f.Data))
	if err != nil {
		t.Fatal(err)
	}
	return name, p
}

func text(files []txtar.File) map[string]string {
	m := map[string]string{}
	for _, f := range files {
		m[f.Name] = string(f.Data)
	}
	return m
}
