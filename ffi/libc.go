package ffi

import (
	"errors"
	"fmt"
	"io"
	"sync"
)

// A libcFunc is a function of libc that the toolkit itself uses, of words only. It
// is bound by name at its first call: a program pays for what it uses, and calls
// through [Call] have no func type to be prepared.
type libcFunc struct {
	name string
	once sync.Once
	addr Addr
	err  error
}

var (
	mmap     = libcFunc{name: "mmap"}
	mprotect = libcFunc{name: "mprotect"}
	munmap   = libcFunc{name: "munmap"}
	putchar  = libcFunc{name: "putchar"}
	getchar  = libcFunc{name: "getchar"}
	fflush   = libcFunc{name: "fflush"}
)

// bind finds the function.
func (f *libcFunc) bind() (Addr, error) {
	f.once.Do(func() {
		l, err := Libc()
		if err != nil {
			f.err = err
			return
		}
		f.addr, f.err = l.Lookup(f.name)
	})
	return f.addr, f.err
}

// call calls the function if it is there, and returns its result and errno.
func (f *libcFunc) call(args ...uintptr) (r uintptr, err error) {
	addr, err := f.bind()
	if err != nil {
		return ^uintptr(0), err
	}
	return Call(addr, args...)
}

// callInt is call for a function that returns an int.
func (f *libcFunc) callInt(args ...uintptr) (r int32, err error) {
	word, err := f.call(args...)
	return int32(word), err
}

// bindMemfdCreate binds a function that not every libc has.
var bindMemfdCreate = sync.OnceValues(func() (create func(name string, flags uint32) (int32, error), err error) {
	l, err := Libc()
	if err != nil {
		return nil, err
	}
	return create, importTo(&create, l, "memfd_create")
})

// Mmap maps memory with libc's mmap(2) and returns its address. prot and flags
// are the PROT and MAP constants of golang.org/x/sys/unix. The error wraps the
// syscall.Errno.
func Mmap(addr, length uintptr, prot, flags, fd int, offset int64) (uintptr, error) {
	p, err := mmap.call(addr, length, uintptr(prot), uintptr(flags), uintptr(fd), uintptr(offset))
	if p == ^uintptr(0) { // MAP_FAILED
		return 0, failed("mmap", err)
	}
	return p, nil
}

// Mprotect changes the protection of mapped memory with libc's mprotect(2). The
// error wraps the syscall.Errno.
func Mprotect(addr, length uintptr, prot int) error {
	if r, err := mprotect.callInt(addr, length, uintptr(prot)); r != 0 {
		return failed("mprotect", err)
	}
	return nil
}

// Munmap unmaps memory with libc's munmap(2). The error wraps the
// syscall.Errno.
func Munmap(addr, length uintptr) error {
	if r, err := munmap.callInt(addr, length); r != 0 {
		return failed("munmap", err)
	}
	return nil
}

// MemfdCreate makes an anonymous file with libc's memfd_create(2) and returns
// its descriptor; flags are the MFD constants of golang.org/x/sys/unix. The
// error wraps the syscall.Errno, or errors.ErrUnsupported where libc does not
// have the function.
func MemfdCreate(name string, flags int) (int, error) {
	create, err := bindMemfdCreate()
	var missing *SymbolError
	if errors.As(err, &missing) {
		return -1, fmt.Errorf("ffi: memfd_create: %w", errors.ErrUnsupported)
	}
	if err != nil {
		return -1, err
	}
	fd, err := create(name, uint32(flags))
	if fd < 0 {
		return -1, failed("memfd_create", err)
	}
	return int(fd), nil
}

// Putchar writes a byte to C's standard output, which buffers it: see [Flush].
// The error wraps the syscall.Errno.
func Putchar(b byte) error {
	if r, err := putchar.callInt(uintptr(b)); r < 0 {
		return failed("putchar", err)
	}
	return nil
}

// Getchar reads a byte from C's standard input. At its end the error is
// io.EOF; other errors wrap the syscall.Errno.
func Getchar() (byte, error) {
	r, err := getchar.callInt()
	switch {
	case r >= 0:
		return byte(r), nil
	case err == nil:
		return 0, io.EOF
	default:
		return 0, failed("getchar", err)
	}
}

// Flush writes out what C's output streams have buffered, with fflush(NULL).
// A Go program must call it before it ends if C code wrote to stdout or another
// stream: C would do so in its exit functions, which Go never runs. The error
// wraps the syscall.Errno.
func Flush() error {
	if r, err := fflush.callInt(0); r != 0 {
		return failed("fflush", err)
	}
	return nil
}

// failed names the function in the error. Where errno can not be had, err is
// nil although the function failed.
func failed(function string, err error) error {
	if err == nil {
		err = errors.New("failed, and errno is not known")
	}
	return fmt.Errorf("ffi: %s: %w", function, err)
}
