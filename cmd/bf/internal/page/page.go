// Package page makes pages that need nothing else: style, script and data are
// parts of them.
package page

import (
	_ "embed" // for the common style
	"encoding/json"
	"html"
	"io"
	"strings"
	"unicode/utf8"
)

//go:embed base.css
var baseCSS string

// A Page is what a page is made of.
type Page struct {
	Title    string
	HTML     string // with {{title}}, {{css}}, {{js}} and {{data}} in it
	CSS, JS  string
	DataJSON any // what the script reads
}

// Write writes the page.
func (p *Page) Write(w io.Writer) error {
	data, err := json.Marshal(p.DataJSON) // escapes <, > and &, so that it fits into a script
	if err != nil {
		return err
	}
	_, err = strings.NewReplacer(
		"{{title}}", html.EscapeString(p.Title),
		"{{css}}", baseCSS+p.CSS,
		"{{js}}", p.JS,
		"{{data}}", string(data),
	).WriteString(w, p.HTML)
	return err
}

// A Text is a source as a script sees it: as a sequence of UTF-16 units.
type Text struct {
	Text  string  // in which what is not UTF-8 is replaced
	units []int32 // for each offset in bytes, that in UTF-16 units
}

// NewText returns the text of a source.
func NewText(src []byte) *Text {
	var b strings.Builder
	t := &Text{units: make([]int32, 0, len(src)+1)}
	units := int32(0)
	for len(src) > 0 {
		r, size := utf8.DecodeRune(src)
		for range size {
			t.units = append(t.units, units)
		}
		b.WriteRune(r)
		units++
		if r > 0xffff {
			units++
		}
		src = src[size:]
	}
	t.units = append(t.units, units)
	t.Text = b.String()
	return t
}

// At returns the place of a byte of the source in the text.
func (t *Text) At(offset int) int { return int(t.units[offset]) }
