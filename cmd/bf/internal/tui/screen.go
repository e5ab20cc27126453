package tui

import (
	"fmt"
	"io"
	"strings"
)

// A screen is the whole of a terminal, in the words of ECMA-48 and xterm.
type screen struct {
	out   io.Writer
	title string
	rows  []string // as they are shown
}

// What begins and ends the use of the screen: the alternate screen, no cursor,
// pasted text in brackets, the window's title on a stack.
const (
	enterScreen = "\x1b[22;2t\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[2J"
	leaveScreen = "\x1b[?2004l\x1b[?25h\x1b[?1049l\x1b[23;2t"
)

func newScreen(out io.Writer) *screen {
	s := &screen{out: out}
	_, _ = io.WriteString(out, enterScreen) // the next one fails too
	return s
}

func (s *screen) close() { _, _ = io.WriteString(s.out, leaveScreen) }

// clear makes the next show draw everything.
func (s *screen) clear() { s.rows = nil }

// show draws the rows that have changed. A row is cleared before, not behind: the
// cursor stays on a row that is full.
func (s *screen) show(title, view string) error {
	var b strings.Builder
	if title != s.title {
		fmt.Fprintf(&b, "\x1b]2;%s\x07", title)
		s.title = title
	}
	if s.rows == nil {
		b.WriteString("\x1b[2J")
	}
	rows := strings.Split(view, "\n")
	for i := range max(len(rows), len(s.rows)) {
		row := ""
		if i < len(rows) {
			row = rows[i]
		}
		if i >= len(s.rows) || s.rows[i] != row {
			fmt.Fprintf(&b, "\x1b[%d;1H\x1b[2K%s", i+1, row)
		}
	}
	s.rows = rows
	if b.Len() == 0 {
		return nil
	}
	_, err := io.WriteString(s.out, b.String())
	return err
}
