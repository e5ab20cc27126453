package macro

import (
	"bytes"
	"strings"
)

// width is the length of a full line of code.
const width = 78

// A writer lays out code and comments in lines. Code is indented by the depth
// of the loop that it begins in.
type writer struct {
	buf   bytes.Buffer
	line  []byte
	depth int
}

// code writes n times the command c.
func (w *writer) code(c byte, n int) {
	for range n {
		if len(w.line) >= width {
			w.flush()
		}
		if len(w.line) == 0 {
			w.line = append(w.line, strings.Repeat("  ", min(w.depth, 10))...)
		}
		w.line = append(w.line, c)
	}
}

// note writes a comment on a line of its own.
func (w *writer) note(text string) {
	w.flush()
	w.buf.WriteString(strings.Repeat("  ", min(w.depth, 10)) + text + "\n")
}

func (w *writer) flush() {
	if len(w.line) > 0 {
		w.buf.Write(append(w.line, '\n'))
		w.line = w.line[:0]
	}
}

// bytes returns everything written so far.
func (w *writer) bytes() []byte {
	w.flush()
	return w.buf.Bytes()
}
