package jit

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"unsafe"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/ffi/cabi"
)

// ErrClosed reports the use of a Code or an Arena after Close, also a second
// Close.
var ErrClosed = errors.New("jit: already closed")

// A Code is a piece of machine code in executable memory. It is safe for
// concurrent use.
//
// It is small, because programs that have many pieces find most of them out of
// the cache.
type Code struct {
	guard cabi.Guard // of the calls of funcs
	addr  uintptr
	home  *home
	len   uint32
	noted bool // it is a notedCode
}

// The State of a Code's guard counts, below the guard's own bits, the calls that
// are running other than those of funcs, and the pieces that are linked to it.
const (
	call   = 1
	calls  = user - call
	user   = call << 24
	users  = 1<<cabi.GuardShift - user
	closed = math.MinInt64
)

// A home is what pieces have in common that lie in the same block, or of which
// each has pages of its own.
type home struct {
	space *space
	arena *Arena // nil if the pieces are none of an arena's
	block *block // nil if they have pages of their own
	// size is the memory of the one piece that lives here and may grow; otherwise
	// it is 0, and the length of a piece tells.
	size uintptr
}

// A notedCode is a piece that was given a name, or linked.
type notedCode struct {
	Code
	notes
}

// notes is what only some pieces have.
type notes struct {
	name    string
	symbols []Symbol
	uses    []*Code // the pieces that it was linked to
	load    int64   // number of the load among those of the arena
}

// newCode returns a piece of n bytes that is nowhere yet.
func newCode(n int, x notes) *Code {
	if x.name == "" && x.symbols == nil && x.uses == nil {
		return &Code{len: uint32(n)}
	}
	c := &notedCode{notes: x}
	c.len, c.noted = uint32(n), true
	return &c.Code
}

// notes returns nil if there are none.
func (c *Code) notes() *notes {
	if !c.noted {
		return nil
	}
	return &(*notedCode)(unsafe.Pointer(c)).notes // newCode has made it as such
}

// errSize reports a piece without a byte, or with more than the space can have.
func errSize(n int) error {
	switch {
	case n == 0:
		return errEmpty
	case n >= largestSpace:
		return errSpace
	default:
		return nil
	}
}

// Load copies code to executable memory, to pages of its own. The caller must
// Close the result; code may be changed or freed after Load has returned. For
// many small pieces, and for pieces with names, there is [Arena.Load].
//
// The error wraps errors.ErrUnsupported where this system does not let a
// process make code, and a syscall.Errno otherwise.
func Load(code []byte) (*Code, error) {
	s, err := prepare()
	if err != nil {
		return nil, fmt.Errorf("jit: load: %w", err)
	}
	err = errSize(len(code))
	c := &Code{home: &s.apart, len: uint32(len(code))}
	if err == nil {
		err = c.loadApart(func(uintptr) ([]byte, error) { return code, nil })
	}
	if err != nil {
		return nil, fmt.Errorf("jit: load: %w", err)
	}
	return c, nil
}

// prepare makes ready what all code needs.
func prepare() (*space, error) {
	if !cabi.Supported {
		return nil, fmt.Errorf("no gate to call code on this platform: %w", errors.ErrUnsupported)
	}
	s, err := reserve()
	if err != nil {
		return nil, err
	}
	if err := catchFaults(); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return nil, err
	}
	return s, nil
}

// errEmpty reports a piece without a byte.
var errEmpty = errors.New("no code")

// loadApart gives c pages of its own, filled with what code returns for their
// address, and lists it in its space.
func (c *Code) loadApart(code func(addr uintptr) ([]byte, error)) error {
	s := c.home.space
	pages, err := s.take(c.size(), uintptr(os.Getpagesize()))
	if err != nil {
		return err
	}
	bytes, err := code(pages.addr)
	if err == nil {
		err = fill(pages, bytes)
	}
	if err != nil {
		return errors.Join(err, s.release(pages))
	}
	c.addr = pages.addr
	s.add(c)
	return nil
}

// release empties pages and gives them back. Pages that can not be emptied are
// not used again.
func (s *space) release(pages span) error {
	if err := empty(pages); err != nil {
		return err
	}
	s.give(pages)
	return nil
}

// size returns how much memory the piece takes, in whole pages or units of its
// block.
func (c *Code) size() uintptr {
	h := c.home
	switch {
	case h.block != nil:
		return uintptr(h.block.pool.units(int(c.len))) * h.block.pool.unit
	case h.size != 0:
		return h.size
	}
	return roundUp(uintptr(c.len)+trapLen, uintptr(os.Getpagesize()))
}

// extent is the memory of the piece; code is the part that holds it.
func (c *Code) extent() span { return span{c.addr, c.size()} }
func (c *Code) code() span   { return span{c.addr, uintptr(c.len)} }

// Addr returns the address of the first byte of the code.
func (c *Code) Addr() ffi.Addr { return ffi.Addr(c.addr) }

// Len returns the length of the code in bytes.
func (c *Code) Len() int { return int(c.len) }

// Name returns the name that the code was loaded with, "" if it has none.
func (c *Code) Name() string {
	if n := c.notes(); n != nil {
		return n.name
	}
	return ""
}

// Bytes returns a copy of the code as it is in memory, linked. The error is
// [ErrClosed].
func (c *Code) Bytes() ([]byte, error) {
	if err := c.begin(); err != nil {
		return nil, err
	}
	defer c.end()
	return bytes.Clone(c.code().memory()), nil
}

// Close lets no new call begin, waits until the running ones have returned, and
// frees the memory. What stays there is traps: a call through a stale address
// is a fault until other code is loaded there.
//
// Close must not be called by a callback of the code itself, whose call would
// wait for itself. The error is [ErrClosed] if Close was called before, and an
// [*InUseError], which leaves the code open, if other pieces are linked to it.
func (c *Code) Close() error { return c.close(false) }

// close is Close; if forced, it leaves the pieces alone that are linked to c.
func (c *Code) close(force bool) error {
	if b := c.home.block; b != nil {
		b.expect(c)
	}
	state := &c.guard.State
	for {
		s := state.Load()
		switch {
		case s&closed != 0:
			return ErrClosed
		case s&users != 0 && !force:
			return &InUseError{Name: c.Name(), Users: int(s & users / user)}
		case !state.CompareAndSwap(s, s|closed):
			continue
		}
		if s != 0 {
			c.guard.Wait(s)
			if s&calls != 0 {
				c.home.space.wait(c)
			}
		}
		if err := c.free(); err != nil {
			return fmt.Errorf("jit: close: %w", err)
		}
		return nil
	}
}

// free gives the memory back. No call is running.
func (c *Code) free() error {
	if a := c.home.arena; a != nil {
		return a.release(c)
	}
	c.home.space.remove(c)
	return c.home.space.release(c.extent())
}

func (c *Code) isClosed() bool { return c.guard.State.Load()&closed != 0 }

// begin counts a call in; end counts it out.
func (c *Code) begin() error {
	if c.guard.State.Add(call)&closed != 0 {
		c.end()
		return ErrClosed
	}
	return nil
}

func (c *Code) end() {
	if s := c.guard.State.Add(-call); s&closed != 0 && s&calls == 0 {
		c.home.space.wake()
	}
}

// use notes that another piece is linked to c, unless c is closed; letGo ends
// that.
func (c *Code) use() bool {
	for {
		s := c.guard.State.Load()
		if s&closed != 0 {
			return false
		}
		if c.guard.State.CompareAndSwap(s, s+user) {
			return true
		}
	}
}

func (c *Code) letGo() { c.guard.State.Add(-user) }

// wait returns when no call of c, which is closed, is running; wake tells it to
// look. Attempts to begin a call wake it too.
func (s *space) wait(c *Code) {
	s.waiting.Lock()
	defer s.waiting.Unlock()
	for c.guard.State.Load()&calls != 0 {
		s.idle.Wait()
	}
}

func (s *space) wake() {
	s.waiting.Lock()
	defer s.waiting.Unlock()
	s.idle.Broadcast()
}

// find makes a piece with pages of its own a tenant of its space, with extent.
func (c *Code) find(uintptr) *Code { return c }
