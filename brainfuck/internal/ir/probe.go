package ir

import "sync"

// A Probe lets other goroutines see where a running program is. The zero value is
// ready; whoever runs the program attaches it.
type Probe struct {
	mu  sync.Mutex
	ask func() (*Snapshot, bool)
}

// Attach tells how to see the program that begins to run. It must not be asked
// any more when the returned function has returned. A nil Probe is never asked.
func (p *Probe) Attach(ask func() (*Snapshot, bool)) (detach func()) {
	if p == nil {
		return func() {}
	}
	p.set(ask)
	return func() { p.set(nil) }
}

func (p *Probe) set(ask func() (*Snapshot, bool)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ask = ask
}

// Look returns where the program is. It fails if none is running, or it is where
// nobody can see it.
func (p *Probe) Look() (*Snapshot, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ask == nil {
		return nil, false
	}
	return p.ask()
}
