package interp

import (
	"sync"
	"sync/atomic"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// An inspector passes snapshots of a running machine to whoever asks.
type inspector struct {
	wanted atomic.Bool
	answer chan *ir.Snapshot
	mu     sync.Mutex
	parked *ir.Snapshot // while the machine waits for input
}

// lookTime is how long to wait for the machine to come by.
const lookTime = time.Second

// ask returns where the machine is.
func (i *inspector) ask() (*ir.Snapshot, bool) {
	i.mu.Lock()
	parked := i.parked
	i.mu.Unlock()
	if parked != nil {
		return parked, true
	}
	select {
	case <-i.answer: // for somebody who has not waited for it
	default:
	}
	i.wanted.Store(true)
	select {
	case s := <-i.answer:
		return s, true
	case <-time.After(lookTime):
		i.wanted.Store(false)
		return nil, false
	}
}

// park tells where the machine waits; nil when it goes on.
func (i *inspector) park(s *ir.Snapshot) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.parked = s
}

// look answers if somebody has asked where the machine is.
func (m *machine[C]) look() {
	if m.inspect == nil || m.pc >= len(m.code) || !m.inspect.wanted.Swap(false) {
		return
	}
	select {
	case m.inspect.answer <- m.snapshot(m.op()):
	default: // whoever asked before has not waited for it
	}
}

// snapshot returns the neighbourhood of the pointer at an op.
func (m *machine[C]) snapshot(op *ir.Op) *ir.Snapshot {
	s := &ir.Snapshot{Pos: op.Pos, Pointer: m.p + int64(op.Off) + m.tape.first}
	first, end := m.bounds(s.Pointer)
	s.First = first
	for c := first; c < end; c++ {
		i, v := c-m.tape.first, uint64(0)
		if uint64(i) < uint64(len(m.tape.cells)) {
			v = uint64(m.tape.cells[i])
		}
		s.Cells = append(s.Cells, v)
	}
	return s
}
