package jit

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
)

// A source makes anonymous files: memory that can be mapped at two addresses.
type source struct {
	name string
	open func() (fd int, err error)
}

// mapTwice maps memory executable at p and writable at another address, of its
// own choice, and returns that. Before the code can run, the memory is what
// init makes of it. large asks for large pages.
//
// Systems differ in which files can be mapped so: each source is tried.
func mapTwice(p span, large bool, init func(memory []byte)) ([]byte, error) {
	var errs []error
	for _, s := range sources(large) {
		memory, err := s.mapTwice(p, init)
		if err == nil {
			return memory, nil
		}
		errs = append(errs, fmt.Errorf("%s: %w", s.name, err))
	}
	if errs == nil {
		return nil, fmt.Errorf("map memory twice: %w", errors.ErrUnsupported)
	}
	return nil, fmt.Errorf("map memory twice: %w", errors.Join(errs...))
}

func (s source) mapTwice(p span, init func(memory []byte)) ([]byte, error) {
	fd, err := s.open()
	if err != nil {
		return nil, err
	}
	defer unix.Close(fd) // the mappings keep the memory
	if err := unix.Ftruncate(fd, int64(p.size)); err != nil {
		return nil, err
	}
	alias, err := ffi.Mmap(0, p.size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED, fd, 0)
	if err != nil {
		return nil, err
	}
	memory := span{alias, p.size}.memory()
	init(memory)
	_, err = ffi.Mmap(p.addr, p.size, unix.PROT_READ|unix.PROT_EXEC, unix.MAP_SHARED|unix.MAP_FIXED, fd, 0)
	if err != nil {
		// The failed mapping may have removed the reservation of the addresses.
		return nil, errors.Join(err, empty(p), unmap(memory))
	}
	flush(p.memory())
	return memory, nil
}

// forbidden reports whether err, of mapTwice, says that this system does not
// allow what was asked for, and not that it has no memory.
func forbidden(err error) bool {
	for _, reason := range []error{unix.EPERM, unix.EACCES, unix.ENOSYS, unix.EINVAL, errors.ErrUnsupported} {
		if errors.Is(err, reason) {
			return true
		}
	}
	return false
}
