//go:build linux || freebsd

package jit

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"sync"

	"github.com/seed1605a99e/movabs/ffi"
)

// errStale reports an emulator that does not see what processors see: it keeps
// what it made of code when that changes through another mapping, although the
// instruction cache is flushed at the address where it runs. QEMU's user
// emulation is such until version 8.0; QEMU 8.1 notices the flush.
var errStale = fmt.Errorf("code that changed through another mapping runs unchanged, as in QEMU before 8.1: %w", errors.ErrUnsupported)

// rewritable tells whether memory that is mapped twice can be rewritten after
// code in it has run. The first call tries it.
var rewritable = sync.OnceValue(func() error {
	s, err := reserve()
	if err != nil {
		return err
	}
	page := uintptr(os.Getpagesize())
	p, err := s.take(page, page)
	if err != nil {
		return err
	}
	memory, err := mapTwice(p, false, fillTraps)
	if err != nil {
		s.give(p)
		return nil // it is for the first block to say so
	}
	err = rewrite(p, memory)
	return errors.Join(err, unmap(memory), s.release(p))
})

// rewrite runs two functions at p, one after the other.
func rewrite(p span, memory []byte) error {
	for n := range uint32(2) {
		binary.LittleEndian.PutUint32(memory, 0x52800000|n<<5) // mov w0, #n
		binary.LittleEndian.PutUint32(memory[4:], 0xd65f03c0)  // ret
		flush(p.memory()[:8])
		got, err := ffi.Call(ffi.Addr(p.addr))
		if err != nil {
			return err
		}
		if got != uintptr(n) {
			return errStale
		}
	}
	return nil
}
