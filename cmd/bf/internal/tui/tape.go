package tui

import (
	"fmt"
	"slices"
	"strings"
)

// tape draws the cells around the pointer: numbers, values, characters.
func (m *model) tape() []string {
	s := &m.shot
	width := 3
	center := s.pointer + m.scroll
	near := slices.DeleteFunc(slices.Clone(s.cells), func(c cell) bool {
		return c.number < center-int64(m.width/4) || c.number > center+int64(m.width/4)
	})
	for _, c := range near {
		width = max(width, len(fmt.Sprint(c.number)), len(fmt.Sprint(c.value)))
	}
	width += 2
	fits := m.width / width
	first := center - int64(fits/2)
	if len(s.cells) > 0 {
		first = max(min(first, s.cells[len(s.cells)-1].number-int64(fits)+1), s.cells[0].number)
	}
	var numbers, values, characters strings.Builder
	shown := 0
	for _, c := range s.cells {
		if c.number < first || shown == fits {
			continue
		}
		shown++
		here := c.number == s.pointer
		numberStyle, style := []string{dim}, []string(nil)
		switch {
		case here:
			style = []string{reverse, bold}
		case slices.Contains(s.watched, c.number):
			style = []string{underline, green}
		case c.value == 0:
			style = []string{dim}
		}
		if slices.Contains(s.watched, c.number) {
			numberStyle = []string{underline, green}
		}
		numbers.WriteString(m.paint(centred(fmt.Sprint(c.number), width, false), numberStyle...))
		values.WriteString(m.paint(centred(fmt.Sprint(c.value), width, here), style...))
		text := " "
		if c.value > ' ' && c.value < 0x7f {
			text = string(rune(c.value))
		} else if c.value == '\n' {
			text = "\u21b5"
		}
		characters.WriteString(m.paint(centred(text, width, false), style...))
	}
	return []string{numbers.String(), values.String(), characters.String()}
}

// centred puts a word in the middle of a width, in brackets if it is the
// pointer's.
func centred(word string, width int, here bool) string {
	n := len([]rune(word))
	left := (width - n + 1) / 2
	if here {
		return strings.Repeat(" ", left-1) + "[" + word + "]" + strings.Repeat(" ", width-n-left-1)
	}
	return strings.Repeat(" ", left) + word + strings.Repeat(" ", width-n-left)
}
