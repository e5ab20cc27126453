package main

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"
)

// noticeAfter is how long a compilation may take before somebody at a terminal
// is told that it goes on.
const noticeAfter = time.Second

// A notice is a line on standard error about something that takes long.
type notice struct {
	mu    sync.Mutex
	timer *time.Timer
	width int // of what is on the line
	ended bool
}

// startNotice begins to tell about work, if standard error is a terminal and
// the work takes longer than a time.
func startNotice(work string, after time.Duration) *notice {
	p := new(notice)
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

func (p *notice) show(work string, begin time.Time) {
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

// end takes the line away.
func (p *notice) end() {
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
