package jit

import (
	"os"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
)

// sources returns the ways to have an anonymous file, best first. Kernels
// differ in the flags of memfd_create(2) that they know and demand
// (vm.memfd_noexec): a file that can not be executed as a program is the one
// that the strictest allow, and it can be mapped executable; kernels before 6.3
// know neither flag. A file in a directory needs a file system that is not
// mounted noexec.
func sources(large bool) []source {
	if large {
		return []source{memfd("memfd in large pages", unix.MFD_HUGETLB)}
	}
	return []source{
		memfd("memfd with MFD_NOEXEC_SEAL", unix.MFD_NOEXEC_SEAL),
		memfd("memfd with MFD_EXEC", unix.MFD_EXEC),
		memfd("memfd", 0),
		unlinked("/dev/shm"),
		unlinked(os.TempDir()),
	}
}

func memfd(name string, flags int) source {
	return source{name, func() (int, error) {
		return ffi.MemfdCreate("movabs", unix.MFD_CLOEXEC|flags)
	}}
}

// unlinked is a file in a directory that has no name there.
func unlinked(dir string) source {
	return source{"file in " + dir, func() (int, error) {
		fd, err := unix.Open(dir, unix.O_TMPFILE|unix.O_RDWR|unix.O_EXCL|unix.O_CLOEXEC, 0o600)
		if err == nil {
			return fd, nil
		}
		// Not every file system has files without a name.
		f, err := os.CreateTemp(dir, "movabs")
		if err != nil {
			return -1, err
		}
		defer f.Close()
		if err := os.Remove(f.Name()); err != nil {
			return -1, err
		}
		return unix.FcntlInt(f.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	}}
}
