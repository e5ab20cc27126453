package trace_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
	"github.com/seed1605a99e/movabs/brainfuck/internal/trace"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden compares what is told of the programs NAME.b with NAME.txt: a line
// for each step and each loop.
func TestGolden(t *testing.T) {
	const file = "testdata/sentences.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		name, ok := strings.CutSuffix(f.Name, ".b")
		if !ok {
			continue
		}
		got.Files = append(got.Files, f, txtar.File{Name: name + ".txt", Data: []byte(describe(t, f.Data))})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := cmp.Diff(string(txtar.Format(archive)), string(txtar.Format(got))); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func parse(t *testing.T, src []byte) *ir.Program {
	t.Helper()
	parsed, err := syntax.Parse(src, syntax.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return parsed.Program
}

func describe(t *testing.T, src []byte) string {
	steps := trace.Steps(src, parse(t, src), opt.Passes())
	var b strings.Builder
	for _, s := range steps {
		fmt.Fprintf(&b, "%s (%d): %s\n", s.Pass.Name, len(s.Ops), s.Did)
	}
	for _, l := range trace.Loops(steps) {
		fmt.Fprintf(&b, "%d-%d in %d, depth %d: %s: %s\n", l.Start, l.End, l.Outer, l.Depth, l.Pass, l.Became)
	}
	return b.String()
}

// The last step is what the optimiser makes, and the program is left alone.
func TestStepsEndWithTheProgram(t *testing.T) {
	for _, src := range []string{"+++[>++<-]>.", ",[->+>+<<]>>[-<<+>>]", "[comment],[.,]", ""} {
		p, whole := parse(t, []byte(src)), parse(t, []byte(src))
		opt.Run(whole, opt.MaxLevel)
		steps := trace.Steps([]byte(src), p, opt.Passes())
		if len(steps) != len(opt.Passes())+1 {
			t.Errorf("%q: %d steps", src, len(steps))
		}
		if d := cmp.Diff(whole.Ops, steps[len(steps)-1].Ops); d != "" {
			t.Errorf("%q: (-optimised +last step)\n%s", src, d)
		}
		loops, last := trace.Outline(p, opt.Passes())
		if d := cmp.Diff(whole.Ops, last); d != "" {
			t.Errorf("%q: (-optimised +outline)\n%s", src, d)
		}
		if d := cmp.Diff(trace.Loops(steps), loops); d != "" {
			t.Errorf("%q: (-loops +loops of the outline)\n%s", src, d)
		}
		if d := cmp.Diff(parse(t, []byte(src)).Ops, p.Ops); d != "" {
			t.Errorf("%q was changed: %s", src, d)
		}
	}
}

func TestInnermost(t *testing.T) {
	const src = "+[>[-]<[.]].[]"
	loops := trace.Loops(trace.Steps([]byte(src), parse(t, []byte(src)), nil))
	got := ""
	for at := range len(src) {
		if l := trace.Innermost(loops, int32(at)); l < 0 {
			got += "-"
		} else {
			got += fmt.Sprint(l)
		}
	}
	if want := "-001110222 0-33"; got != strings.ReplaceAll(want, " ", "") {
		t.Errorf("%s\n%s, want %s", src, got, want)
	}
}
