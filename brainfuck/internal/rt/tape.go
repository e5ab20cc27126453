package rt

import (
	"fmt"
	"os"
	"unsafe"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/ffi"
)

// A tape is the memory of a running program: its cells, and on both sides guard
// pages without any access, wide enough that no program can step over them.
//
//	base            low                             high           base+size
//	 | guard pages   | slack | cells                 | guard pages  |
//	                 ^ page  ^ first                 ^ page
//
// The right end of the cells lies at a page boundary. Where their size is no
// multiple of the page, a slack of less than a page remains at the left, which
// is not protected: generated code must then check accesses against first.
type tape struct {
	base, size  uintptr
	low, high   uintptr
	first       uintptr // address of the leftmost cell
	start       uintptr // address of the start cell
	bytes       int64   // size of a cell
	left, right int64   // number of cells on both sides, as in ir.Machine
}

// newTape maps a tape of zeros. reach is how many bytes the first access off the
// tape can be away from it.
func newTape(m ir.Machine, bits int, reach int64) (*tape, error) {
	page := int64(os.Getpagesize())
	bytes := int64(bits / 8)
	cells := (m.Left + m.Right) * bytes
	mapped := roundUp(cells, page)
	guard := roundUp(reach, page) + page
	size := uintptr(guard + mapped + guard)
	base, err := ffi.Mmap(0, size, unix.PROT_NONE, mapFlags, -1, 0)
	if err != nil {
		return nil, fmt.Errorf("reserve addresses for a tape of %d cells: %w", m.Left+m.Right, err)
	}
	low := base + uintptr(guard)
	t := &tape{
		base: base, size: size,
		low: low, high: low + uintptr(mapped),
		first: low + uintptr(mapped-cells),
		bytes: bytes, left: m.Left, right: m.Right,
	}
	t.start = t.first + uintptr(m.Left*bytes)
	if err := ffi.Mprotect(low, uintptr(mapped), unix.PROT_READ|unix.PROT_WRITE); err != nil {
		t.close()
		return nil, fmt.Errorf("map a tape of %d cells: %w", m.Left+m.Right, err)
	}
	return t, nil
}

func roundUp(n, page int64) int64 { return (n + page - 1) / page * page }

// needsCheck reports whether accesses left of the first cell can go unnoticed.
func needsCheck(m ir.Machine, bits int) bool {
	return (m.Left+m.Right)*int64(bits/8)%int64(os.Getpagesize()) != 0
}

func (t *tape) close() error { return ffi.Munmap(t.base, t.size) }

// cell returns the number that the cell at addr has, or would have.
func (t *tape) cell(addr uintptr) int64 {
	d := int64(addr) - int64(t.start)
	if d < 0 {
		d -= t.bytes - 1 // round down
	}
	return d / t.bytes
}

// address returns the address that cell n has, or would have.
func (t *tape) address(n int64) uintptr { return t.start + uintptr(n*t.bytes) }

// maps reports whether addr lies in the tape or its guard pages.
func (t *tape) maps(addr uintptr) bool { return addr-t.base < t.size }

// onTape reports whether cell n exists.
func (t *tape) onTape(n int64) bool { return -t.left <= n && n < t.right }

// load returns the value of cell n, which must exist, without its sign.
func (t *tape) load(n int64) uint64 {
	// The address lies in the tape's mapping, which is not Go memory: it is
	// read as a pointer through a variable of its own.
	addr := t.address(n)
	p := *(*unsafe.Pointer)(unsafe.Pointer(&addr))
	switch t.bytes {
	case 1:
		return uint64(*(*uint8)(p))
	case 2:
		return uint64(*(*uint16)(p))
	case 4:
		return uint64(*(*uint32)(p))
	default:
		return *(*uint64)(p)
	}
}

// touched returns the number of bytes of the tape's pages that the program has
// touched.
func (t *tape) touched() int64 {
	page := uintptr(os.Getpagesize())
	const window = 1 << 16 // pages asked for at a time
	present := make([]byte, window)
	var pages int64
	for at := t.low; at < t.high; at += window * page {
		n := min(window*page, t.high-at)
		if !residentPages(at, n, present) {
			return 0
		}
		for _, b := range present[:(n+page-1)/page] {
			pages += int64(b & 1)
		}
	}
	return pages * int64(page)
}
