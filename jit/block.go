package jit

import (
	"math/bits"
	"unsafe"

	"github.com/seed1605a99e/movabs/ffi/cabi"
	"github.com/seed1605a99e/movabs/jit/internal/room"
)

// maxBlock is the size that blocks double up to.
const maxBlock = 4 << 20

// A pool is the blocks of an arena that have units of one size. The arena's
// lock guards it.
type pool struct {
	arena  *Arena
	unit   uintptr
	next   uintptr // the size of the next block
	room   room.Allocator
	blocks []*block // by their number in room; nil between
	spare  *block   // holds no code
}

// A block is memory of an arena, mapped twice. It is a tenant of the space.
type block struct {
	home   home // of its pieces
	pool   *pool
	number int
	pages  span    // where it is executable
	memory []byte  // where it is writable
	codes  []*Code // the pieces, by the unit that they start at
	large  bool    // in large pages
}

// poolFor returns the pool with the largest units that waste no memory for n
// bytes of code.
func (a *Arena) poolFor(n int) *pool {
	if len(a.pools) == 1 {
		return &a.pools[0]
	}
	units := a.pools[0].units(n)
	return &a.pools[min(bits.TrailingZeros(uint(units)), len(a.pools)-1)]
}

// units returns how many units n bytes of code and a trap behind them take.
func (p *pool) units(n int) int {
	return int(roundUp(uintptr(n)+trapLen, p.unit) / p.unit)
}

// place finds room for c, in a new block if there is none. If memory can not be
// mapped twice it says so to the arena, and leaves c.home nil.
func (p *pool) place(c *Code) error {
	n := p.units(int(c.len))
	number, start, ok := p.room.Take(n)
	if !ok {
		if err := p.grow(n); err != nil || p.arena.why != nil {
			return err
		}
		number, start, _ = p.room.Take(n)
	}
	b := p.blocks[number]
	if b == p.spare {
		p.spare = nil
	}
	b.codes[start] = c
	c.home = &b.home
	c.addr = b.pages.addr + uintptr(start)*p.unit
	return nil
}

// grow adds a block with room for at least n units.
func (p *pool) grow(n int) error {
	a := p.arena
	size := max(p.next, roundUp(uintptr(n)*p.unit, uintptr(a.options.BlockSize)))
	b, err := p.newBlock(size)
	if err != nil {
		if a.stats.Blocks > 0 || !forbidden(err) {
			return err
		}
		a.why = err
		return nil
	}
	p.next = min(2*p.next, max(maxBlock, uintptr(a.options.BlockSize)))
	b.number = p.room.Grow(len(b.codes))
	if b.number == len(p.blocks) {
		p.blocks = append(p.blocks, nil)
	}
	p.blocks[b.number] = b
	a.space.add(b)
	a.stats.add(b, 1)
	return nil
}

// newBlock maps a block of traps.
func (p *pool) newBlock(size uintptr) (*block, error) {
	if p.arena.options.LargePages {
		if large := uintptr(Memory().LargePageSize); large != 0 {
			if b, err := p.mapBlock(roundUp(size, large), large); err == nil {
				return b, nil
			}
		}
	}
	return p.mapBlock(size, 0)
}

// mapBlock maps a block, in pages of the size large if that is not 0.
func (p *pool) mapBlock(size, large uintptr) (*block, error) {
	s := p.arena.space
	pages, err := s.take(size, max(large, 1))
	if err != nil {
		return nil, err
	}
	memory, err := mapTwice(pages, large != 0, fillTraps)
	if err != nil {
		s.give(pages)
		return nil, err
	}
	b := &block{pool: p, pages: pages, memory: memory, codes: make([]*Code, size/p.unit), large: large != 0}
	b.home = home{space: s, arena: p.arena, block: b}
	return b, nil
}

// drop gives back the memory of a block that holds no code.
func (b *block) drop() error {
	p := b.pool
	a := p.arena
	p.room.Drop(b.number)
	p.blocks[b.number] = nil
	if p.spare == b {
		p.spare = nil
	}
	a.stats.add(b, -1)
	a.space.remove(b)
	err := a.space.release(b.pages)
	if unmapped := unmap(b.memory); err == nil {
		err = unmapped
	}
	return err
}

// expect asks for what release will write, which the processor may have to get
// from far away. Meanwhile c is closed, and the lock taken.
func (b *block) expect(c *Code) {
	cabi.Prefetch(address(b.memory)+c.addr-b.pages.addr, uintptr(c.len))
	cabi.Prefetch(uintptr(unsafe.Pointer(&b.codes[b.unitOf(c.addr)])), 1)
}

// release frees the memory of c, and perhaps the block.
func (b *block) release(c *Code) error {
	p := b.pool
	fillTraps(c.memory())
	flush(c.code().memory())
	start := b.unitOf(c.addr)
	b.codes[start] = nil
	p.room.Give(b.number, start, p.units(int(c.len)))
	if p.room.Used(b.number) != 0 {
		return nil
	}
	a := p.arena
	switch {
	case a.closed:
		return b.drop()
	case a.keep > 0:
		return nil
	case p.spare == nil && !a.options.ReleaseEmpty:
		p.spare = b
		return nil
	default:
		return b.drop()
	}
}

// shrink gives the units back that c does not need for n bytes.
func (b *block) shrink(c *Code, n int) {
	fillTraps(c.memory()[n:])
	flush(c.code().memory()[n:])
	if units, keep := b.pool.units(int(c.len)), b.pool.units(n); keep < units {
		b.pool.room.Shrink(b.number, b.unitOf(c.addr), units, keep)
	}
}

// memory returns the writable bytes of a piece in a block.
func (c *Code) memory() []byte {
	b := c.home.block
	at := c.addr - b.pages.addr
	return b.memory[at : at+uintptr(c.len)]
}

// write copies code to where a piece lies in its block.
func (c *Code) write(code []byte) {
	copy(c.memory(), code)
	flush(c.code().memory()) // where it will run
}

func (b *block) unitOf(addr uintptr) int { return int((addr - b.pages.addr) / b.pool.unit) }

// extent and find make a block a tenant of the space.
func (b *block) extent() span { return b.pages }

func (b *block) find(addr uintptr) *Code {
	a := b.pool.arena
	a.mu.Lock()
	defer a.mu.Unlock()
	if b.number >= len(b.pool.blocks) || b.pool.blocks[b.number] != b { // dropped meanwhile
		return nil
	}
	start, ok := b.pool.room.Find(b.number, b.unitOf(addr))
	if !ok {
		return nil
	}
	c := b.codes[start] // nil if it was released
	if c == nil || !c.extent().contains(addr) {
		return nil
	}
	return c
}
