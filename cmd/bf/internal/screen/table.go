package screen

import (
	"io"
	"strings"
	"unicode/utf8"
)

// A Table sets columns side by side.
type Table struct {
	Screen
	Widths []int
}

// gap separates columns.
const gap = " │ "

// Columns divides the screen's width into columns by their weights.
func (s Screen) Columns(weights ...int) Table {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	room := s.Width - len(" | ")*(len(weights)-1)
	t := Table{Screen: s}
	left := room
	for i, w := range weights {
		n := room * w / sum
		if i == len(weights)-1 {
			n = left
		}
		left -= n
		t.Widths = append(t.Widths, n)
	}
	return t
}

// A Cell is a few lines of text in one style each.
type Cell []Text

// A Text is a line, or a part of one, in a style.
type Text struct {
	Style Style
	Text  string
}

// Row writes cells side by side.
func (t Table) Row(w io.Writer, cells ...Cell) error {
	height := 0
	for _, c := range cells {
		height = max(height, len(c))
	}
	var b strings.Builder
	for y := range height {
		var line strings.Builder
		for x, width := range t.Widths {
			if x > 0 {
				line.WriteString(t.Paint(Dim, gap))
			}
			var text Text
			if x < len(cells) && y < len(cells[x]) {
				text = cells[x][y]
			}
			shown := Cut(text.Text, width)
			line.WriteString(t.Paint(text.Style, shown))
			line.WriteString(strings.Repeat(" ", width-utf8.RuneCountInString(shown)))
		}
		b.WriteString(strings.TrimRight(line.String(), " "))
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Rule writes a line across the screen with a title in it.
func (s Screen) Rule(w io.Writer, title string) error {
	line := "── " + title + " "
	if rest := s.Width - utf8.RuneCountInString(line); rest > 0 {
		line += strings.Repeat("─", rest)
	}
	_, err := io.WriteString(w, s.Paint(Bold, line)+"\n")
	return err
}
