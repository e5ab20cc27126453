package perf

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"sync"

	"github.com/seed1605a99e/movabs/jit"
)

// A Map is a [jit.Watcher] that writes the file /tmp/perf-PID.map (perf's
// documentation, jit-interface.txt): a line with address, size and name for
// each function.
type Map struct {
	mu   sync.Mutex
	file *os.File
	err  error // the first
}

// NewMap makes the file; "" is the path where perf looks for it. A file that is
// there is truncated. It stays after Close.
func NewMap(path string) (*Map, error) {
	if path == "" {
		path = fmt.Sprintf("/tmp/perf-%d.map", os.Getpid())
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return nil, fmt.Errorf("perf: %w", err)
	}
	return &Map{file: file}, nil
}

// Loaded is called by an arena. The lines are in the file when it returns.
func (m *Map) Loaded(c *jit.Code, _ []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	w := bufio.NewWriter(m.file)
	for _, s := range c.Symbols() {
		fmt.Fprintf(w, "%x %x %s\n", uintptr(c.Addr())+uintptr(s.Offset), s.Size, symbolName(s.Name))
	}
	if err := w.Flush(); err != nil && m.err == nil {
		m.err = err
	}
}

// Closed is called by an arena; the file can not say it.
func (m *Map) Closed(*jit.Code) {}

// Close closes the file and returns the first error of all writes.
func (m *Map) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.file.Close(); m.err == nil {
		m.err = err
	}
	if m.err != nil {
		return fmt.Errorf("perf: %w", m.err)
	}
	return nil
}

// symbolName makes a name that fits into one line.
func symbolName(name string) string {
	if name == "" {
		return "jit"
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return '_'
		}
		return r
	}, name)
}
