package explain

import (
	_ "embed" // for the parts of the page
	"fmt"
	"io"
	"runtime"
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/page"
	"github.com/seed1605a99e/movabs/jit/disasm"
)

var (
	//go:embed page.html
	pageHTML string
	//go:embed page.css
	pageCSS string
	//go:embed page.js
	pageJS string
)

// mostItems is how many ops of the source a page may have: browsers take no more.
const mostItems = 50_000

// data is what the page's script reads. Offsets count the UTF-16 units of
// Source, as the script does.
type data struct {
	Name   string  `json:"name"`
	Source string  `json:"source"`
	From   int     `json:"from"` // the part to be shown
	To     int     `json:"to"`
	Loops  [][]any `json:"loops"` // start, end, outer, depth, became, pass, place
	Steps  []step  `json:"steps"`
	Rows   [][]any `json:"rows"`  // offset, place
	Code   [][]any `json:"code"`  // row, offset, bytes, text
	Loose  [][]any `json:"loose"` // 0, offset, bytes, text
	Arch   string  `json:"arch"`
	Size   int     `json:"size"`
	text   *page.Text
}

type step struct {
	Pass string `json:"pass"`
	Doc  string `json:"doc"`
	Did  string `json:"did"`
	// Ops are text, depth and offset; null if they are those of the step before.
	Ops [][]any `json:"ops"`
	N   int     `json:"n"`
}

// HTML writes a page with everything in it.
func (s *Subject) HTML(w io.Writer) error {
	if n := len(s.rows(nil, s.Steps[0].Ops)); n > mostItems {
		return fmt.Errorf("%s: a page with %d ops is more than a browser takes (%d); show a loop of it with --at", s.Name, n, mostItems)
	}
	return (&page.Page{Title: s.Name, HTML: pageHTML, CSS: pageCSS, JS: pageJS, DataJSON: s.data()}).Write(w)
}

func (s *Subject) data() *data {
	d := &data{Name: s.Name, Arch: runtime.GOARCH, Size: s.Size, Loose: [][]any{}, text: page.NewText(s.Source)}
	d.Source = d.text.Text
	d.From, d.To = d.text.At(s.from), d.text.At(s.to)
	for _, l := range s.Loops {
		d.Loops = append(d.Loops, []any{d.text.At(l.Start.Offset), d.text.At(l.End.Offset), l.Outer, l.Depth, l.Became, l.Pass, l.Start.String() + "–" + l.End.String()})
	}
	for i := range s.Steps {
		d.addStep(s, i)
	}
	for i, r := range s.rows(s.Code, s.Steps[len(s.Steps)-1].Ops) {
		d.Rows = append(d.Rows, []any{d.text.At(r.from), r.pos.String()})
		for _, inst := range r.code {
			d.Code = append(d.Code, instruction(i, inst))
		}
	}
	if s.whole() {
		for _, inst := range s.loose() {
			d.Loose = append(d.Loose, instruction(0, inst))
		}
	}
	return d
}

func instruction(row int, inst Inst) []any {
	return []any{row, inst.Offset, disasm.Hex(inst.Bytes), inst.Text}
}

func (d *data) addStep(s *Subject, i int) {
	now := &s.Steps[i]
	shown := step{Pass: now.Pass.Name, Doc: now.Pass.Doc, Did: now.Did, N: len(now.Ops)}
	if i == 0 || !slices.Equal(now.Ops, s.Steps[i-1].Ops) {
		shown.Ops = d.ops(s, now.Ops)
	}
	d.Steps = append(d.Steps, shown)
}

func (d *data) ops(s *Subject, ops []brainfuck.Op) [][]any {
	list := [][]any{}
	for _, op := range ops {
		if s.shows(op.Pos.Offset) {
			list = append(list, []any{op.Text, op.Depth, d.text.At(op.Pos.Offset)})
		}
	}
	return list
}
