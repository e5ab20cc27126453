package room

// Spans that are given back keep their bounds for a while: programs that load
// and release pieces again and again take them as they are. Then nothing is
// looked at but the span itself, not even its neighbours, and its memory is what
// the processor has seen last.
const (
	recentUnits = 16 // the largest span that is kept
	recentSpans = 64 // how many of each size are kept
)

// recent is a stack of free spans of one size. Each block takes them for used,
// except in its count.
type recent struct {
	n     int
	spans [recentSpans]struct{ block, start int32 }
}

// keep pushes a span, and reports false if there is no room for it.
func (a *Allocator) keep(number, start, n int) bool {
	if n > recentUnits {
		return false
	}
	r := &a.recent[n-1]
	if r.n == recentSpans {
		return false
	}
	s := &r.spans[r.n]
	s.block, s.start = int32(number), int32(start)
	r.n++
	a.kept++
	return true
}

// takeKept pops a span.
func (a *Allocator) takeKept(n int) (number, start int, ok bool) {
	if n > recentUnits {
		return 0, 0, false
	}
	r := &a.recent[n-1]
	if r.n == 0 {
		return 0, 0, false
	}
	r.n--
	a.kept--
	s := &r.spans[r.n]
	return int(s.block), int(s.start), true
}

// settle makes gaps of all spans that were kept.
func (a *Allocator) settle() {
	for i := range a.recent {
		for n := i + 1; ; {
			number, start, ok := a.takeKept(n)
			if !ok {
				break
			}
			a.blocks[number].give(int32(start))
			a.free(number, start, n)
		}
	}
}
