package jit

import (
	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
)

// sources returns the ways to have memory twice. None of this has ever run:
// there was no machine to test it on.
func sources(large bool) []source {
	if large {
		return nil
	}
	return []source{fileSource("shm_open(SHM_ANON)", openAnonymous)}
}

// shmAnon is SHM_ANON of sys/mman.h: in the place of a name it asks for an
// object without one.
const shmAnon = 1

// openAnonymous makes an object of shared memory, with shm_open(2).
func openAnonymous() (fd int, err error) {
	libc, err := ffi.Libc()
	if err != nil {
		return -1, err
	}
	open, err := ffi.Import[func(path uintptr, flags int32, mode uint16) (int32, error)](libc, "shm_open")
	if err != nil {
		return -1, err
	}
	n, err := open(shmAnon, unix.O_RDWR|unix.O_CLOEXEC, 0o600)
	if n < 0 {
		return -1, err
	}
	return int(n), nil
}
