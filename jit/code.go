package jit

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"sync/atomic"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/ffi/cabi"
)

// ErrClosed reports the use of a Code or an Arena after Close, also a second
// Close.
var ErrClosed = errors.New("jit: already closed")

// A Code is a piece of machine code in executable memory. It is safe for
// concurrent use.
type Code struct {
	space *space
	pages span // the piece's memory, in whole pages or units of its block
	len   int
	name  string
	arena *Arena // nil if the piece is none of an arena's
	block *block // nil if the piece has pages of its own
	load  int64  // number of the load among those of the arena
	links *links // nil if the piece was not linked

	// calls counts the running calls; Close subtracts closing from it, so that
	// a negative count means closed.
	calls  atomic.Int64
	closed atomic.Bool
	users  atomic.Int32  // pieces that are linked to this one
	idle   chan struct{} // made by Close, told when the last call ends

	guard atomic.Pointer[cabi.Guard] // of the calls of funcs, which calls does not count
}

const closing = math.MinInt64 / 2

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
	c := &Code{space: s, len: len(code)}
	if err := c.loadApart(func(uintptr) ([]byte, error) { return code, nil }); err != nil {
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
	if c.len == 0 {
		return errEmpty
	}
	page := uintptr(os.Getpagesize())
	pages, err := c.space.take(roundUp(uintptr(c.len)+trapLen, page), page)
	if err != nil {
		return err
	}
	bytes, err := code(pages.addr)
	if err == nil {
		err = fill(pages, bytes)
	}
	if err != nil {
		return errors.Join(err, c.space.release(pages))
	}
	c.pages = pages
	c.space.add(c)
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

// Addr returns the address of the first byte of the code.
func (c *Code) Addr() ffi.Addr { return ffi.Addr(c.pages.addr) }

// Len returns the length of the code in bytes.
func (c *Code) Len() int { return c.len }

// Name returns the name that the code was loaded with, "" if it has none.
func (c *Code) Name() string { return c.name }

// Bytes returns a copy of the code as it is in memory, linked. The error is
// [ErrClosed].
func (c *Code) Bytes() ([]byte, error) {
	if err := c.begin(); err != nil {
		return nil, err
	}
	defer c.end()
	return bytes.Clone(span{c.pages.addr, uintptr(c.len)}.memory()), nil
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
	if n := c.users.Load(); n > 0 && !force {
		return &InUseError{Name: c.name, Users: int(n)}
	}
	if !c.closed.CompareAndSwap(false, true) {
		return ErrClosed
	}
	if guard := c.guard.Load(); guard != nil {
		guard.Close()
	}
	if !c.calls.CompareAndSwap(0, closing) {
		c.idle = make(chan struct{}, 1)
		if c.calls.Add(closing) != closing {
			<-c.idle
		}
	}
	if n := c.users.Load(); n > 0 && !force {
		// Another piece was linked meanwhile.
		c.closed.Store(false)
		c.calls.Add(-closing)
		if guard := c.guard.Load(); guard != nil {
			guard.Open()
		}
		return &InUseError{Name: c.name, Users: int(n)}
	}
	if err := c.free(); err != nil {
		return fmt.Errorf("jit: close: %w", err)
	}
	return nil
}

// free gives the memory back. No call is running.
func (c *Code) free() error {
	if c.arena != nil {
		return c.arena.release(c)
	}
	c.space.remove(c)
	return c.space.release(c.pages)
}

// begin counts a call in; end counts it out.
func (c *Code) begin() error {
	if c.calls.Add(1) < 0 {
		c.end()
		return ErrClosed
	}
	return nil
}

func (c *Code) end() {
	if c.calls.Add(-1) == closing {
		// Attempts to begin a call can come here too: one of all is heard, and
		// none if nobody waits.
		select {
		case c.idle <- struct{}{}:
		default:
		}
	}
}

// extent and find make a piece with pages of its own a tenant of its space.
func (c *Code) extent() span { return c.pages }

func (c *Code) find(uintptr) *Code { return c }
