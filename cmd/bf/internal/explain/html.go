package explain

import (
	_ "embed" // for the parts of the page
	"encoding/json"
	"fmt"
	"html"
	"io"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed1605a99e/movabs/brainfuck"
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

// page is what the page's script reads. Offsets count the UTF-16 units of
// Source, as the script does.
type page struct {
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
	units  []int32 // for each offset in bytes, that in UTF-16 units
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
	data, err := json.Marshal(s.page()) // escapes <, > and &, so that it fits into a script
	if err != nil {
		return err
	}
	_, err = strings.NewReplacer(
		"{{title}}", html.EscapeString(s.Name),
		"{{css}}", pageCSS,
		"{{js}}", pageJS,
		"{{data}}", string(data),
	).WriteString(w, pageHTML)
	return err
}

func (s *Subject) page() *page {
	p := &page{Name: s.Name, Arch: runtime.GOARCH, Size: s.Size, Loose: [][]any{}}
	p.setSource(s.Source)
	p.From, p.To = p.at(s.from), p.at(s.to)
	for _, l := range s.Loops {
		p.Loops = append(p.Loops, []any{p.at(l.Start.Offset), p.at(l.End.Offset), l.Outer, l.Depth, l.Became, l.Pass, l.Start.String() + "–" + l.End.String()})
	}
	for i := range s.Steps {
		p.addStep(s, i)
	}
	for i, r := range s.rows(s.Code, s.Steps[len(s.Steps)-1].Ops) {
		p.Rows = append(p.Rows, []any{p.at(r.from), r.pos.String()})
		for _, inst := range r.code {
			p.Code = append(p.Code, instruction(i, inst))
		}
	}
	if s.whole() {
		for _, inst := range s.loose() {
			p.Loose = append(p.Loose, instruction(0, inst))
		}
	}
	return p
}

func instruction(row int, inst Inst) []any {
	return []any{row, inst.Offset, disasm.Hex(inst.Bytes), inst.Text}
}

func (p *page) addStep(s *Subject, i int) {
	now := &s.Steps[i]
	shown := step{Pass: now.Pass.Name, Doc: now.Pass.Doc, Did: now.Did, N: len(now.Ops)}
	if i == 0 || !slices.Equal(now.Ops, s.Steps[i-1].Ops) {
		shown.Ops = p.ops(s, now.Ops)
	}
	p.Steps = append(p.Steps, shown)
}

func (p *page) ops(s *Subject, ops []brainfuck.Op) [][]any {
	list := [][]any{}
	for _, op := range ops {
		if s.shows(op.Pos.Offset) {
			list = append(list, []any{op.Text, op.Depth, p.at(op.Pos.Offset)})
		}
	}
	return list
}

// setSource makes a string of the source, in which what is not UTF-8 is replaced.
func (p *page) setSource(src []byte) {
	var b strings.Builder
	p.units = make([]int32, 0, len(src)+1)
	units := int32(0)
	for len(src) > 0 {
		r, size := utf8.DecodeRune(src)
		for range size {
			p.units = append(p.units, units)
		}
		b.WriteRune(r)
		units++
		if r > 0xffff {
			units++
		}
		src = src[size:]
	}
	p.units = append(p.units, units)
	p.Source = b.String()
}

func (p *page) at(offset int) int { return int(p.units[offset]) }
