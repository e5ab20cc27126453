package tui

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// View implements tea.Model.
func (m *model) View() tea.View {
	v := tea.NewView(m.render())
	v.AltScreen = true
	v.WindowTitle = "bf debug " + clean([]byte(m.shot.name))
	return v
}

// Styles, as the codes of ECMA-48's SGR. Those of colours are left out where
// colours are not wanted.
const (
	bold      = "1"
	underline = "4"
	reverse   = "7"
	dim       = "2"
	red       = "31"
	green     = "32"
	yellow    = "33"
	cyan      = "36"
)

// paint puts text in a style.
func (m *model) paint(text string, styles ...string) string {
	var codes []string
	for _, s := range styles {
		if len(s) == 1 || m.color {
			codes = append(codes, s)
		}
	}
	if len(codes) == 0 || text == "" {
		return text
	}
	return "\x1b[" + strings.Join(codes, ";") + "m" + text + "\x1b[0m"
}

// render draws the screen: the title, the source, the tape, output, input, and a
// line for messages.
func (m *model) render() string {
	if m.width < 20 || m.height < 12 {
		return "the window is too small"
	}
	output := max(3, m.height/5)
	source := m.height - output - 9
	lines := []string{m.title()}
	if m.help {
		lines = append(lines, m.helpLines(source)...)
	} else {
		lines = append(lines, m.source(source)...)
	}
	lines = append(lines, m.rule("tape", m.tapeNote()))
	lines = append(lines, m.tape()...)
	lines = append(lines, m.rule("output", fmt.Sprintf("%d bytes", m.shot.written)))
	lines = append(lines, m.output(output)...)
	lines = append(lines, m.rule("input", m.inputNote()))
	lines = append(lines, m.input(), m.bottom())
	return strings.Join(lines, "\n")
}

// title says what the program does and where it is.
func (m *model) title() string {
	s := &m.shot
	state := "stopped"
	switch {
	case m.running && m.back:
		state = "going back"
	case m.running:
		state = "running"
	case s.done:
		state = "ended"
	case s.failed != nil:
		state = "failed"
	case s.waits():
		state = "waits for input"
	}
	text := fmt.Sprintf(" %s  %s at %v", clean([]byte(s.name)), state, s.at)
	if n := len(s.loops); n > 0 {
		text += fmt.Sprintf("  in %s", plural(int64(n), "loop"))
	}
	text += "  " + plural(s.turns, "turn")
	if !s.machine {
		text += "  interpreted"
	}
	return m.paint(fit(text, m.width), reverse)
}

func plural(n int64, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// rule is a line between two parts of the screen.
func (m *model) rule(name, note string) string {
	text := "── " + name + " "
	if note != "" {
		text += "── " + note + " "
	}
	n := utf8.RuneCountInString(text)
	if n > m.width {
		return m.paint(fit(text, m.width), dim)
	}
	return m.paint(text+strings.Repeat("─", m.width-n), dim)
}

func (m *model) inputNote() string {
	note := fmt.Sprintf("%d bytes read, %d to come", m.shot.read, len(m.shot.input))
	if m.shot.ended {
		note += ", then the end"
	}
	return note
}

func (m *model) tapeNote() string {
	note := fmt.Sprintf("cell %d", m.shot.pointer)
	if n := len(m.shot.watched); n > 0 {
		note += fmt.Sprintf(", watching %v", m.shot.watched)
	}
	return note
}

// output shows the last lines of the output.
func (m *model) output(height int) []string {
	var lines []string
	text := strings.Split(string(m.shot.output), "\n")
	for _, line := range text {
		shown := clean([]byte(line))
		for utf8.RuneCountInString(shown) > m.width {
			runes := []rune(shown)
			lines = append(lines, string(runes[:m.width]))
			shown = string(runes[m.width:])
		}
		lines = append(lines, shown)
	}
	lines = lines[max(0, len(lines)-height):]
	for len(lines) < height {
		lines = append(lines, "")
	}
	return lines
}

func (m *model) input() string {
	return fit(strings.ReplaceAll(clean([]byte(strings.ReplaceAll(string(m.shot.input), "\n", "\u21b5"))), "\n", ""), m.width)
}

// bottom is the line for the prompt, a message, or the most important keys.
func (m *model) bottom() string {
	switch {
	case m.prompt != nil:
		text := []rune(m.prompt.label + m.prompt.text + "_")
		return m.paint(string(text[max(0, len(text)-m.width):]), bold)
	case m.running:
		return m.paint("space pauses", dim)
	case m.message != "" && (m.shot.failed != nil):
		return m.paint(fit(m.message, m.width), bold, red)
	case m.message != "":
		return m.paint(fit(m.message, m.width), bold)
	}
	return m.paint(fit("s step  n over  o out  c go on  S N C back  b break  w watch  e edit  ? help  q quit", m.width), dim)
}

func (m *model) helpLines(height int) []string {
	lines := strings.Split(helpText, "\n")
	if len(lines) > height { // two columns
		var both []string
		right := lines[9:]
		for i := range max(9, len(right)) {
			left, other := "", ""
			if i < 9 {
				left = lines[i]
			}
			if i < len(right) {
				other = strings.TrimPrefix(right[i], "  ")
			}
			both = append(both, fmt.Sprintf("%-46s%s", left, other))
		}
		lines = both
	}
	for len(lines) < height {
		lines = append(lines, "")
	}
	for i := range lines[:height] {
		lines[i] = fit(lines[i], m.width)
	}
	return lines[:height]
}

// fit cuts text to a width, or fills it up with spaces.
func fit(text string, width int) string {
	n := utf8.RuneCountInString(text)
	if n > width {
		return string([]rune(text)[:width-1]) + "…"
	}
	return text + strings.Repeat(" ", width-n)
}

// clean replaces what does not take exactly one column, or controls the terminal.
func clean(text []byte) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == utf8.RuneError || !unicode.IsPrint(r) || unicode.IsMark(r) || r >= 0x1100 && (r < 0x2000 || r >= 0x2e80):
			return '·'
		}
		return r
	}, string(text))
}
