package brainfuck

import "github.com/seed1605a99e/movabs/brainfuck/internal/layout"

// Layout says how [Format] writes a source. The zero value means the defaults.
type Layout struct {
	Indent int // spaces that a loop is indented by; 0 means 2
	Width  int // characters that a line has at most, if possible; 0 means 80
}

// Format returns a source as people like to read it: each line is indented by
// the loops that it is in, space at its ends and between commands is trimmed, and
// long lines of commands are broken. Only white space changes: all commands and
// comments stay. Formatting twice is the same as formatting once. Brackets need
// not match.
func Format(src []byte, l Layout) []byte {
	o := layout.Options{Indent: l.Indent, Width: l.Width}
	if o.Indent <= 0 {
		o.Indent = 2
	}
	if o.Width <= 0 {
		o.Width = 80
	}
	return layout.Format(src, o)
}
