package syntax

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// reach is how many columns of a long line an excerpt shows on either side of
// the caret.
const reach = 36

// A Note is something to say about a place in a source.
type Note struct {
	Pos  Position
	Text string
}

// Excerpt shows the source line of each note with a caret and the note's text
// under it:
//
//	3 | ++[>++<
//	  |   ^ never closed
//	9 | ,.
//	  |   ^ the program ends here
//
// Long lines are cut around the caret, and what a terminal might act upon
// (control and formatting characters, broken UTF-8) is shown as a dot.
func Excerpt(src []byte, notes ...Note) string {
	digits := 0
	for _, n := range notes {
		digits = max(digits, len(fmt.Sprint(n.Pos.Line)))
	}
	var b strings.Builder
	for _, n := range notes {
		before, after := around(src, n.Pos)
		fmt.Fprintf(&b, "%*d | %s%s\n", digits, n.Pos.Line, before, after)
		fmt.Fprintf(&b, "%*s | %*s^ %s\n", digits, "", columns(before), "", n.Text)
	}
	return b.String()
}

// around returns what to show of the line of pos, before and from it. It looks
// at no more of a line than it shows.
func around(src []byte, pos Position) (before, after string) {
	line := src[max(0, pos.Offset-(pos.Column-1)):]
	at := min(pos.Column-1, len(line))
	cut := 0
	if at > reach {
		cut = at - reach
		for at-cut < reach+utf8.UTFMax && cut > 0 && !utf8.RuneStart(line[cut]) {
			cut-- // never cut within a character
		}
		before = "…"
	}
	before += harmless(line[cut:at])
	rest := line[at:]
	long := len(rest) > 4*reach
	rest = rest[:min(len(rest), 4*reach)]
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest, long = bytes.TrimSuffix(rest[:end], []byte{'\r'}), false
	}
	for i, n := 0, 0; i < len(rest); n++ {
		if n == reach {
			rest, long = rest[:i], true
			break
		}
		_, size := utf8.DecodeRune(rest[i:])
		i += size
	}
	after = harmless(rest)
	if long {
		after += "…"
	}
	return before, after
}

// harmless returns text for a terminal: one line, each character in its own
// columns.
func harmless(text []byte) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == utf8.RuneError || !unicode.IsPrint(r) || unicode.IsMark(r):
			return '·'
		}
		return r
	}, string(text))
}

// wide are the blocks of characters that take two columns on a terminal
// (Unicode Standard Annex 11, East Asian Width W and F, in broad strokes).
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x1100, Hi: 0x115f, Stride: 1}, {Lo: 0x2e80, Hi: 0xa4cf, Stride: 1},
		{Lo: 0xac00, Hi: 0xd7a3, Stride: 1}, {Lo: 0xf900, Hi: 0xfaff, Stride: 1},
		{Lo: 0xfe30, Hi: 0xfe6f, Stride: 1}, {Lo: 0xff00, Hi: 0xff60, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1f300, Hi: 0x1faff, Stride: 1}, {Lo: 0x20000, Hi: 0x3fffd, Stride: 1},
	},
}

// columns returns how many columns of a terminal harmless text takes.
func columns(text string) int {
	n := 0
	for _, r := range text {
		n++
		if unicode.Is(wide, r) {
			n++
		}
	}
	return n
}
