package jit

import (
	"errors"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
)

// fillThroughFile fills the pages at p through an anonymous file in memory.
func fillThroughFile(p span, code []byte) error {
	fd, err := anonymousFile()
	if err != nil {
		return err
	}
	defer unix.Close(fd) // the mapping keeps the memory
	if err := unix.Ftruncate(fd, int64(p.size)); err != nil {
		return err
	}
	return mapTwice(p, code, fd)
}

// anonymousFile makes a file in memory. Kernels differ in the flags that they
// know and demand (memfd_create(2), vm.memfd_noexec): a file that can not be
// executed as a program is the one that the strictest allow, and it can be
// mapped executable; kernels before 6.3 know neither flag.
func anonymousFile() (fd int, err error) {
	for _, flag := range []int{unix.MFD_NOEXEC_SEAL, unix.MFD_EXEC, 0} {
		fd, err = ffi.MemfdCreate("movabs", unix.MFD_CLOEXEC|flag)
		if !errors.Is(err, unix.EINVAL) {
			return fd, err
		}
	}
	return fd, err
}
