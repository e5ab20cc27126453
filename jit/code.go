package jit

import (
	"errors"
	"fmt"
	"math"
	"os"
	"sync"
	"sync/atomic"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/ffi/cabi"
)

// ErrClosed reports the use of a Code after Close.
var ErrClosed = errors.New("jit: code is closed")

// A Code is a piece of machine code in executable memory. It is safe for
// concurrent use.
type Code struct {
	space *space
	pages span
	len   int

	// calls counts the running calls; Close subtracts closing from it, so that
	// a negative count means closed.
	calls     atomic.Int64
	idle      chan struct{} // closed when the last call of a closing Code ends
	idleOnce  sync.Once
	closeOnce sync.Once
	closeErr  error
}

const closing = math.MinInt64 / 2

// Load copies code to executable memory. The caller must Close the result; code
// may be changed or freed after Load has returned.
//
// The error wraps errors.ErrUnsupported where this system does not let a
// process make code, and a syscall.Errno otherwise.
func Load(code []byte) (*Code, error) {
	c, err := load(code)
	if err != nil {
		return nil, fmt.Errorf("jit: load: %w", err)
	}
	return c, nil
}

func load(code []byte) (*Code, error) {
	if len(code) == 0 {
		return nil, errors.New("no code")
	}
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
	page := uintptr(os.Getpagesize())
	pages, err := s.take((uintptr(len(code)) + page - 1) &^ (page - 1))
	if err != nil {
		return nil, err
	}
	if err := fill(pages, code); err != nil {
		return nil, errors.Join(err, s.release(pages))
	}
	c := &Code{space: s, pages: pages, len: len(code), idle: make(chan struct{})}
	s.add(c)
	return c, nil
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

// Close lets no new call begin, waits until the running ones have returned, and
// frees the memory. It must not be called by a callback of the code itself,
// whose call would wait for itself. Calling Close again returns what the first
// call returned.
func (c *Code) Close() error {
	c.closeOnce.Do(func() {
		if c.calls.Add(closing) != closing {
			<-c.idle
		}
		c.space.remove(c)
		if err := c.space.release(c.pages); err != nil {
			c.closeErr = fmt.Errorf("jit: close: %w", err)
		}
	})
	return c.closeErr
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
		// Attempts to begin a call can come here too, but only one of all
		// finds the channel open.
		c.idleOnce.Do(func() { close(c.idle) })
	}
}
