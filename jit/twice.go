package jit

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
)

// A source is a way to have memory at two addresses: executable at p, and
// writable at another one, of its own choice, which it returns. It calls init
// with the writable memory before anybody can know of p.
type source struct {
	name     string
	mapTwice func(p span, init func(memory []byte)) ([]byte, error)
}

// mapTwice maps memory at p, in large pages or not, by the first source that
// can. Systems differ in what they allow: each is tried.
func mapTwice(p span, large bool, init func(memory []byte)) ([]byte, error) {
	var errs []error
	for _, s := range sources(large) {
		memory, err := s.mapTwice(p, init)
		if err == nil {
			flush(p.memory())
			return memory, nil
		}
		errs = append(errs, fmt.Errorf("%s: %w", s.name, err))
	}
	if errs == nil {
		return nil, fmt.Errorf("map memory twice: %w", errors.ErrUnsupported)
	}
	return nil, fmt.Errorf("map memory twice: %w", errors.Join(errs...))
}

// fileSource maps an anonymous file, which open makes.
func fileSource(name string, open func() (fd int, err error)) source {
	return source{name, func(p span, init func(memory []byte)) ([]byte, error) {
		fd, err := open()
		if err != nil {
			return nil, err
		}
		defer unix.Close(fd) // the mappings keep the memory
		return mapFileTwice(fd, p, init)
	}}
}

func mapFileTwice(fd int, p span, init func(memory []byte)) ([]byte, error) {
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
