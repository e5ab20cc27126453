package tui

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// source draws the lines of the source around the cursor.
func (m *model) source(height int) []string {
	s := &m.shot
	cursor := m.d.PositionAt(m.cursor)
	first := max(1, cursor.Line-height/2)
	total := bytes.Count(s.src, []byte("\n")) + 1
	first = max(1, min(first, total-height+1))
	digits := len(fmt.Sprint(min(first+height-1, total)))
	room := m.width - digits - 3
	left := 0 // columns that are scrolled away
	if cursor.Column > room-4 {
		left = cursor.Column - room/2
	}
	var lines []string
	offset := m.d.OffsetAt(first, 1)
	for n := first; n < first+height; n++ {
		if n > total {
			lines = append(lines, m.paint("~", dim))
			continue
		}
		end := len(s.src)
		if k := bytes.IndexByte(s.src[offset:], '\n'); k >= 0 {
			end = offset + k
		}
		lines = append(lines, m.sourceLine(n, digits, offset, end, left, room))
		offset = end + 1
	}
	return lines
}

// sourceLine draws a line: its number, a mark if it has a breakpoint, its text.
func (m *model) sourceLine(n, digits, begin, end, left, room int) string {
	s := &m.shot
	mark := " "
	for at := range s.breaks {
		if begin <= at && at <= end {
			mark = m.paint("*", bold, red)
		}
	}
	var b strings.Builder
	column := 0
	plain := "" // text that has the style of the one before
	style := []string(nil)
	put := func(text string, styles []string) {
		if fmt.Sprint(styles) != fmt.Sprint(style) {
			b.WriteString(m.paint(plain, style...))
			plain, style = "", styles
		}
		plain += text
	}
	for at := begin; at <= end && column < left+room; {
		size := 1
		text := " " // the end of the line can be the position, too
		if at < end {
			_, size = utf8.DecodeRune(s.src[at:end])
			text = clean(s.src[at : at+size])
		}
		if column >= left {
			if styles, shown := m.charStyle(at, at < end); shown {
				put(text, styles)
			}
		}
		column++
		at += size
	}
	b.WriteString(m.paint(plain, style...))
	number := m.paint(fmt.Sprintf("%*d", digits, n), dim)
	return number + mark + b.String()
}

// charStyle returns the style of a character, and whether it is to be drawn.
func (m *model) charStyle(at int, inLine bool) ([]string, bool) {
	s := &m.shot
	here := at == s.at.Offset
	_, stops := s.breaks[at]
	switch {
	case here && s.failed != nil:
		return []string{reverse, bold, red}, true
	case here:
		return []string{reverse, bold}, true
	case at == m.cursor:
		return []string{reverse, dim}, true
	case !inLine:
		return nil, false
	case stops:
		return []string{underline, bold, red}, true
	case strings.IndexByte("[]", s.src[at]) >= 0:
		return []string{cyan}, true
	case strings.IndexByte(".,", s.src[at]) >= 0:
		return []string{yellow}, true
	case strings.IndexByte("+-<>", s.src[at]) >= 0:
		return nil, true
	}
	return []string{dim}, true
}
