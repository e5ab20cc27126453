package screen

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"
)

// Widths in characters.
const (
	defaultWidth = 120 // where there is no terminal
	minWidth     = 60
)

// A Screen is where a command's output goes.
type Screen struct {
	Width  int
	Colour bool
}

// When says when colours are used.
type When uint8

// When to use colours.
const (
	Auto   When = iota // on a terminal, unless NO_COLOR is set
	Always             // also in files and pipes
	Never
)

// Of describes what a file leads to. A width that is not 0 wins over the
// terminal's.
func Of(f *os.File, colour When, width int) Screen {
	s := Screen{Width: width, Colour: colour == Always}
	terminal := term.IsTerminal(int(f.Fd()))
	if colour == Auto && terminal {
		s.Colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	if s.Width == 0 && terminal {
		s.Width, _, _ = term.GetSize(int(f.Fd())) // 0 if it does not tell
	}
	if s.Width == 0 {
		s.Width, _ = strconv.Atoi(os.Getenv("COLUMNS"))
	}
	if s.Width <= 0 {
		s.Width = defaultWidth
	}
	s.Width = max(s.Width, minWidth)
	return s
}

// A Style is how text looks, as the parameters of the terminal's SGR command
// (ECMA-48, 8.3.117); "" is the terminal's default.
type Style string

// Styles.
const (
	Bold Style = "1"
	Dim  Style = "2"
)

// Foreground is a colour of the 256 that terminals have.
func Foreground(n int) Style { return Style("38;5;" + strconv.Itoa(n)) }

// Background is the same behind the text.
func Background(n int) Style { return Style("48;5;" + strconv.Itoa(n)) }

// Paint returns the text in a style, if there are colours.
func (s Screen) Paint(style Style, text string) string {
	if !s.Colour || style == "" || text == "" {
		return text
	}
	return fmt.Sprintf("\x1b[%sm%s\x1b[0m", style, text)
}

// Loop returns the style of a loop, by its index: neighbours differ, and all
// can be read on light and on dark ground. Negative is outside of all loops.
func Loop(i int) Style {
	colours := [...]int{33, 208, 35, 170, 137, 37, 203, 99, 71, 205}
	if i < 0 {
		return ""
	}
	return Foreground(colours[i%len(colours)])
}

// Wrap breaks text into lines at spaces.
func Wrap(text string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}

// Cut shortens text that is wider than the given width, and marks that.
func Cut(text string, width int) string {
	if utf8.RuneCountInString(text) <= width {
		return text
	}
	if width < 1 {
		return ""
	}
	return string([]rune(text)[:width-1]) + "…"
}

// Chop breaks text into lines of the given width, wherever that is, and cuts it
// after a number of lines.
func Chop(text string, width, lines int) []string {
	var out []string
	runes := []rune(text)
	for len(runes) > width {
		if len(out) == lines-1 {
			return append(out, string(runes[:max(width-1, 0)])+"…")
		}
		out = append(out, string(runes[:width]))
		runes = runes[width:]
	}
	return append(out, string(runes))
}
