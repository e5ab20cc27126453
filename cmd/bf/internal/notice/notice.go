// Package notice tells a person at a terminal that something takes long.
package notice

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"
)

// A Notice is a line on standard error about something that takes long.
type Notice struct {
	mu    sync.Mutex
	timer *time.Timer
	width int // of what is on the line
	ended bool
}

// Start begins to tell about work, if standard error is a terminal and
// the work takes longer than a time.
func Start(work string, after time.Duration) *Notice {
	p := new(Notice)
	if !term.IsTerminal(int(os.Stderr.Fd())) {
		p.ended = true
		return p
	}
	begin := time.Now()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.timer = time.AfterFunc(after, func() { p.show(work, begin) })
	return p
}

func (p *Notice) show(work string, begin time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		return
	}
	text := fmt.Sprintf("bf: %s, %.0f s", work, time.Since(begin).Seconds())
	p.width = len(text)
	fmt.Fprint(os.Stderr, "\r"+text)
	p.timer.Reset(time.Second)
}

// End takes the line away.
func (p *Notice) End() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		return
	}
	p.ended = true
	p.timer.Stop()
	if p.width > 0 {
		fmt.Fprint(os.Stderr, "\r"+strings.Repeat(" ", p.width)+"\r")
	}
}
