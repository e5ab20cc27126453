package tui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/seed1605a99e/movabs/brainfuck/debug"
)

// A prompt asks for a line of text.
type prompt struct {
	label string
	text  string
	done  func(m *model, text string) tea.Cmd
	end   func(m *model) tea.Cmd // for Ctrl-D; nil if that means nothing
}

func (m *model) ask(p *prompt) { m.prompt = p }

// promptKey handles a key while a prompt is open.
func (m *model) promptKey(msg tea.KeyPressMsg) tea.Cmd {
	p := m.prompt
	switch msg.String() {
	case "enter":
		m.prompt = nil
		m.message = ""
		return p.done(m, p.text)
	case "esc", "ctrl+c":
		m.prompt = nil
		m.message = ""
	case "ctrl+d":
		if p.end != nil {
			m.prompt = nil
			return p.end(m)
		}
	case "ctrl+u":
		p.text = ""
	case "backspace":
		if runes := []rune(p.text); len(runes) > 0 {
			p.text = string(runes[:len(runes)-1])
		}
	default:
		p.text += msg.Text
	}
	return nil
}

// inputPrompt asks for input of a program that waits for it.
func inputPrompt() *prompt {
	return &prompt{
		label: "input (Enter gives the line, Ctrl-D ends the input): ",
		done: func(m *model, text string) tea.Cmd {
			m.d.Feed([]byte(text + "\n"))
			return m.goOn()
		},
		end: func(m *model) tea.Cmd {
			m.d.EndInput()
			return m.goOn()
		},
	}
}

// goOn resumes the program if it has waited for input, and otherwise shows that
// there is more.
func (m *model) goOn() tea.Cmd {
	if m.shot.waits() && !m.d.WantsInput() {
		return m.forward(m.d.Resume)
	}
	m.refresh()
	return nil
}

// waits reports whether the program has come to a read without input.
func (s *shot) waits() bool {
	return !s.done && s.src[s.at.Offset] == ',' && len(s.input) == 0 && !s.ended
}

// editPrompt asks for the new value of a cell.
func editPrompt() *prompt {
	return &prompt{label: "set a cell: ", text: "[p] = ", done: func(m *model, text string) tea.Cmd {
		to, value, ok := strings.Cut(text, "=")
		if !ok {
			m.message = "it takes a cell and a value, such as [3] = 65"
			return nil
		}
		cell, err := m.cell(to)
		if err == nil {
			var v int64
			if v, err = m.value(value); err == nil {
				err = m.d.SetCell(cell, v)
			}
		}
		m.result(err, fmt.Sprintf("cell %d is changed", cell))
		return nil
	}}
}

// watchPrompt asks for a cell to watch, or not to.
func watchPrompt() *prompt {
	return &prompt{label: "watch, or stop to watch, cell: ", text: "[p]", done: func(m *model, text string) tea.Cmd {
		cell, err := m.cell(text)
		if err == nil && m.d.Unwatch(cell) {
			m.result(nil, fmt.Sprintf("cell %d is no longer watched", cell))
			return nil
		}
		if err == nil {
			err = m.d.Watch(cell)
		}
		m.result(err, fmt.Sprintf("cell %d is watched", cell))
		return nil
	}}
}

// conditionPrompt asks for the condition of a breakpoint at the cursor.
func conditionPrompt(offset int) *prompt {
	return &prompt{label: "stop here if: ", text: "[p] == ", done: func(m *model, text string) tea.Cmd {
		b, err := m.d.SetBreakpoint(offset, strings.TrimSpace(text))
		m.result(err, fmt.Sprintf("breakpoint at %v if %s", m.d.PositionAt(b.Offset), text))
		return nil
	}}
}

// questionPrompt asks for an expression.
func questionPrompt() *prompt {
	return &prompt{label: "what is: ", done: func(m *model, text string) tea.Cmd {
		v, err := m.value(text)
		m.result(err, fmt.Sprintf("%s is %d", strings.TrimSpace(text), v))
		return nil
	}}
}

// result tells how something went, and shows what changed.
func (m *model) result(err error, message string) {
	cursor, scroll := m.cursor, m.scroll
	m.refresh()
	m.cursor, m.scroll = cursor, scroll
	m.message = message
	if err != nil {
		m.message = err.Error()
	}
}

func (m *model) value(text string) (int64, error) {
	e, err := debug.ParseExpr(strings.TrimSpace(text))
	if err != nil {
		return 0, err
	}
	return e.Eval(m.d)
}

// cell returns the number of a cell written as [3], 3 or [p+1].
func (m *model) cell(text string) (int64, error) {
	text = strings.TrimSpace(text)
	if n, err := strconv.ParseInt(text, 0, 64); err == nil {
		return n, nil
	}
	inner := strings.TrimSuffix(strings.TrimPrefix(text, "["), "]")
	if inner == "" {
		return m.d.Pointer(), nil
	}
	return m.value(inner)
}
