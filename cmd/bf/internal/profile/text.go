package profile

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/screen"
)

// fewSamples is a number of samples that says little.
const fewSamples = 30

// Text prints the table of the loops, at most so many of them, and the heat map.
func (r *Report) Text(w io.Writer, scr screen.Screen, top int) error {
	var b strings.Builder
	_ = scr.Rule(&b, "profile of "+r.Name) // a Builder has no errors
	for _, line := range screen.Wrap(r.summary(), scr.Width) {
		b.WriteString(line + "\n")
	}
	if r.hits() > 0 {
		b.WriteString("\n")
		r.table(&b, scr, top)
		b.WriteString("\n")
		r.heat(&b, scr)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// summary tells how the profile came about.
func (r *Report) summary() string {
	elapsed := rounded(r.Elapsed)
	if r.exact() {
		return fmt.Sprintf("The interpreter executed %s ops in %v.", grouped(r.hits()), elapsed)
	}
	text := fmt.Sprintf("%s samples of the machine code in %v, one every %v.", grouped(r.hits()), elapsed, rounded(r.period()))
	if r.Outside > 0 {
		text += fmt.Sprintf(" At %s more the code was not running: the program read, wrote, or had no processor.", grouped(r.Outside))
	}
	if r.hits() < fewSamples {
		text += " So few tell little: --rate takes more, --exact counts instead."
	}
	return text
}

// rounded cuts a time to three digits.
func rounded(d time.Duration) time.Duration {
	unit := time.Duration(1)
	for d/unit >= 1000 {
		unit *= 10
	}
	return d.Round(unit)
}

// table prints a row for each loop.
func (r *Report) table(b *strings.Builder, scr screen.Screen, top int) {
	rows := [][]string{{"loop", "self", "total", "samples", "what the optimiser made of it"}}
	if r.exact() {
		rows = [][]string{{"loop", "self", "total", "reached", "turns", "turns each", "what the optimiser made of it"}}
	}
	styles := []screen.Style{screen.Bold}
	rest := int64(0)
	shares := r.shares()
	for i, s := range shares {
		if i >= top {
			rest += s.self
			continue
		}
		row := []string{r.place(s.loop), percentage(r.percent(s.self)), percentage(r.percent(s.total))}
		if r.exact() {
			row = append(row, r.counts(s.loop)...)
		} else {
			row = append(row, grouped(s.self))
		}
		rows = append(rows, append(row, r.became(s.loop)))
		styles = append(styles, heatStyle(r.percent(s.self)).text())
	}
	if n := len(shares) - top; n > 0 {
		rows = append(rows, []string{fmt.Sprintf("%d more", n), percentage(r.percent(rest))})
		styles = append(styles, screen.Dim)
	}
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for x, cell := range row {
			widths[x] = max(widths[x], utf8.RuneCountInString(cell))
		}
	}
	for y, row := range rows {
		fmt.Fprintln(b, scr.Paint(styles[y], screen.Cut(align(row, widths), scr.Width)))
	}
}

// align sets the cells of a row in columns: the first and the last begin at the
// left, numbers end at the right.
func align(row []string, widths []int) string {
	line := ""
	for x, cell := range row {
		space := strings.Repeat(" ", widths[x]-utf8.RuneCountInString(cell))
		switch x {
		case 0:
			line = cell + space
		case len(widths) - 1:
			line += "   " + cell
		default:
			line += "  " + space + cell
		}
	}
	return strings.TrimRight(line, " ")
}

func percentage(p float64) string { return fmt.Sprintf("%.1f%%", p) }

func (r *Report) place(loop int) string {
	if loop < 0 {
		return "in no loop"
	}
	return fmt.Sprintf("%v–%v", r.Loops[loop].Start, r.Loops[loop].End)
}

func (r *Report) became(loop int) string {
	if loop < 0 {
		return ""
	}
	l := &r.Loops[loop]
	if l.Pass == "" {
		return l.Became
	}
	return l.Became + " (" + l.Pass + ")"
}

// counts are the cells of exact counts: what is not known is empty.
func (r *Report) counts(loop int) []string {
	cells := make([]string, 3)
	if loop < 0 {
		return cells
	}
	c, ok := r.Counts[r.Loops[loop].Start.Offset]
	if ok {
		cells[0] = grouped(c.Reached)
	}
	if ok && c.Turns >= 0 {
		cells[1] = grouped(c.Turns)
	}
	if c.Turns > 0 {
		cells[2] = strconv.FormatFloat(float64(c.Turns)/float64(c.Reached), 'f', 1, 64)
	}
	return cells
}

// grouped formats a number with commas between groups of three digits.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
