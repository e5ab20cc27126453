package jit

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"sync"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi/cabi"
)

// Sizes of the range that is reserved for code: as much as 32-bit jumps reach,
// or, where the address space is limited (RLIMIT_AS), an eighth of the limit.
const (
	largestSpace  = 2 << 30
	smallestSpace = 1 << 20
)

// spaceSize returns how much to reserve.
func spaceSize() uintptr {
	size := uint64(largestSpace)
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_AS, &limit); err == nil {
		for size > uint64(limit.Cur)/8 && size > smallestSpace {
			size /= 2
		}
	}
	return uintptr(size)
}

// A space is the range of addresses that all code of the process lies in. One
// range, because the signal handler must tell code from everything else with
// two comparisons, and because pieces within reach can call each other
// directly. Pages that hold no code are mapped without any access.
type space struct {
	base, size uintptr

	mu   sync.Mutex
	free []span   // ascending, never adjacent
	live []tenant // ascending by address

	apart home // of pieces with pages of their own, and no arena

	waiting sync.Mutex
	idle    sync.Cond // a closed piece may have no calls now
}

// A tenant lies in a span of the space and knows which piece of code is where
// in it: a Code with pages of its own, or a block of an arena.
type tenant interface {
	extent() span
	find(addr uintptr) *Code
}

// A span is a range of addresses.
type span struct{ addr, size uintptr }

func (p span) contains(addr uintptr) bool { return addr-p.addr < p.size }

// reserve returns the process's space, which the first call makes.
var reserve = sync.OnceValues(func() (*space, error) {
	var err error
	for size := spaceSize(); size >= smallestSpace; size /= 2 {
		var base uintptr
		base, err = reserveSpace(size)
		if err == nil {
			cabi.SetCodeRange(base, base+size)
			s := &space{base: base, size: size, free: []span{{base, size}}}
			s.apart.space = s
			s.idle.L = &s.waiting
			return s, nil
		}
	}
	return nil, fmt.Errorf("jit: reserve addresses for code: %w", err)
})

// errSpace reports that the space is used up.
var errSpace = errors.New("no room in the address range for code")

// take removes size bytes, at a multiple of align, both in whole pages, from
// the free spans: the first that fits, so that code stays together.
func (s *space) take(size, align uintptr) (span, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, f := range s.free {
		taken := span{roundUp(f.addr, align), size}
		before := span{f.addr, taken.addr - f.addr}
		if f.size < size || before.size > f.size-size {
			continue
		}
		after := span{taken.addr + size, f.size - size - before.size}
		left := slices.DeleteFunc([]span{before, after}, func(p span) bool { return p.size == 0 })
		s.free = slices.Replace(s.free, i, i+1, left...)
		return taken, nil
	}
	return span{}, errSpace
}

// roundUp returns the first multiple of unit, a power of two, from n on.
func roundUp(n, unit uintptr) uintptr { return (n + unit - 1) &^ (unit - 1) }

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

// add lists t among the live tenants.
func (s *space) add(t tenant) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.live = slices.Insert(s.live, s.after(t.extent().addr), t)
}

// remove takes t off the list of live tenants.
func (s *space) remove(t tenant) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.after(t.extent().addr) - 1
	s.live = slices.Delete(s.live, i, i+1)
}

// find returns the live piece whose memory contains addr, nil if there is none.
func (s *space) find(addr uintptr) *Code {
	if t := s.tenant(addr); t != nil {
		// Not under the lock of the space: an arena that holds its own may wait
		// for that.
		return t.find(addr)
	}
	return nil
}

// tenant returns the tenant that addr belongs to.
func (s *space) tenant(addr uintptr) tenant {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.after(addr) - 1
	if i < 0 || !s.live[i].extent().contains(addr) {
		return nil
	}
	return s.live[i]
}

// after returns the number of live tenants that start at or below addr.
func (s *space) after(addr uintptr) int {
	return sort.Search(len(s.live), func(i int) bool { return s.live[i].extent().addr > addr })
}
