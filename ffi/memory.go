package ffi

import (
	"bytes"
	"fmt"
	"math"
	"sync"
	"sync/atomic"
	"unsafe"
)

// A Memory is a block of memory outside of Go's heap whose accesses are
// checked: an access that does not lie in the block, or comes after Free, is an
// error and touches nothing. No method panics.
//
// Values have the byte order and size of the machine. Offsets are in bytes and
// need no alignment. A Memory is safe for concurrent use as far as the bytes
// are: concurrent reads are; Free waits for accesses that have begun. The
// collector does not free it: whoever allocates it must call Free.
type Memory struct {
	mu    sync.RWMutex // held for writing by Free
	base  unsafe.Pointer
	size  int
	owned bool // allocated, not borrowed
	freed atomic.Bool
}

// Alloc returns size bytes from libc's calloc, which are 0. The error wraps
// ENOMEM if there is no such memory.
func Alloc(size int) (*Memory, error) {
	if size < 0 {
		return nil, &MemoryError{Op: "alloc", Offset: 0, Len: size, Reason: "negative size"}
	}
	c, err := bindMemory()
	if err != nil {
		return nil, err
	}
	addr, errno := c.calloc(1, uintptr(max(size, 1)))
	if addr == nil {
		return nil, failed("calloc", errno)
	}
	return &Memory{base: addr, size: size, owned: true}, nil
}

// AllocString returns a NUL-terminated copy of s in memory from libc.
func AllocString(s string) (*Memory, error) {
	m, err := Alloc(len(s) + 1)
	if err != nil {
		return nil, err
	}
	copy(m.bytes(0, len(s)), s)
	return m, nil
}

// Borrow returns a Memory for size bytes at addr that belong to somebody else,
// such as the result of a C function. Free makes it unusable and does not free
// the bytes. Nothing can check that they exist.
func Borrow(addr Addr, size int) (*Memory, error) {
	if addr == 0 || size < 0 || uintptr(addr)+uintptr(size) < uintptr(addr) {
		return nil, &MemoryError{Op: "borrow", Offset: 0, Len: size, Reason: fmt.Sprintf("no memory can be at %v", addr)}
	}
	// Memory outside of Go's heap: the address is a pointer that the collector
	// does not know.
	return &Memory{base: *(*unsafe.Pointer)(unsafe.Pointer(&addr)), size: size}, nil
}

// Addr returns the address of the first byte, 0 after Free. C may use it until
// Free.
func (m *Memory) Addr() Addr {
	if m.freed.Load() {
		return 0
	}
	return Addr(uintptr(m.base))
}

// Len returns the number of bytes, 0 after Free.
func (m *Memory) Len() int {
	if m.freed.Load() {
		return 0
	}
	return m.size
}

// Free gives allocated memory back to libc and makes m unusable. A second call
// is an error.
func (m *Memory) Free() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.base == nil || !m.freed.CompareAndSwap(false, true) {
		return &MemoryError{Op: "free", Reason: "freed already"}
	}
	if !m.owned {
		return nil
	}
	c, err := bindMemory()
	if err == nil {
		c.free(m.base)
	}
	return err
}

// A MemoryError reports a wrong use of a [Memory].
type MemoryError struct {
	Op          string // the method, in lower case
	Offset, Len int    // what it would have accessed
	Size        int    // the size of the memory
	Reason      string
}

func (e *MemoryError) Error() string {
	if e.Op == "free" || e.Op == "alloc" || e.Op == "borrow" {
		return fmt.Sprintf("ffi: %s memory: %s", e.Op, e.Reason)
	}
	return fmt.Sprintf("ffi: %s %d bytes at offset %d of memory of %d bytes: %s", e.Op, e.Len, e.Offset, e.Size, e.Reason)
}

// access calls f with the n bytes at offset, if they exist.
func (m *Memory) access(op string, offset, n int, f func(b []byte)) error {
	m.mu.RLock()
	defer m.mu.RUnlock()
	switch {
	case m.base == nil || m.freed.Load():
		return &MemoryError{op, offset, n, m.size, "use after Free"}
	case n < 0 || offset < 0 || offset > m.size-n:
		return &MemoryError{op, offset, n, m.size, "out of bounds"}
	}
	f(m.bytes(offset, n))
	return nil
}

func (m *Memory) bytes(offset, n int) []byte {
	return unsafe.Slice((*byte)(unsafe.Add(m.base, offset)), n)
}

// ReadAt copies len(p) bytes from offset on to p. Unlike an io.ReaderAt it
// copies all or, with an error, nothing.
func (m *Memory) ReadAt(p []byte, offset int64) (int, error) {
	if err := m.access("read", clip(offset), len(p), func(b []byte) { copy(p, b) }); err != nil {
		return 0, err
	}
	return len(p), nil
}

// WriteAt copies p to the bytes from offset on. It copies all or, with an
// error, nothing.
func (m *Memory) WriteAt(p []byte, offset int64) (int, error) {
	if err := m.access("write", clip(offset), len(p), func(b []byte) { copy(b, p) }); err != nil {
		return 0, err
	}
	return len(p), nil
}

// clip makes an offset that does not fit one that is out of bounds.
func clip(offset int64) int {
	if int64(int(offset)) != offset {
		return math.MaxInt
	}
	return int(offset)
}

// ReadString returns the string at offset: the bytes up to a NUL, which must
// be in the memory.
func (m *Memory) ReadString(offset int) (s string, err error) {
	n := m.Len() - offset
	found := false
	err = m.access("read string", offset, max(n, 0), func(b []byte) {
		if end := bytes.IndexByte(b, 0); end >= 0 {
			s, found = string(b[:end]), true
		}
	})
	if err == nil && !found {
		err = &MemoryError{"read string", offset, n, m.size, "no NUL before the end"}
	}
	return s, err
}

// WriteString writes s and a NUL to offset.
func (m *Memory) WriteString(offset int, s string) error {
	return m.access("write string", offset, len(s)+1, func(b []byte) {
		copy(b, s)
		b[len(s)] = 0
	})
}

// Fill sets the n bytes at offset to b.
func (m *Memory) Fill(offset, n int, b byte) error {
	return m.access("fill", offset, n, func(to []byte) {
		for i := range to {
			to[i] = b
		}
	})
}

// A Value is what [Read] and [Write] move.
type Value interface {
	~int8 | ~int16 | ~int32 | ~int64 | ~int | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uint | ~uintptr | ~float32 | ~float64
}

// Read returns the value of type T at offset.
func Read[T Value](m *Memory, offset int) (v T, err error) {
	to := unsafe.Slice((*byte)(unsafe.Pointer(&v)), unsafe.Sizeof(v)) // all bytes of v, and any bits are a Value
	err = m.access("read", offset, len(to), func(b []byte) { copy(to, b) })
	return v, err
}

// Write stores v at offset.
func Write[T Value](m *Memory, offset int, v T) error {
	from := unsafe.Slice((*byte)(unsafe.Pointer(&v)), unsafe.Sizeof(v))
	return m.access("write", offset, len(from), func(b []byte) { copy(b, from) })
}

// ReadPointer returns the C pointer at offset.
func (m *Memory) ReadPointer(offset int) (Addr, error) { return Read[Addr](m, offset) }

// WritePointer stores a C pointer at offset.
func (m *Memory) WritePointer(offset int, p Addr) error { return Write(m, offset, p) }

// Slice returns the n bytes at offset as a Memory of their own, which borrows
// them from m: it does not notice when m is freed.
func (m *Memory) Slice(offset, n int) (*Memory, error) {
	var s *Memory
	err := m.access("slice", offset, n, func([]byte) { s = &Memory{base: unsafe.Add(m.base, offset), size: n} })
	return s, err
}

type memoryFuncs struct {
	calloc func(n, size uintptr) (unsafe.Pointer, error)
	free   func(unsafe.Pointer)
}

var bindMemory = sync.OnceValues(func() (*memoryFuncs, error) {
	l, err := Libc()
	if err != nil {
		return nil, err
	}
	c := new(memoryFuncs)
	if err := importTo(&c.calloc, l, "calloc"); err != nil {
		return nil, err
	}
	return c, importTo(&c.free, l, "free")
})

func importTo[F any](f *F, l *Library, symbol string) (err error) {
	*f, err = Import[F](l, symbol)
	return err
}
