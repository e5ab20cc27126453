package room

import (
	"math/rand/v2"
	"testing"
)

// A model is what an Allocator should do, done in the plainest way: one owner
// per unit.
type model struct {
	t      testing.TB
	a      Allocator
	units  map[int][]int // per block, the piece that owns each unit; 0 if free
	pieces []piece
	next   int
}

type piece struct{ id, block, start, size int }

func newModel(t testing.TB) *model {
	return &model{t: t, units: map[int][]int{}, next: 1}
}

// step does what three bytes say and checks the result.
func (m *model) step(what, x, y byte) {
	size := int(x)%64 + 1
	if x >= 0xf0 {
		size = int(y) + 64
	}
	switch {
	case what < 0x20:
		m.grow(int(x) + int(y)*4 + 1)
	case what < 0x90:
		m.take(size)
	case what < 0xe0:
		m.give(int(x)<<8 | int(y))
	case what < 0xf8:
		m.shrink(int(x), int(y))
	default:
		m.drop()
	}
}

func (m *model) grow(n int) {
	number := m.a.Grow(n)
	if m.units[number] != nil {
		m.t.Fatalf("Grow returns block %d, which is in use", number)
	}
	m.units[number] = make([]int, n)
}

func (m *model) take(n int) {
	number, start, ok := m.a.Take(n)
	if !ok {
		// Only a gap of n's own class may be overlooked.
		if largest := m.largest(); largest >= n && class(int32(largest)) != class(int32(n)) {
			m.t.Fatalf("Take(%d) finds nothing beside a gap of %d", n, largest)
		}
		return
	}
	m.own(number, start, n, 0, m.next)
	m.pieces = append(m.pieces, piece{m.next, number, start, n})
	m.next++
}

// own changes the owner of units, and checks the one they had.
func (m *model) own(number, start, n, old, new int) {
	for i := start; i < start+n; i++ {
		if m.units[number][i] != old {
			m.t.Fatalf("unit %d of block %d belongs to piece %d, not %d", i, number, m.units[number][i], old)
		}
		m.units[number][i] = new
	}
}

func (m *model) give(i int) {
	if len(m.pieces) == 0 {
		return
	}
	i %= len(m.pieces)
	p := m.pieces[i]
	m.a.Give(p.block, p.start, p.size)
	m.own(p.block, p.start, p.size, p.id, 0)
	m.pieces[i] = m.pieces[len(m.pieces)-1]
	m.pieces = m.pieces[:len(m.pieces)-1]
}

func (m *model) shrink(i, n int) {
	if len(m.pieces) == 0 {
		return
	}
	p := &m.pieces[i%len(m.pieces)]
	if p.size == 1 {
		return
	}
	n = n%(p.size-1) + 1
	m.a.Shrink(p.block, p.start, p.size, n)
	m.own(p.block, p.start+n, p.size-n, p.id, 0)
	p.size = n
}

// drop drops all blocks that are empty.
func (m *model) drop() {
	for number, units := range m.units {
		if used(units) == 0 {
			m.a.Drop(number)
			delete(m.units, number)
		}
	}
}

func used(units []int) (n int) {
	for _, u := range units {
		if u != 0 {
			n++
		}
	}
	return n
}

func (m *model) largest() (n int) {
	for _, units := range m.units {
		run := 0
		for _, u := range units {
			if run++; u != 0 {
				run = 0
			}
			n = max(n, run)
		}
	}
	return n
}

// check compares everything that can be asked.
func (m *model) check() {
	for _, p := range m.pieces {
		for _, at := range []int{p.start, p.start + p.size - 1} {
			if start, ok := m.a.Find(p.block, at); !ok || start != p.start {
				m.t.Fatalf("Find(%d, %d) = %d, %t; want %d", p.block, at, start, ok, p.start)
			}
		}
	}
	for number, units := range m.units {
		if got := m.a.Used(number); got != used(units) {
			m.t.Fatalf("Used(%d) = %d, want %d", number, got, used(units))
		}
	}
}

// end frees everything; then every block must be one gap again.
func (m *model) end() {
	for len(m.pieces) > 0 {
		m.give(len(m.pieces) / 2)
	}
	m.check()
	m.a.settle()
	for number, units := range m.units {
		b := &m.a.blocks[number]
		id := b.gapAfter(0)
		if id == 0 || int(m.a.gaps.all[id].size) != len(units) {
			m.t.Fatalf("block %d of %d units is not one gap in the end", number, len(units))
		}
	}
	m.drop()
	if m.a.gaps.levels != 0 {
		m.t.Error("gaps are left without a block")
	}
}

func TestAgainstModel(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 1))
		m := newModel(t)
		m.grow(1000)
		for i := range 5000 {
			m.step(byte(r.Uint32()), byte(r.Uint32()), byte(r.Uint32()))
			if i%100 == 0 {
				m.check()
			}
		}
		m.end()
	}
}

func FuzzAgainstModel(f *testing.F) {
	f.Add([]byte("\x00\xff\xff\x30\x10\x00\x30\x05\x00\x90\x00\x00\xe1\x01\x02\xff\x00\x00"))
	f.Fuzz(func(t *testing.T, steps []byte) {
		m := newModel(t)
		steps = steps[:min(len(steps), 3*500)] // checks take long
		for ; len(steps) >= 3; steps = steps[3:] {
			m.step(steps[0], steps[1], steps[2])
			m.check()
		}
		m.end()
	})
}

func TestClassesAreAscending(t *testing.T) {
	last := class(1)
	for n := int32(2); n < 1<<16; n++ {
		c := class(n)
		if c < last || c > last+1 {
			t.Fatalf("class(%d) = %d after %d", n, c, last)
		}
		last = c
	}
	if c := class(MaxUnits); c >= levels*steps {
		t.Fatalf("class(MaxUnits) = %d", c)
	}
}

func BenchmarkTakeGive(b *testing.B) {
	var a Allocator
	a.Grow(1 << 14)
	for b.Loop() {
		number, start, _ := a.Take(1)
		a.Give(number, start, 1)
	}
}
