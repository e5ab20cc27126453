package profile

import (
	_ "embed" // for the parts of the page
	"fmt"
	"io"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/page"
)

var (
	//go:embed page.html
	pageHTML string
	//go:embed page.css
	pageCSS string
	//go:embed page.js
	pageJS string
)

// data is what the page's script reads. Offsets count the UTF-16 units of
// Source, as the script does.
type data struct {
	Name      string  `json:"name"`
	Summary   string  `json:"summary"`
	Source    string  `json:"source"`
	Exact     bool    `json:"exact"`
	Total     int64   `json:"total"`
	Loops     [][]any `json:"loops"`     // start, end, outer, place, became
	Shares    [][]any `json:"shares"`    // loop, self, total, reached, turns; -1 is unknown
	Stretches [][]any `json:"stretches"` // from, to, count, level of heat
	Lines     []int64 `json:"lines"`     // hits of each line
}

// mostStretches is how many stretches of the source a page may have: browsers
// take no more.
const mostStretches = 200_000

// HTML writes a page with the table and the heat map.
func (r *Report) HTML(w io.Writer) error {
	if n := len(r.stretches()); n > mostStretches {
		return fmt.Errorf("%s: a page with %d parts of the source is more than a browser takes (%d)", r.Name, n, mostStretches)
	}
	return (&page.Page{Title: r.Name, HTML: pageHTML, CSS: pageCSS, JS: pageJS, DataJSON: r.data()}).Write(w)
}

func (r *Report) data() *data {
	text := page.NewText(r.Source)
	d := &data{Name: r.Name, Summary: r.summary(), Source: text.Text, Exact: r.exact(), Total: r.hits()}
	d.Loops, d.Shares, d.Stretches = [][]any{}, [][]any{}, [][]any{}
	for i, l := range r.Loops {
		d.Loops = append(d.Loops, []any{text.At(l.Start.Offset), text.At(l.End.Offset), l.Outer, r.place(i), r.became(i)})
	}
	for _, s := range r.shares() {
		reached, turns := int64(-1), int64(-1)
		if s.loop >= 0 {
			if c, ok := r.Counts[r.Loops[s.loop].Start.Offset]; ok {
				reached, turns = c.Reached, c.Turns
			}
		}
		d.Shares = append(d.Shares, []any{s.loop, s.self, s.total, reached, turns})
	}
	for _, s := range r.stretches() {
		d.Stretches = append(d.Stretches, []any{text.At(s.from), text.At(s.to), s.count, int(heatStyle(r.percent(s.count)))})
	}
	_, d.Lines = r.levels()
	return d
}
