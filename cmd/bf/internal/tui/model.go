package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/seed1605a99e/movabs/brainfuck/debug"
)

// Run shows a program on the terminal until the person quits.
func Run(ctx context.Context, d *debug.Debugger, color bool) error {
	m := newModel(d, color)
	// Signals end ctx, whoever made it sees to that.
	_, err := tea.NewProgram(m, tea.WithContext(ctx), tea.WithoutSignalHandler()).Run()
	d.Pause()
	m.idle.wait()
	return err
}

// A model is the state of the screen.
type model struct {
	d             *debug.Debugger
	color         bool
	width, height int
	shot          shot
	idle          *gate // closed while a move has the Debugger

	running bool
	pausing bool              // the person wants the move to stop
	back    bool              // the move goes back
	queue   []tea.KeyPressMsg // keys while it does
	message string            // about what happened last
	prompt  *prompt
	help    bool
	cursor  int   // offset in the source that keys move
	scroll  int64 // how far the tape is scrolled from the pointer, in cells
}

func newModel(d *debug.Debugger, color bool) *model {
	m := &model{d: d, color: color, width: 80, height: 24, idle: newGate()}
	m.refresh()
	m.message = "? shows the keys"
	return m
}

// Init implements tea.Model.
func (m *model) Init() tea.Cmd { return nil }

// A stopMsg tells that a move, or a slice of one, has ended.
type stopMsg struct{ stop debug.Stop }

// Update implements tea.Model.
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		return m, m.key(msg)
	case tea.PasteMsg:
		if m.prompt != nil {
			m.prompt.text += msg.Content
		}
	case stopMsg:
		return m, m.stopped(msg.stop)
	}
	return m, nil
}

// slice is how long a move forwards runs before the screen shows how far it came.
const slice = 50 * time.Millisecond

// forward starts a move that can be resumed.
func (m *model) forward(move func(context.Context) debug.Stop) tea.Cmd {
	m.begin(false)
	return m.slice(move)
}

func (m *model) slice(move func(context.Context) debug.Stop) tea.Cmd {
	return m.exclusively(func() debug.Stop {
		ctx, cancel := context.WithTimeout(context.Background(), slice)
		defer cancel()
		return move(ctx)
	})
}

// backward starts a move back.
func (m *model) backward(move func(context.Context) debug.Stop) tea.Cmd {
	m.begin(true)
	return m.exclusively(func() debug.Stop { return move(context.Background()) })
}

func (m *model) begin(back bool) {
	m.running, m.pausing, m.back = true, false, back
	m.message = ""
}

func (m *model) exclusively(f func() debug.Stop) tea.Cmd {
	m.idle.close()
	return func() tea.Msg {
		defer m.idle.open()
		return stopMsg{f()}
	}
}

// pause makes the move under way stop.
func (m *model) pause() {
	m.pausing = true
	m.d.Pause()
}

// stopped handles the end of a move, or of a slice of it.
func (m *model) stopped(stop debug.Stop) tea.Cmd {
	m.refresh()
	if stop.Reason == debug.Paused && !m.pausing && !m.back {
		return m.slice(m.d.Resume)
	}
	m.running = false
	m.message = ""
	switch stop.Reason {
	case debug.Stepped:
	case debug.WantsInput:
		m.ask(inputPrompt())
	default:
		m.message = stop.String()
	}
	for len(m.queue) > 0 && !m.running && m.prompt == nil {
		next := m.queue[0]
		m.queue = m.queue[1:]
		if cmd := m.key(next); cmd != nil {
			return cmd
		}
	}
	return nil
}

// refresh takes a new shot and moves the cursor to the next command.
func (m *model) refresh() {
	m.shot = take(m.d)
	m.cursor = m.shot.at.Offset
	m.scroll = 0
}

// A gate tells whether a move has the Debugger.
type gate struct{ c chan struct{} }

func newGate() *gate {
	g := &gate{make(chan struct{}, 1)}
	g.open()
	return g
}

func (g *gate) open()  { g.c <- struct{}{} }
func (g *gate) close() { <-g.c }

// wait waits until no move is under way.
func (g *gate) wait() {
	g.close()
	g.open()
}
