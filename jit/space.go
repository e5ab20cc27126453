package jit

import (
	"errors"
	"fmt"
	"sort"
	"sync"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/ffi/cabi"
)

// Sizes of the range that is reserved for code: as much as 32-bit jumps reach,
// or, where the address space is limited (RLIMIT_AS), the most that can be had.
const (
	largestSpace  = 2 << 30
	smallestSpace = 1 << 20
)

// A space is the range of addresses that all code of the process lies in. One
// range, because the signal handler must tell code from everything else with
// two comparisons, and because pieces within reach can call each other
// directly. Pages that hold no code are mapped without any access.
type space struct {
	base, size uintptr

	mu   sync.Mutex
	free []span  // ascending, never adjacent
	live []*Code // ascending by address
}

// A span is a range of addresses, in whole pages.
type span struct{ addr, size uintptr }

// reserve returns the process's space, which the first call makes.
var reserve = sync.OnceValues(func() (*space, error) {
	var err error
	for size := uintptr(largestSpace); size >= smallestSpace; size /= 2 {
		var base uintptr
		base, err = ffi.Mmap(0, size, unix.PROT_NONE, reserveFlags, -1, 0)
		if err == nil {
			cabi.SetCodeRange(base, base+size)
			return &space{base: base, size: size, free: []span{{base, size}}}, nil
		}
	}
	return nil, fmt.Errorf("jit: reserve addresses for code: %w", err)
})

// errSpace reports that the space is used up.
var errSpace = errors.New("no room in the address range for code")

// take removes size bytes, in whole pages, from the free spans: the first that
// fits, so that code stays together.
func (s *space) take(size uintptr) (span, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, f := range s.free {
		switch {
		case f.size > size:
			s.free[i] = span{f.addr + size, f.size - size}
			return span{f.addr, size}, nil
		case f.size == size:
			s.free = append(s.free[:i], s.free[i+1:]...)
			return f, nil
		}
	}
	return span{}, errSpace
}

// give returns a span to the free ones and joins it with its neighbours.
func (s *space) give(g span) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := sort.Search(len(s.free), func(i int) bool { return s.free[i].addr > g.addr })
	if i < len(s.free) && g.addr+g.size == s.free[i].addr {
		g.size += s.free[i].size
		s.free = append(s.free[:i], s.free[i+1:]...)
	}
	if i > 0 && s.free[i-1].addr+s.free[i-1].size == g.addr {
		s.free[i-1].size += g.size
		return
	}
	s.free = append(s.free, span{})
	copy(s.free[i+1:], s.free[i:])
	s.free[i] = g
}

// add lists c among the live pieces.
func (s *space) add(c *Code) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.after(c.pages.addr)
	s.live = append(s.live, nil)
	copy(s.live[i+1:], s.live[i:])
	s.live[i] = c
}

// remove takes c off the list of live pieces.
func (s *space) remove(c *Code) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.after(c.pages.addr) - 1
	s.live = append(s.live[:i], s.live[i+1:]...)
}

// find returns the live piece whose pages contain addr, nil if there is none.
func (s *space) find(addr uintptr) *Code {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.after(addr) - 1
	if i < 0 || addr-s.live[i].pages.addr >= s.live[i].pages.size {
		return nil
	}
	return s.live[i]
}

// after returns the number of live pieces that start at or below addr.
func (s *space) after(addr uintptr) int {
	return sort.Search(len(s.live), func(i int) bool { return s.live[i].pages.addr > addr })
}
