package profile

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/screen"
)

// A heatLevel says how hot something is: 0 is cold.
type heatLevel int

// heatStyle returns the level for a part of all hits in percent. Levels are about
// three times as hot as the one before.
func heatStyle(percent float64) heatLevel {
	level := heatLevel(0)
	for _, least := range []float64{0.1, 0.5, 1.5, 5, 12, 30} {
		if percent >= least {
			level++
		}
	}
	return level
}

// ground is the style of a part of the source: dark letters on yellow to red.
func (l heatLevel) ground() screen.Style {
	if l == 0 {
		return ""
	}
	colours := [...]int{230, 229, 222, 215, 209, 203}
	return screen.Foreground(16) + ";" + screen.Background(colours[l-1])
}

// text is the style of a line of the table.
func (l heatLevel) text() screen.Style {
	switch {
	case l >= 5:
		return screen.Bold + ";" + screen.Foreground(203)
	case l == 4:
		return screen.Foreground(208)
	case l == 0:
		return screen.Dim
	}
	return ""
}

// Lines of the heat map.
const (
	allLines = 50  // of a source that is shown with its cold lines
	coldLine = 0.5 // percent below which a line is left out otherwise
	barWidth = 8
)

// heat prints the source with a share for each line, as a number and as a bar,
// and a colour for each command. Cold lines of long sources are left out.
func (r *Report) heat(b *strings.Builder, scr screen.Screen) {
	levels, counts := r.levels()
	lines := bytes.SplitAfter(r.Source, []byte("\n"))
	if len(lines) > 0 && len(lines[len(lines)-1]) == 0 {
		lines = lines[:len(lines)-1]
	}
	most := int64(1)
	for _, n := range counts {
		most = max(most, n)
	}
	hot := func(i int) bool {
		return len(lines) <= allLines || i >= 0 && i < len(lines) && r.percent(counts[i]) >= coldLine
	}
	offset, left := 0, 0
	for i, line := range lines {
		if hot(i) || hot(i-1) && hot(i+1) {
			r.leftOut(b, scr, &left)
			r.heatLine(b, scr, i, counts[i], most, line, levels[offset:])
		} else {
			left++
		}
		offset += len(line)
	}
	r.leftOut(b, scr, &left)
}

func (r *Report) leftOut(b *strings.Builder, scr screen.Screen, lines *int) {
	if *lines > 0 {
		text := fmt.Sprintf("%5s %d colder lines", "⋮", *lines)
		if *lines == 1 {
			text = fmt.Sprintf("%5s 1 colder line", "⋮")
		}
		fmt.Fprintln(b, scr.Paint(screen.Dim, text))
	}
	*lines = 0
}

// levels returns the heat of each byte of the source, and the hits of each line.
func (r *Report) levels() ([]heatLevel, []int64) {
	levels := make([]heatLevel, len(r.Source))
	for _, s := range r.stretches() {
		level := heatStyle(r.percent(s.count))
		for i := s.from; i < s.to; i++ {
			if strings.IndexByte("+-<>.,[]#", r.Source[i]) >= 0 {
				levels[i] = level
			}
		}
	}
	counts := make([]int64, bytes.Count(r.Source, []byte("\n"))+1)
	for _, h := range r.Hits {
		counts[h.Pos.Line-1] += h.Count
	}
	return levels, counts
}

// heatLine prints a line of the source, wrapped at the width of the screen.
func (r *Report) heatLine(b *strings.Builder, scr screen.Screen, i int, count, most int64, line []byte, levels []heatLevel) {
	gutter := fmt.Sprintf("%5d %*s %s │ ", i+1, 6, "", strings.Repeat(" ", barWidth))
	if count > 0 {
		gutter = fmt.Sprintf("%5d %5.1f%% %s │ ", i+1, r.percent(count), bar(count, most))
	}
	width := max(scr.Width-utf8.RuneCountInString(gutter), 20)
	text := bytes.TrimRight(line, "\r\n")
	for first := true; first || len(text) > 0; first = false {
		if !first {
			gutter = strings.Repeat(" ", 5+1+6+1+barWidth) + " │ "
		}
		n := 0 // bytes of this line on the screen
		for shown := 0; n < len(text) && shown < width; shown++ {
			_, size := utf8.DecodeRune(text[n:])
			n += size
		}
		b.WriteString(scr.Paint(heatStyle(r.percent(count)).text(), gutter))
		paintLevels(b, scr, text[:n], levels)
		b.WriteByte('\n')
		text, levels = text[n:], levels[n:]
	}
}

// paintLevels prints text in the colours of its bytes' levels.
func paintLevels(b *strings.Builder, scr screen.Screen, text []byte, levels []heatLevel) {
	for len(text) > 0 {
		n := 1
		for n < len(text) && levels[n] == levels[0] {
			n++
		}
		part := strings.Map(printable, string(bytes.ToValidUTF8(text[:n], []byte("?"))))
		b.WriteString(scr.Paint(levels[0].ground(), part))
		text, levels = text[n:], levels[n:]
	}
}

// printable replaces what a terminal would act upon.
func printable(r rune) rune {
	if r < ' ' || r >= 0x7f && r < 0xa0 {
		return ' '
	}
	return r
}

// bar is a bar for a part of the most, at least an eighth of a character.
func bar(n, most int64) string {
	eighths := max(int(n*8*barWidth/most), 1)
	s := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		s += string(rune('█' + 8 - rest)) // U+2589 to U+258F, from seven eighths to one
	}
	return s + strings.Repeat(" ", barWidth-utf8.RuneCountInString(s))
}
