package jit

import "fmt"

// Shrink gives the memory behind the first n bytes of the code back; 0 < n <=
// Len. It must not be called while that memory may run, or at the same time as
// other methods of the same Code. What is given back is filled with traps; of a
// piece with pages of its own, only whole pages are.
func (c *Code) Shrink(n int) error {
	if n <= 0 || n > c.Len() {
		return fmt.Errorf("jit: shrink to %d bytes; the code has %d", n, c.Len())
	}
	a, b := c.home.arena, c.home.block
	if a != nil {
		a.mu.Lock()
		defer a.mu.Unlock()
	}
	if c.isClosed() {
		return ErrClosed
	}
	var err error
	before, gone := c.size(), c.Len()-n
	if b != nil {
		b.shrink(c, n)
		c.len = uint32(n)
	} else {
		err = c.shrinkApart(n)
	}
	if a != nil {
		a.stats.Code -= gone
		a.stats.Used -= int(before - c.size())
		if b == nil {
			a.stats.Reserved -= int(before - c.size())
		}
	}
	return err
}

// shrinkApart gives whole pages back.
func (c *Code) shrinkApart(n int) error {
	s := c.home.space
	s.mu.Lock()
	before := c.extent()
	c.len = uint32(n)
	size := c.size()
	s.mu.Unlock()
	if size == before.size {
		return nil
	}
	if err := s.release(span{before.addr + size, before.size - size}); err != nil {
		return fmt.Errorf("jit: shrink: %w", err)
	}
	return nil
}
