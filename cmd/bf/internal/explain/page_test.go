package explain_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/browser"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/explain"
)

var pictures = flag.String("pictures", "", "write pictures of the page to this directory")

func subject(t *testing.T, name, src string) *explain.Subject {
	t.Helper()
	p, err := brainfuck.Compile([]byte(src), nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := explain.New(name, []byte(src), p, brainfuck.Buffered)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func page(t *testing.T, s *explain.Subject) string {
	t.Helper()
	var b strings.Builder
	if err := s.HTML(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const example = `Reads a digit </script> and prints stars: é
, >++++++[<-------->-] <   digit to number
[>++++++[>+++++++<-]>.[-]<<-]
`

func TestPageLightsCounterparts(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	s := subject(t, "stars.b", example)
	p := browser.Open(t, page(t, s), "", 1200, 800)

	// The source is there as it was written, and the last step is shown.
	var source string
	p.Eval(`[...document.querySelectorAll("#source .line")].map((l) => l.textContent.replace(/^\d+/, "")).join("\n")`, &source)
	if source != example {
		t.Errorf("the source reads %q", source)
	}
	checkText(t, p, "#pass", "stores")
	ops := p.Text(".op")
	if !slices.Contains(ops, "in [0]") || slices.Contains(ops, "move 1") {
		t.Errorf("ops of the last step: %q", ops)
	}

	// Pointing at a command in the source lights its op and its instructions.
	p.Hover("#source [data-a]", ",")
	checkText(t, p, "#source .lit", ",")
	checkText(t, p, ".op.lit", "in [0]")
	if len(s.Code) > 0 {
		if asm := p.Text(".asm.lit"); len(asm) == 0 || len(asm) != len(p.Text(".bytes.lit")) {
			t.Errorf("instructions lit for a command: %q", asm)
		}
	}
	checkText(t, p, "#status", "in no loop")

	// Pointing at an op lights its commands; the status line tells of the loop.
	p.Hover(".op", "set [2], 0")
	var lit []string
	p.Eval(`[...document.querySelectorAll("#source .lit")].map((e) => e.textContent)`, &lit)
	if len(lit) == 0 || lit[0] != "[" {
		t.Errorf("source lit for an op: %q", lit)
	}
	if status := p.Text("#status"); !strings.Contains(status[0], "by the pass clear") {
		t.Errorf("status line: %q", status)
	}
	if len(s.Code) > 0 {
		p.Hover(".loose .asm", "")
		if lit := p.Text("#source .lit"); len(lit) != 0 {
			t.Errorf("source lit for the way in: %q", lit)
		}
		p.Hover(".asm[data-a]", "")
		if lit := p.Text("#source .lit"); len(lit) == 0 || lit[0] != "," {
			t.Errorf("source lit for the first instruction: %q", lit)
		}
	}
}

func TestPageSlider(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	s := subject(t, "stars.b", example)
	p := browser.Open(t, page(t, s), "parser", 1200, 800)
	checkText(t, p, "#pass", "parser")
	if marked := p.Text(".op.new, .op.gone"); len(marked) != 0 {
		t.Errorf("changes before the first pass: %q", marked)
	}

	// Each step shows its own sentence and ops, whether by key or by slider.
	for _, step := range s.Steps[1:] {
		p.Key("ArrowRight")
		checkText(t, p, "#pass", step.Pass.Name)
		checkText(t, p, "#sentence", step.Did)
		var want []string
		for _, op := range step.Ops {
			want = append(want, op.Text)
		}
		var got []string
		p.Eval(`[...document.querySelectorAll(".op:not(.gone)")].map((e) => e.textContent.trim())`, &got)
		slices.Sort(got) // rows are in the order of the source
		slices.Sort(want)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: (-ops of the step +ops on the page)\n%s", step.Pass.Name, d)
		}
	}
	p.Eval(`(() => { const s = document.getElementById("slider"); s.value = 2; s.dispatchEvent(new Event("input")); })()`, nil)
	checkText(t, p, "#pass", "offsets")
	if gone := p.Text(".op.gone"); !slices.ContainsFunc(gone, func(s string) bool { return strings.TrimSpace(s) == "move 1" }) {
		t.Errorf("offsets took away: %q", gone)
	}

	// Nothing came from anywhere else.
	var resources int
	p.Eval(`performance.getEntriesByType("resource").length`, &resources)
	if resources != 0 {
		t.Errorf("the page loads %d resources", resources)
	}
}

func checkText(t *testing.T, p *browser.Page, selector, want string) {
	t.Helper()
	if got := p.Text(selector); len(got) != 1 || got[0] != want {
		t.Errorf("%s: %q, want %q", selector, got, want)
	}
}

// TestPictures writes the pictures that the documentation shows.
func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no -pictures")
	}
	src, err := os.ReadFile("../../../../testdata/programs/sierpinski.b")
	if err != nil {
		t.Fatal(err)
	}
	p := browser.Open(t, page(t, subject(t, "sierpinski.b", string(src))), "multiply", 1280, 760)
	p.Hover(".op", "muladd [24], [15], 1")
	if err := os.WriteFile(*pictures+"/explain.png", p.Picture(), 0o666); err != nil {
		t.Fatal(err)
	}
}
