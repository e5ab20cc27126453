package jit

import (
	"errors"
	"fmt"
	"os"
	"sync"

	"github.com/seed1605a99e/movabs/ffi"
)

// An Arena holds many pieces of code, small ones side by side in the same
// pages. Loading and closing a piece makes no system call in the long run.
//
// The memory of an arena is mapped twice: executable where the code runs, and
// writable, but not executable, elsewhere. So pieces come and go while others
// run. Where a system does not allow this, each piece has pages of its own, as
// with [Load], and everything but the cost is the same.
//
// All arenas share one range of addresses of 2 GiB, so that every piece reaches
// every other with a 32-bit distance (a branch on arm64 reaches 128 MiB, and
// code is put as low in the range as there is room). Memory that holds no code holds traps: a
// call to a released piece, or off the end of one, is a fault. An Arena is safe
// for concurrent use, also while its code runs.
type Arena struct {
	space   *space
	options ArenaOptions

	mu     sync.Mutex
	none   sync.Cond // pieces may be 0 now
	closed bool
	why    error  // why memory can not be mapped twice, if it can not
	pools  []pool // ascending by unit
	keep   int    // soft resets that run now
	apart  map[*Code]bool
	home   home             // of those apart
	names  map[string]place // nil until somebody asks for a name
	stats  ArenaStats
}

// ArenaOptions are the properties of an [Arena]. The zero value of each is a
// good choice.
type ArenaOptions struct {
	// Granularity is the unit of memory in bytes, a power of two from 16 to
	// 4096; 0 means 64, a cache line. Every piece starts at a multiple of it.
	Granularity int
	// Pools is how many kinds of blocks there are, 1 to 8; 0 means 1. The units
	// of each are twice as large as those of the one before, and a piece goes to
	// the pool with the largest units that waste no memory for it. This keeps
	// small pieces from splitting the room of large ones.
	Pools int
	// BlockSize is the size of the first block in bytes; later ones are twice
	// as large as the one before, up to 4 MiB. It is rounded up to whole pages;
	// 0 means 64 KiB. A piece that is larger gets a block of its size.
	BlockSize int
	// ReleaseEmpty gives the memory of every block back to the system as soon
	// as it holds no code. By default each pool keeps one such block.
	ReleaseEmpty bool
	// LargePages asks for blocks in large pages, see [Memory]. Where
	// the system has none to give, blocks have pages of the usual size.
	LargePages bool
	// Apart gives each piece pages of its own, even where memory can be mapped
	// twice.
	Apart bool
	// Watchers are told of every piece.
	Watchers []Watcher
}

// A Watcher is told which pieces of code there are, to give names to tools that
// look at the process from outside. Its methods may be called by many
// goroutines at the same time.
type Watcher interface {
	// Loaded is called after a piece was loaded and before it can run. The
	// bytes of code must not be kept.
	Loaded(c *Code, code []byte)
	// Closed is called after a piece ran for the last time and before its
	// memory is used again.
	Closed(c *Code)
}

// NewArena returns an arena without code; nil options mean the defaults. The
// caller must Close it. The error wraps errors.ErrUnsupported where this system
// does not let a process make code.
func NewArena(options *ArenaOptions) (*Arena, error) {
	o := ArenaOptions{}
	if options != nil {
		o = *options
	}
	if err := o.complete(); err != nil {
		return nil, fmt.Errorf("jit: arena: %w", err)
	}
	s, err := prepare()
	if err != nil {
		return nil, fmt.Errorf("jit: arena: %w", err)
	}
	a := &Arena{space: s, options: o, apart: map[*Code]bool{}, pools: make([]pool, o.Pools)}
	a.none.L = &a.mu
	a.home = home{space: s, arena: a}
	for i := range a.pools {
		a.pools[i] = pool{arena: a, unit: uintptr(o.Granularity) << i, next: uintptr(o.BlockSize)}
	}
	if a.why = rewritable(); o.Apart {
		a.why = errors.ErrUnsupported
	}
	if a.why == nil {
		prepareCores()
	}
	return a, nil
}

// complete puts the defaults in the place of zeros.
func (o *ArenaOptions) complete() error {
	if o.Granularity == 0 {
		o.Granularity = 64
	}
	if o.Pools == 0 {
		o.Pools = 1
	}
	if o.BlockSize == 0 {
		o.BlockSize = 64 << 10
	}
	if g := o.Granularity; g < 16 || g > 4096 || g&(g-1) != 0 {
		return fmt.Errorf("granularity %d is not a power of two from 16 to 4096", g)
	}
	if o.Pools < 1 || o.Pools > 8 {
		return fmt.Errorf("%d pools; 1 to 8 are possible", o.Pools)
	}
	if o.BlockSize < 0 || o.BlockSize > 1<<30 {
		return fmt.Errorf("block size %d is not between 0 and 1 GiB", o.BlockSize)
	}
	page := uintptr(os.Getpagesize())
	o.BlockSize = int(roundUp(uintptr(o.BlockSize), max(page, uintptr(o.Granularity)<<(o.Pools-1))))
	return nil
}

// Load copies code to the arena. The name, which may be empty, is for people
// and tools, and for [Arena.Lookup]; names need not differ. Close the result to
// release its memory, or close or reset the arena. code may be changed or freed
// after Load has returned.
//
// The error is [ErrClosed] after Close of the arena, and else as that of the
// function [Load].
func (a *Arena) Load(name string, code []byte) (*Code, error) {
	c := newCode(len(code), notes{name: name})
	a.hold(c)
	a.mu.Lock()
	err := a.place(c, len(code))
	if err == nil && c.home.block != nil {
		c.write(code)
	}
	a.mu.Unlock()
	if err == nil && c.home.block == nil {
		err = a.loadApart(c, func(uintptr) ([]byte, error) { return code, nil })
	}
	if err != nil {
		return nil, fmt.Errorf("jit: load: %w", err)
	}
	syncCores()
	a.announce(c, code)
	return c, nil
}

// hold keeps c open, as a call does, until the watchers are told of it.
func (a *Arena) hold(c *Code) {
	if a.options.Watchers != nil {
		c.guard.State.Store(call)
	}
}

// announce tells the watchers of c and ends hold.
func (a *Arena) announce(c *Code, code []byte) {
	if a.options.Watchers == nil {
		return
	}
	for _, w := range a.options.Watchers {
		w.Loaded(c, code)
	}
	c.end()
}

// place finds room for c, and so its home. If memory can not be mapped twice,
// that has no block, and c no room yet. The caller holds the lock.
func (a *Arena) place(c *Code, n int) error {
	if a.closed {
		return ErrClosed
	}
	if err := errSize(n); err != nil {
		return err
	}
	if a.why == nil {
		if err := a.poolFor(int(c.len)).place(c); err != nil {
			return err
		}
	}
	if c.home == nil {
		c.home = &a.home
	} else {
		a.enter(c)
	}
	return nil
}

// loadApart gives c pages of its own.
func (a *Arena) loadApart(c *Code, code func(addr uintptr) ([]byte, error)) error {
	if err := c.loadApart(code); err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.closed { // meanwhile
		a.space.remove(c)
		return errors.Join(ErrClosed, a.space.release(c.extent()))
	}
	a.apart[c] = true
	a.stats.Reserved += int(c.size())
	a.enter(c)
	return nil
}

// enter counts c in.
func (a *Arena) enter(c *Code) {
	a.stats.Loads++
	a.stats.Pieces++
	a.stats.Code += int(c.len)
	a.stats.Used += int(c.size())
	if n := c.notes(); n != nil {
		n.load = a.stats.Loads
	}
	if a.names != nil {
		a.enterNames(c)
	}
}

// release frees the memory of c, which is closed.
func (a *Arena) release(c *Code) error {
	for _, w := range a.options.Watchers {
		w.Closed(c)
	}
	a.mu.Lock()
	err := a.discard(c)
	a.mu.Unlock()
	return err
}

// discard counts c out and frees its memory. The caller holds the lock.
func (a *Arena) discard(c *Code) error {
	a.stats.Pieces--
	a.stats.Code -= int(c.len)
	a.stats.Used -= int(c.size())
	if a.names != nil {
		a.leaveNames(c)
	}
	c.unlink()
	if a.closed && a.stats.Pieces == 0 {
		a.none.Broadcast()
	}
	if b := c.home.block; b != nil {
		return b.release(c)
	}
	delete(a.apart, c)
	a.stats.Reserved -= int(c.size())
	a.space.remove(c)
	return a.space.release(c.extent())
}

// Release closes the piece that starts at addr, for callers that have kept
// nothing else of it. The error is an [*AddressError] if no piece of this arena
// starts there, and else as that of [Code.Close].
func (a *Arena) Release(addr ffi.Addr) error {
	c := a.at(addr)
	switch {
	case c == nil:
		return &AddressError{Addr: addr}
	case c.Addr() != addr:
		return &AddressError{Addr: addr, Inside: c.Name(), Offset: int(addr - c.Addr())}
	}
	return c.Close()
}

// Query returns the piece whose code contains the byte at addr, and false if no
// piece of this arena does.
func (a *Arena) Query(addr ffi.Addr) (*Code, bool) {
	c := a.at(addr)
	if c == nil {
		return nil, false
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	return c, c.code().contains(uintptr(addr))
}

// at returns the piece of the arena whose memory contains addr, or nil.
func (a *Arena) at(addr ffi.Addr) *Code {
	c := a.space.find(uintptr(addr))
	if c == nil || c.home.arena != a || c.isClosed() {
		return nil
	}
	return c
}
