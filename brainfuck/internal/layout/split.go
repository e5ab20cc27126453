package layout

import "strings"

// split writes a line that is too long on several lines. Loops that do not fit
// on a line of their own are opened: [ ends a line, ] begins one.
func (f *formatter) split(text string) {
	s := splitter{f: f, text: text, match: matches(text), parts: []span{{0, len(text)}}}
	for len(s.parts) > 0 {
		s.step()
	}
}

// A splitter collects the next line.
type splitter struct {
	f     *formatter
	text  string
	match []int  // behind the ] of each [ in text, 0 if it is not there
	parts []span // what is left to add: of the text, and of each open loop in it
	line  strings.Builder
}

// A span is a part of a text.
type span struct{ from, to int }

// step adds a piece of the innermost part, or ends that: loops may be nested
// deeper than calls can be.
func (s *splitter) step() {
	last := len(s.parts) - 1
	part := s.parts[last]
	if part.from < part.to {
		end := s.next(part.from, part.to)
		s.parts[last].from = end
		s.add(part.from, end)
		return
	}
	s.parts = s.parts[:last]
	s.end()
	if last > 0 {
		s.line.WriteByte(']')
	}
}

// add adds a piece: to the line if it fits, to a new one otherwise.
func (s *splitter) add(from, to int) {
	line, piece := s.line.String(), s.text[from:to]
	if line == "" {
		piece = trimLeft(piece)
	}
	if s.f.mayFit(piece) && s.f.fits(line+piece) {
		s.line.WriteString(piece)
		return
	}
	piece = trimLeft(piece)
	if isLoop(piece) && !s.f.fitsBehind(line, piece) {
		s.open(to-len(piece), to)
		return
	}
	s.end()
	s.line.WriteString(piece)
	if !isLoop(piece) && !s.f.fits(piece) {
		s.cut()
	}
}

// fitsBehind reports whether a piece fits on a line of its own behind another
// line.
func (f *formatter) fitsBehind(line, piece string) bool {
	after := formatter{Options: f.Options, depth: f.after(line)}
	return after.fits(piece)
}

// open begins a loop on several lines.
func (s *splitter) open(from, to int) {
	if line := s.line.String(); line != "" && !s.f.fits(line+"[") {
		s.end()
	}
	s.line.WriteByte('[')
	s.end()
	s.parts = append(s.parts, span{from + 1, to - 1})
}

// cut writes as many lines of a long run of commands as are full. A comment
// stays whole.
func (s *splitter) cut() {
	text := s.line.String()
	for len(text) > s.f.width(text) && isCommand(text[0]) {
		n := s.f.width(text)
		s.f.put(text[:n])
		text = text[n:]
	}
	s.line.Reset()
	s.line.WriteString(text)
}

// end writes the line.
func (s *splitter) end() {
	if text := strings.TrimRight(s.line.String(), " \t\r\v\f"); text != "" {
		s.f.put(text)
	}
	s.line.Reset()
}

func trimLeft(piece string) string { return strings.TrimLeft(piece, " \t\r\v\f") }

// next returns the end of the first piece of a part: a loop that ends in it, a
// run of other commands or a bracket, or a comment, each with the white space
// before it.
func (s *splitter) next(from, to int) int {
	text := s.text
	start := from
	for start < to && isSpace(text[start]) {
		start++
	}
	if start == to {
		return to
	}
	end := start + 1
	switch {
	case text[start] == '[' && s.match[start] > 0:
		return s.match[start]
	case text[start] == '[' || text[start] == ']':
	case isCommand(text[start]):
		for end < to && isCommand(text[end]) && text[end] != '[' && text[end] != ']' {
			end++
		}
	default:
		for end < to && !isCommand(text[end]) {
			end++
		}
		for isSpace(text[end-1]) {
			end--
		}
	}
	return end
}

// matches returns where the loop ends that each [ of a text begins.
func matches(text string) []int {
	match := make([]int, len(text))
	var open []int
	for i := range len(text) {
		switch {
		case text[i] == '[':
			open = append(open, i)
		case text[i] == ']' && len(open) > 0:
			match[open[len(open)-1]] = i + 1
			open = open[:len(open)-1]
		}
	}
	return match
}

// isLoop reports whether a piece, without space before it, is a loop from bracket to
// bracket.
func isLoop(piece string) bool {
	return len(piece) > 1 && piece[0] == '['
}
