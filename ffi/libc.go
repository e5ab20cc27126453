package ffi

import (
	"errors"
	"fmt"
	"io"
	"sync"
)

// libcFuncs are the functions of libc that the toolkit itself uses, bound by
// name at run time.
type libcFuncs struct {
	mmap        func(addr, length uintptr, prot, flags, fd int32, offset int64) (uintptr, error)
	mprotect    func(addr, length uintptr, prot int32) (int32, error)
	munmap      func(addr, length uintptr) (int32, error)
	putchar     func(c int32) (int32, error)
	getchar     func() (int32, error)
	fflush      func(stream uintptr) (int32, error)
	memfdCreate func(name string, flags uint32) (int32, error) // nil where libc has none
}

var bindLibc = sync.OnceValues(func() (*libcFuncs, error) {
	l, err := Libc()
	if err != nil {
		return nil, err
	}
	c := new(libcFuncs)
	err = errors.Join(
		importTo(&c.mmap, l, "mmap"),
		importTo(&c.mprotect, l, "mprotect"),
		importTo(&c.munmap, l, "munmap"),
		importTo(&c.putchar, l, "putchar"),
		importTo(&c.getchar, l, "getchar"),
		importTo(&c.fflush, l, "fflush"),
	)
	if err != nil {
		return nil, err
	}
	if err := importTo(&c.memfdCreate, l, "memfd_create"); err != nil {
		c.memfdCreate = nil
	}
	return c, nil
})

func importTo[F any](f *F, l *Library, symbol string) (err error) {
	*f, err = Import[F](l, symbol)
	return err
}

// Mmap maps memory with libc's mmap(2) and returns its address. prot and flags
// are the PROT and MAP constants of golang.org/x/sys/unix. The error wraps the
// syscall.Errno.
func Mmap(addr, length uintptr, prot, flags, fd int, offset int64) (uintptr, error) {
	c, err := bindLibc()
	if err != nil {
		return 0, err
	}
	p, err := c.mmap(addr, length, int32(prot), int32(flags), int32(fd), offset)
	if p == ^uintptr(0) { // MAP_FAILED
		return 0, failed("mmap", err)
	}
	return p, nil
}

// Mprotect changes the protection of mapped memory with libc's mprotect(2). The
// error wraps the syscall.Errno.
func Mprotect(addr, length uintptr, prot int) error {
	c, err := bindLibc()
	if err != nil {
		return err
	}
	if r, err := c.mprotect(addr, length, int32(prot)); r != 0 {
		return failed("mprotect", err)
	}
	return nil
}

// Munmap unmaps memory with libc's munmap(2). The error wraps the
// syscall.Errno.
func Munmap(addr, length uintptr) error {
	c, err := bindLibc()
	if err != nil {
		return err
	}
	if r, err := c.munmap(addr, length); r != 0 {
		return failed("munmap", err)
	}
	return nil
}

// MemfdCreate makes an anonymous file with libc's memfd_create(2) and returns
// its descriptor; flags are the MFD constants of golang.org/x/sys/unix. The
// error wraps the syscall.Errno, or errors.ErrUnsupported where libc does not
// have the function.
func MemfdCreate(name string, flags int) (int, error) {
	c, err := bindLibc()
	if err != nil {
		return -1, err
	}
	if c.memfdCreate == nil {
		return -1, fmt.Errorf("ffi: memfd_create: %w", errors.ErrUnsupported)
	}
	fd, err := c.memfdCreate(name, uint32(flags))
	if fd < 0 {
		return -1, failed("memfd_create", err)
	}
	return int(fd), nil
}

// Putchar writes a byte to C's standard output, which buffers it: see [Flush].
// The error wraps the syscall.Errno.
func Putchar(b byte) error {
	c, err := bindLibc()
	if err != nil {
		return err
	}
	if r, err := c.putchar(int32(b)); r < 0 {
		return failed("putchar", err)
	}
	return nil
}

// Getchar reads a byte from C's standard input. At its end the error is
// io.EOF; other errors wrap the syscall.Errno.
func Getchar() (byte, error) {
	c, err := bindLibc()
	if err != nil {
		return 0, err
	}
	r, err := c.getchar()
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
	c, err := bindLibc()
	if err != nil {
		return err
	}
	if r, err := c.fflush(0); r != 0 {
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
