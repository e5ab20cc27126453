package layout

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Options say how a source is laid out.
type Options struct {
	// Indent is how many spaces a loop is indented by.
	Indent int
	// Width is how many characters a line should have at most. Lines of one
	// comment are not broken, and deep loops get some room in any case.
	Width int
}

// room is the least number of characters that a line has beside its
// indentation.
const room = 24

// Format lays out a source.
func Format(src []byte, o Options) []byte {
	f := &formatter{Options: o}
	rest := src
	if bytes.HasPrefix(src, []byte("#!")) {
		first, after, _ := bytes.Cut(src, []byte("\n"))
		f.out = append(append(f.out, bytes.TrimRight(first, " \t\r")...), '\n')
		rest = after
	}
	var block []string
	for line := range bytes.Lines(rest) {
		text := squeeze(string(bytes.TrimSpace(line)))
		if !isCode(text) {
			f.block(block)
			block = nil
		}
		switch {
		case text == "":
			f.blank = len(f.out) > 0
		case isCode(text):
			block = append(block, text)
		default:
			f.line(text)
		}
	}
	f.block(block)
	return f.out
}

// A formatter writes lines.
type formatter struct {
	Options
	out   []byte
	depth int  // loops that are open
	blank bool // blank lines came before the next one
}

// block writes lines without comments. If one of them is too long, somebody has
// broken them without regard to loops: all are broken anew.
func (f *formatter) block(lines []string) {
	trial := formatter{Options: f.Options, depth: f.depth}
	for _, text := range lines {
		if !trial.fits(text) {
			f.split(strings.Join(lines, ""))
			return
		}
		trial.depth = trial.after(text)
	}
	for _, text := range lines {
		f.put(text)
	}
}

// line writes one line of the source, on several lines if it is long.
func (f *formatter) line(text string) {
	if f.fits(text) {
		f.put(text)
		return
	}
	f.split(text)
}

// put writes a line of the result.
func (f *formatter) put(text string) {
	if f.blank {
		f.out = append(f.out, '\n')
		f.blank = false
	}
	f.out = append(f.out, strings.Repeat(" ", f.indentation(text))...)
	f.out = append(f.out, text...)
	f.out = append(f.out, '\n')
	f.depth = f.after(text)
}

// after returns how many loops are open behind a line.
func (f *formatter) after(line string) int {
	return max(0, f.depth+strings.Count(line, "[")-strings.Count(line, "]"))
}

// indentation returns how far a line is indented: brackets that close loops at
// its start stand where the loops began. Very deep loops are not indented more.
func (f *formatter) indentation(text string) int {
	closing := len(text) - len(strings.TrimLeft(text, "]"))
	return min(f.Indent*max(0, f.depth-closing), max(0, f.Width-room))
}

// fits reports whether the text is short enough for the next line.
func (f *formatter) fits(text string) bool {
	return f.mayFit(text) && utf8.RuneCountInString(text) <= f.width(text)
}

// mayFit reports whether a text is not too long for any line. It does not look
// at the text, which may be a whole program, at each of its loops.
func (f *formatter) mayFit(text string) bool {
	return len(text) <= utf8.UTFMax*max(room, f.Width)
}

// width returns how many characters a line that begins with text can have.
func (f *formatter) width(text string) int { return max(room, f.Width) - f.indentation(text) }

// isCommand reports whether a byte is one of the language's commands.
func isCommand(b byte) bool { return strings.IndexByte("+-<>.,[]", b) >= 0 }

// isCode reports whether a line is commands and space alone, and not empty.
func isCode(text string) bool {
	for i := range len(text) {
		if !isCommand(text[i]) && text[i] != ' ' {
			return false
		}
	}
	return text != ""
}

// isSpace reports whether a byte is white space.
func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\r' || b == '\v' || b == '\f' }

// squeeze makes one space of each run of white space that stands beside a
// command.
func squeeze(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		end := i
		for end < len(text) && isSpace(text[end]) {
			end++
		}
		switch {
		case end == i:
			b.WriteByte(text[i])
			i++
			continue
		case isCommand(text[i-1]) || isCommand(text[end]): // text is trimmed
			b.WriteByte(' ')
		default:
			b.WriteString(text[i:end])
		}
		i = end
	}
	return b.String()
}
