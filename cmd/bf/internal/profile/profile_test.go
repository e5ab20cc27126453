package profile_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	pprof "github.com/google/pprof/profile"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/browser"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/profile"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/screen"
)

var (
	update   = flag.Bool("update", false, "rewrite the golden files")
	pictures = flag.String("pictures", "", "write pictures of the page to this directory")
)

const example = `Counts to nine in a roundabout way é
++++++[>+++[>+>[-]<<-]+++
  [-]<-]                     six times
>>.[>]
`

// exactly returns the report of exact counts of a program.
func exactly(t *testing.T, name, src string, o *brainfuck.Options) *profile.Report {
	t.Helper()
	p, err := brainfuck.Compile([]byte(src), o)
	if err != nil {
		t.Fatal(err)
	}
	counts, err := p.Count(context.Background(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	counts.Elapsed = time.Second // as everywhere and every time
	trace, err := p.Outline()
	if err != nil {
		t.Fatal(err)
	}
	return &profile.Report{Name: name, Source: []byte(src), Trace: trace, Profile: counts}
}

func TestTextGolden(t *testing.T) {
	var b strings.Builder
	for _, level := range []brainfuck.Level{brainfuck.Level0, brainfuck.LevelDefault} {
		r := exactly(t, "nine.b", example, &brainfuck.Options{Level: level})
		for _, scr := range []screen.Screen{{Width: 100}, {Width: 60, Colour: true}} {
			if err := r.Text(&b, scr, 3); err != nil {
				t.Fatal(err)
			}
			b.WriteString("\n")
		}
	}
	got := strings.ReplaceAll(b.String(), "\x1b", "^[")
	const file = "testdata/report.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// samples returns a report of samples that nobody took: one at each command that
// there is code of.
func samples(t *testing.T) *profile.Report {
	r := exactly(t, "nine.b", example, &brainfuck.Options{Level: brainfuck.Level1})
	r.Counts = nil
	for i := range r.Hits {
		r.Hits[i].Count = 1
	}
	r.Elapsed = time.Duration(len(r.Hits)) * time.Millisecond
	return r
}

func TestPprof(t *testing.T) {
	for _, r := range []*profile.Report{exactly(t, "nine.b", example, &brainfuck.Options{Level: brainfuck.Level0}), samples(t)} {
		r.Path = "/src/nine.b"
		var b bytes.Buffer
		if err := r.Pprof(&b); err != nil {
			t.Fatal(err)
		}
		p, err := pprof.ParseData(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if err := p.CheckValid(); err != nil {
			t.Fatal(err)
		}
		sum := int64(0)
		deepest := ""
		for _, s := range p.Sample {
			sum += s.Value[0]
			stack := ""
			for _, l := range s.Location {
				stack = l.Line[0].Function.Name + ";" + stack
				if file := l.Line[0].Function.Filename; file != "/src/nine.b" {
					t.Errorf("a function in the file %q", file)
				}
			}
			if len(stack) > len(deepest) {
				deepest = stack
			}
		}
		if sum != r.Total() {
			t.Errorf("%d hits in all, want %d", sum, r.Total())
		}
		if want := "nine.b;loop 2:7;loop 2:12;loop 2:16;"; deepest != want {
			t.Errorf("deepest stack %s, want %s", deepest, want)
		}
		if r.Counts == nil && (p.DefaultSampleType != "cpu" || p.Period != int64(time.Millisecond) || p.Sample[0].Value[1] != int64(time.Millisecond)) {
			t.Errorf("samples: %v", p)
		}
	}
}

// go tool pprof shows loops as functions.
func TestGoToolPprof(t *testing.T) {
	if testing.Short() {
		t.Skip("builds go tool pprof")
	}
	r := exactly(t, "nine.b", example, &brainfuck.Options{Level: brainfuck.Level0})
	dir := t.TempDir()
	r.Path = filepath.Join(dir, "nine.b")
	file := filepath.Join(dir, "profile.pb.gz")
	var b bytes.Buffer
	if err := r.Pprof(&b); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{file: b.Bytes(), r.Path: r.Source} {
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	run := func(args ...string) string {
		cmd := exec.Command("go", append([]string{"tool", "pprof"}, args...)...)
		cmd.Env = append(os.Environ(), "PPROF_TMPDIR="+dir, "HOME="+dir, "GOCACHE="+goCache(t))
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	top := strings.Join(strings.Fields(run("-top", file)), " ")
	for _, want := range []string{"Type: ops", "loop 2:12", "loop 2:16", "nine.b"} {
		if !strings.Contains(top, want) {
			t.Errorf("-top does not show %q:\n%s", want, top)
		}
	}
	// Of the loop at 2:12, 2:7 is the caller and 2:16 is called.
	peek := strings.Split(run("-peek", "loop 2:12$", file), "\n")
	seen := 0
	for _, line := range peek {
		fields := strings.Join(strings.Fields(line), " ")
		switch {
		case seen == 0 && strings.HasSuffix(fields, "| loop 2:7"),
			seen == 1 && strings.HasSuffix(fields, "| loop 2:12"),
			seen == 2 && strings.HasSuffix(fields, "| loop 2:16"):
			seen++
		}
	}
	if seen != 3 {
		t.Errorf("-peek shows\n%s", strings.Join(peek, "\n"))
	}
	if list := run("-list", "loop 2:12$", file); !strings.Contains(list, "++++++[>+++[>+>[-]<<-]+++") {
		t.Errorf("-list does not show the source:\n%s", list)
	}
	if turns := run("-sample_index=turns", "-top", file); !strings.Contains(turns, "18") {
		t.Errorf("the inner loop has 18 turns:\n%s", turns)
	}
}

func goCache(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Skipf("no go command: %v", err)
	}
	return strings.TrimSpace(string(out))
}

func page(t *testing.T, r *profile.Report) string {
	t.Helper()
	var b strings.Builder
	if err := r.HTML(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPage(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	r := exactly(t, "nine.b", example, &brainfuck.Options{Level: brainfuck.Level0})
	p := browser.Open(t, page(t, r), "", 1200, 700)
	var source string
	p.Eval(`[...document.querySelectorAll("#source .line")].map((l) => [...l.childNodes].slice(2).map((e) => e.textContent).join("")).join("\n")`, &source)
	if source != example {
		t.Errorf("the source reads %q", source)
	}
	if hot := p.Text("tbody tr:first-child td:first-child"); len(hot) != 1 || hot[0] != "2:12–2:22" {
		t.Errorf("the hottest loop is %q", hot)
	}

	// Pointing at a loop lights it in the source.
	p.Hover("td:first-child", "2:16–2:18")
	if lit := strings.Join(p.Text("#source .lit"), ""); lit != "[-]" {
		t.Errorf("lit in the source: %q", lit)
	}
	// Pointing at the source lights the loop's row, and tells of it.
	p.Hover("#source [data-at]", ".")
	if lit := p.Text("tr.at td:first-child"); len(lit) != 1 || lit[0] != "in no loop" {
		t.Errorf("lit in the table: %q", lit)
	}
	if status := p.Text("#status"); !strings.Contains(status[0], "1 ops") || !strings.Contains(status[0], "in no loop") {
		t.Errorf("status line: %q", status)
	}
	// A click on a head sorts.
	p.Eval(`[...document.querySelectorAll("th")].find((e) => e.textContent === "loop").click()`, nil)
	if first := p.Text("tbody tr:first-child td:first-child"); first[0] != "in no loop" {
		t.Errorf("sorted by place, the first loop is %q", first)
	}
	var resources int
	p.Eval(`performance.getEntriesByType("resource").length`, &resources)
	if resources != 0 {
		t.Errorf("the page loads %d resources", resources)
	}
}

// TestPictures writes the picture that the documentation shows.
func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no -pictures")
	}
	src, err := os.ReadFile("../../../../testdata/programs/sierpinski.b")
	if err != nil {
		t.Fatal(err)
	}
	p := browser.Open(t, page(t, exactly(t, "sierpinski.b", string(src), nil)), "", 1280, 560)
	p.Hover("td:first-child", "12:64–13:38")
	if err := os.WriteFile(*pictures+"/profile.png", p.Picture(), 0o666); err != nil {
		t.Fatal(err)
	}
}
