package jit

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// ArenaStats says what an arena holds.
type ArenaStats struct {
	Loads  int64 // pieces ever loaded
	Pieces int   // pieces that are loaded
	Code   int   // bytes of their code
	Used   int   // bytes of memory that they take
	// Reserved is the memory of the arena in bytes: Used, and what is free.
	Reserved    int
	Blocks      int // stretches of memory that is mapped twice
	LargeBlocks int // those of them that are in large pages
	// Apart is nil if pieces share blocks, and otherwise why each of them has
	// pages of its own.
	Apart error
}

func (s *ArenaStats) add(b *block, n int) {
	s.Blocks += n
	s.Reserved += n * int(b.pages.size)
	if b.large {
		s.LargeBlocks += n
	}
}

// Stats returns what the arena holds now.
func (a *Arena) Stats() ArenaStats {
	a.mu.Lock()
	defer a.mu.Unlock()
	s := a.stats
	s.Apart = a.why
	return s
}

// A ResetMode says what [Arena.Reset] does with memory.
type ResetMode uint8

// The modes of Reset.
const (
	ResetSoft ResetMode = iota // keep all memory for pieces to come
	ResetHard                  // give all memory back to the system
)

// Reset closes all pieces, waiting for running calls as [Code.Close] does, but
// regardless of which pieces are linked to which. Pieces that are loaded while
// Reset runs stay.
func (a *Arena) Reset(mode ResetMode) error {
	a.mu.Lock()
	if a.closed {
		a.mu.Unlock()
		return ErrClosed
	}
	a.mu.Unlock()
	err := a.closeAll(mode == ResetSoft)
	if mode == ResetHard {
		a.mu.Lock()
		defer a.mu.Unlock()
		err = errors.Join(err, a.dropEmpty())
	}
	if err != nil {
		return fmt.Errorf("jit: reset: %w", err)
	}
	return nil
}

// Close closes all pieces, as Reset does, and frees the memory. The error is
// [ErrClosed] if Close was called before.
func (a *Arena) Close() error {
	a.mu.Lock()
	if a.closed {
		a.mu.Unlock()
		return ErrClosed
	}
	a.closed = true
	a.mu.Unlock()
	err := a.closeAll(false)
	a.mu.Lock()
	defer a.mu.Unlock()
	for a.stats.Pieces > 0 { // others close them now
		a.none.Wait()
	}
	if err := errors.Join(err, a.dropEmpty()); err != nil {
		return fmt.Errorf("jit: close arena: %w", err)
	}
	return nil
}

// closeAll closes the pieces that are loaded now, last loaded first: pieces are
// linked to older ones only. If keep is set, no block is dropped meanwhile.
func (a *Arena) closeAll(keep bool) error {
	a.mu.Lock()
	if keep {
		a.keep++
	}
	pieces := a.pieces()
	a.mu.Unlock()
	order := func(c *Code) int64 {
		if n := c.notes(); n != nil {
			return n.load
		}
		return 0 // it was not linked, and nothing to it
	}
	slices.SortFunc(pieces, func(c, d *Code) int { return cmp.Compare(order(d), order(c)) })
	var errs []error
	for _, c := range pieces {
		if err := c.close(true); err != nil && err != ErrClosed {
			errs = append(errs, err)
		}
	}
	if keep {
		a.mu.Lock()
		a.keep--
		a.mu.Unlock()
	}
	return errors.Join(errs...)
}

// pieces returns the pieces that are loaded. The caller holds the lock.
func (a *Arena) pieces() []*Code {
	pieces := make([]*Code, 0, a.stats.Pieces)
	for i := range a.pools {
		for _, b := range a.pools[i].blocks {
			if b == nil {
				continue
			}
			for _, c := range b.codes {
				if c != nil {
					pieces = append(pieces, c)
				}
			}
		}
	}
	for c := range a.apart {
		pieces = append(pieces, c)
	}
	return pieces
}

// dropEmpty drops the blocks without code. The caller holds the lock.
func (a *Arena) dropEmpty() error {
	var errs []error
	for i := range a.pools {
		p := &a.pools[i]
		for _, b := range p.blocks {
			if b != nil && p.room.Used(b.number) == 0 {
				errs = append(errs, b.drop())
			}
		}
		p.next = uintptr(a.options.BlockSize)
	}
	return errors.Join(errs...)
}
