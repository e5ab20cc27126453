package tui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"github.com/seed1605a99e/movabs/brainfuck/debug"
)

// helpText is what the key ? shows.
const helpText = `forwards              backwards
  s  one command        S  one command
  r  a run of equal     R  a run of equal
     commands              commands
  n  a loop or a run    N  a loop or a run
  o  out of the loop
  c  go on              C  run back
  g  go to the cursor   0  to the beginning

  space, Esc   pause a program that runs
  arrows       move the cursor in the source
  b  B         breakpoint at the cursor, B with a condition
  w            watch a cell
  e            change a cell
  =            ask for a value: [3], [p+1] == 10
  i            give the program input; Ctrl-D ends it
  < >          look along the tape
  q            quit`

// key handles a key.
func (m *model) key(msg tea.KeyPressMsg) tea.Cmd {
	name := msg.String()
	switch {
	case m.prompt != nil:
		return m.promptKey(msg)
	case name == "ctrl+c", name == "q" && !m.help:
		m.pause()
		return tea.Quit
	case name == "?":
		m.help = !m.help
		return nil
	case m.help:
		m.help = false
		return nil
	case m.running:
		if name == "space" || name == "esc" || name == "p" {
			m.pause()
		} else if m.back && len(m.queue) < 16 {
			m.queue = append(m.queue, msg)
		}
		return nil
	}
	if move := m.move(name); move != nil {
		return move
	}
	m.edit(name)
	return nil
}

// move starts the move that a key stands for.
func (m *model) move(name string) tea.Cmd {
	d := m.d
	switch name {
	case "s":
		return m.forward(func(context.Context) debug.Stop { return d.Step() })
	case "r":
		return m.forward(d.StepRun)
	case "n":
		return m.forward(d.Next)
	case "o":
		return m.forward(d.StepOut)
	case "c":
		return m.forward(d.Continue)
	case "g", "enter":
		to := m.cursor
		return m.forward(func(ctx context.Context) debug.Stop { return d.RunTo(ctx, to) })
	case "S":
		return m.backward(d.Back)
	case "R":
		return m.backward(d.BackRun)
	case "N":
		return m.backward(d.Previous)
	case "C":
		return m.backward(d.ReverseContinue)
	case "0", "home":
		d.Restart()
		m.result(nil, "the beginning")
		m.refresh()
	}
	return nil
}

// edit does what a key stands for that does not move the program.
func (m *model) edit(name string) {
	switch name {
	case "left", "right", "up", "down":
		m.moveCursor(name)
	case "<":
		m.scroll--
	case ">":
		m.scroll++
	case "b":
		m.toggle()
	case "B":
		m.ask(conditionPrompt(m.cursor))
	case "w":
		m.ask(watchPrompt())
	case "e":
		m.ask(editPrompt())
	case "=":
		m.ask(questionPrompt())
	case "i":
		m.ask(inputPrompt())
	}
}

// toggle sets or removes the breakpoint of the command at or after the cursor.
func (m *model) toggle() {
	if m.d.ClearBreakpoint(m.cursor) {
		m.result(nil, "the breakpoint is removed")
		return
	}
	b, err := m.d.SetBreakpoint(m.cursor, "")
	m.result(err, fmt.Sprintf("breakpoint at %v", m.d.PositionAt(b.Offset)))
}

// moveCursor moves the cursor in the source.
func (m *model) moveCursor(name string) {
	at := m.d.PositionAt(m.cursor)
	switch name {
	case "left":
		m.cursor = max(m.cursor-1, 0)
	case "right":
		m.cursor = min(m.cursor+1, len(m.shot.src))
	case "up":
		if at.Line > 1 {
			m.cursor = m.d.OffsetAt(at.Line-1, at.Column)
		}
	case "down":
		m.cursor = m.d.OffsetAt(at.Line+1, at.Column)
	}
}
