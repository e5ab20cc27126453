package jit

import (
	"fmt"
	"os"
)

// Shrink gives the memory behind the first n bytes of the code back; 0 < n <=
// Len. It must not be called while that memory may run, or at the same time as
// other methods of the same Code. What is given back is filled with traps; of a
// piece with pages of its own, only whole pages are.
func (c *Code) Shrink(n int) error {
	if n <= 0 || n > c.len {
		return fmt.Errorf("jit: shrink to %d bytes; the code has %d", n, c.len)
	}
	if a := c.arena; a != nil {
		a.mu.Lock()
		defer a.mu.Unlock()
	}
	if c.closed.Load() {
		return ErrClosed
	}
	var err error
	before := c.pages.size
	if c.block != nil {
		c.block.shrink(c, n)
	} else {
		err = c.shrinkApart(n)
	}
	if a := c.arena; a != nil {
		a.stats.Code -= c.len - n
		a.stats.Used -= int(before - c.pages.size)
		if c.block == nil {
			a.stats.Reserved -= int(before - c.pages.size)
		}
	}
	c.len = n
	return err
}

// shrinkApart gives whole pages back.
func (c *Code) shrinkApart(n int) error {
	size := roundUp(uintptr(n)+trapLen, uintptr(os.Getpagesize()))
	if size >= c.pages.size {
		return nil
	}
	rest := span{c.pages.addr + size, c.pages.size - size}
	c.space.mu.Lock()
	c.pages.size = size
	c.space.mu.Unlock()
	if err := c.space.release(rest); err != nil {
		return fmt.Errorf("jit: shrink: %w", err)
	}
	return nil
}
