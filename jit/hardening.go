package jit

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
)

// Hardening says what a system lets this process do to have generated code. A
// nil error means that it is allowed, and else tells why not.
type Hardening struct {
	// WriteThenExecute: memory that was writable becomes executable, which
	// [Load] does.
	WriteThenExecute error
	// WriteAndExecute: memory that is both at once, which this package never
	// has. What refuses it is a sign of a hardened system.
	WriteAndExecute error
	// MapTwice: memory that is writable at one address and executable at
	// another, which an [Arena] has, by the ways to have it, in
	// the order in which they are tried.
	MapTwice []MapTwice
}

// MapTwice says whether one kind of memory can be mapped both writable and
// executable.
type MapTwice struct {
	Kind string
	Err  error
}

// Probe finds out what is allowed by trying it. No memory is writable and
// executable at once meanwhile. Seccomp filters may tell threads apart, and
// prctl(2) may change the rules later: the answer holds for the moment.
func Probe() (*Hardening, error) {
	s, err := reserve()
	if err != nil {
		return nil, err
	}
	h := &Hardening{
		WriteThenExecute: probeWriteThenExecute(),
		WriteAndExecute:  probeWriteAndExecute(),
	}
	for _, large := range []bool{false, true} {
		for _, kind := range sources(large) {
			h.MapTwice = append(h.MapTwice, MapTwice{kind.name, s.probe(kind, large)})
		}
	}
	return h, nil
}

func probeWriteThenExecute() error {
	page := uintptr(os.Getpagesize())
	p, err := ffi.Mmap(0, page, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANON, -1, 0)
	if err != nil {
		return err
	}
	return errors.Join(ffi.Mprotect(p, page, unix.PROT_READ|unix.PROT_EXEC), ffi.Munmap(p, page))
}

// probe maps memory twice, for a moment.
func (s *space) probe(kind source, large bool) error {
	size := uintptr(os.Getpagesize())
	if large {
		if size = uintptr(largePageSize()); size == 0 {
			return fmt.Errorf("no large pages: %w", errors.ErrUnsupported)
		}
	}
	p, err := s.take(size, size)
	if err != nil {
		return err
	}
	memory, err := kind.mapTwice(p, fillTraps)
	if err == nil {
		err = unmap(memory)
	}
	return errors.Join(err, s.release(p))
}

// String returns one line for each thing, with the reason if it is refused.
func (h *Hardening) String() string {
	var b strings.Builder
	line := func(what string, err error) {
		result := "allowed"
		if err != nil {
			result = "refused: " + err.Error()
		}
		fmt.Fprintf(&b, "%-40s %s\n", what, result)
	}
	line("write, then execute", h.WriteThenExecute)
	line("write and execute at once", h.WriteAndExecute)
	for _, m := range h.MapTwice {
		line("map twice: "+m.Kind, m.Err)
	}
	return b.String()
}
