package tui

import (
	"context"
	"os"
	"os/signal"

	"golang.org/x/term"
)

// A msg is what the model hears of: keyMsg, pasteMsg, sizeMsg, stopMsg.
type msg any

// A cmd is work that the loop does beside itself, and whose result the model hears
// of. nil is none.
type cmd func() msg

type (
	sizeMsg struct{ width, height int }
	// pasteMsg is text that came from elsewhere than the keyboard.
	pasteMsg string
	// quitMsg ends the loop.
	quitMsg struct{}
	// panicMsg is what a cmd has panicked with.
	panicMsg struct{ value any }
)

func quit() msg { return quitMsg{} }

// A loop shows a model on a terminal and tells it what happens there.
type loop struct {
	model   *model
	in, out *os.File
	msgs    chan msg
	done    chan struct{} // closed at the end
}

// run runs until the model quits or ctx is done. The terminal is as before then.
func (l *loop) run(ctx context.Context) error {
	before, err := term.MakeRaw(int(l.in.Fd()))
	if err != nil {
		return err
	}
	defer term.Restore(int(l.in.Fd()), before)
	s := newScreen(l.out)
	defer s.close()
	defer close(l.done)
	chunks := make(chan []byte)
	go l.read(chunks)
	go decodeKeys(chunks, l.send)
	resized := make(chan os.Signal, 1)
	notifyResized(resized)
	defer signal.Stop(resized)
	l.model.update(l.size())
	for {
		if err := s.show(l.model.windowTitle(), l.model.render()); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-resized:
			l.model.update(l.size())
			s.clear()
		case m := <-l.msgs:
			switch m := m.(type) {
			case quitMsg:
				return nil
			case panicMsg:
				panic(m.value)
			}
			l.do(l.model.update(m))
		}
	}
}

// do begins a cmd.
func (l *loop) do(c cmd) {
	if c == nil {
		return
	}
	go func() {
		defer func() {
			if r := recover(); r != nil {
				l.send(panicMsg{r}) // to where the terminal is put in order
			}
		}()
		l.send(c())
	}()
}

// send makes a message be heard, unless the loop has ended.
func (l *loop) send(m msg) {
	select {
	case l.msgs <- m:
	case <-l.done:
	}
}

// read passes on what the terminal gives. It is left waiting at the end.
func (l *loop) read(to chan<- []byte) {
	defer close(to)
	for {
		b := make([]byte, 1<<10)
		n, err := l.in.Read(b)
		if n > 0 {
			to <- b[:n]
		}
		if err != nil {
			l.send(quitMsg{}) // the terminal is gone
			return
		}
	}
}

func (l *loop) size() msg {
	width, height, err := term.GetSize(int(l.out.Fd()))
	if err != nil || width <= 0 || height <= 0 {
		width, height = 80, 24
	}
	return sizeMsg{width, height}
}
