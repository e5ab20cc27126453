package jit

import (
	"errors"
	"fmt"
	"os"
	"sync"

	"github.com/seed1605a99e/movabs/ffi"
)

// A Growing is a piece of code to which more is added, also while it runs: by a
// compiler that translates what is needed when it is needed. It keeps its
// address. What is added begins at a page and has pages of its own, so none of the
// code that is there changes. A Growing is safe for concurrent use.
type Growing struct {
	code *Code

	mu   sync.Mutex
	used uintptr // pages in use, in bytes
	len  int     // bytes of code
}

// LoadGrowing is [Load] of code that may grow up to a number of bytes, with what is
// between its parts. Their addresses are reserved.
func LoadGrowing(code []byte, most int) (*Growing, error) {
	s, err := prepare()
	if err != nil {
		return nil, fmt.Errorf("jit: load: %w", err)
	}
	page := uintptr(os.Getpagesize())
	pages, err := s.take(roundUp(max(uintptr(most), uintptr(len(code))+trapLen), page), page)
	if err != nil {
		return nil, fmt.Errorf("jit: load: %w", err)
	}
	c := &Code{home: &home{space: s, size: pages.size}, addr: pages.addr, len: uint32(len(code))}
	g := &Growing{code: c}
	if _, err := g.add(code); err != nil {
		return nil, fmt.Errorf("jit: load: %w", errors.Join(err, s.release(pages)))
	}
	s.add(c)
	return g, nil
}

// Add adds code and returns its offset from the beginning of the piece. The error is
// [ErrClosed] after Close, and else as that of [Load].
func (g *Growing) Add(code []byte) (offset int, err error) {
	if err := g.code.begin(); err != nil {
		return 0, err
	}
	defer g.code.end()
	if offset, err = g.add(code); err != nil {
		return 0, fmt.Errorf("jit: add: %w", err)
	}
	return offset, nil
}

func (g *Growing) add(code []byte) (offset int, err error) {
	if len(code) == 0 {
		return 0, errEmpty
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	pages := span{g.code.addr + g.used, roundUp(uintptr(len(code))+trapLen, uintptr(os.Getpagesize()))}
	if pages.size > g.code.size()-g.used {
		return 0, errSpace
	}
	if err := fill(pages, code); err != nil {
		return 0, errors.Join(err, empty(pages))
	}
	offset = int(g.used)
	g.used += pages.size
	g.len += len(code)
	return offset, nil
}

// Addr returns the address of the first byte of the code.
func (g *Growing) Addr() ffi.Addr { return g.code.Addr() }

// Len returns the number of bytes of code, without what is between its parts.
func (g *Growing) Len() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.len
}

// NewCall is [NewCall] for the function at an offset of the code that the piece was
// loaded with. The code may be interrupted at its instructions from offset lo on,
// those that are added included.
func (g *Growing) NewCall(offset, lo int) (*Call, error) {
	size := int(g.code.size())
	return newCall(g.code, size, offset, lo, size)
}

// Close is that of [Code].
func (g *Growing) Close() error { return g.code.Close() }
