package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// cellMap maps the offsets of a program's ops to values, with all of them
// forgotten in one step.
type cellMap[V any] struct {
	lowest  int32 // offset
	now     uint32
	entries []entry[V]
}

// An entry is valid if its time is now; time 0 is never.
type entry[V any] struct {
	time  uint32
	value V
}

// reset makes m an empty map for another program.
func (m *cellMap[V]) reset(lowest, highest int32) {
	*m = cellMap[V]{lowest: lowest, now: 1, entries: zeros(m.entries, int(highest-lowest)+1)}
}

// zeros returns n zeros, in the memory of old if there is room.
func zeros[T any](old []T, n int) []T {
	if n > cap(old) {
		return make([]T, n)
	}
	old = old[:n]
	clear(old)
	return old
}

// reach returns the lowest and the highest offset in the program.
func reach(p *ir.Program) (lowest, highest int32) {
	ops := p.Ops
	for i := range ops {
		op := &ops[i]
		if off := op.Off; off < lowest {
			lowest = off
		} else if off > highest {
			highest = off
		}
		if op.Src != 0 {
			lowest, highest = min(lowest, op.Src), max(highest, op.Src)
		}
	}
	return lowest, highest
}

func (m *cellMap[V]) at(off int32) *entry[V] { return &m.entries[off-m.lowest] }

func (m *cellMap[V]) get(off int32) (v V, ok bool) {
	e := m.at(off)
	return e.value, e.time == m.now
}

func (m *cellMap[V]) put(off int32, v V) { *m.at(off) = entry[V]{m.now, v} }

func (m *cellMap[V]) delete(off int32) { m.at(off).time = 0 }

func (m *cellMap[V]) clear() { m.now++ }
