package jit

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
)

// sources returns the ways to have memory twice, best first.
//
// Shared anonymous memory needs no file, and is the one of them that perf takes
// for generated code and reads names for. Kernels differ in the flags of
// memfd_create(2) that they know and demand (vm.memfd_noexec): a file that can
// not be executed as a program is the one that the strictest allow, and it can be
// mapped executable; kernels before 6.3 know neither flag. A file in a directory
// needs a file system that is not mounted noexec.
func sources(large bool) []source {
	if large {
		return []source{memfd("memfd in large pages", unix.MFD_HUGETLB)}
	}
	return []source{
		{"shared memory", mapSharedTwice},
		memfd("memfd with MFD_NOEXEC_SEAL", unix.MFD_NOEXEC_SEAL),
		memfd("memfd with MFD_EXEC", unix.MFD_EXEC),
		memfd("memfd", 0),
		unlinked("/dev/shm"),
		unlinked(os.TempDir()),
	}
}

// mapSharedTwice maps shared memory executable, then a second time, which
// mremap(2) does when the old size is 0, and makes that writable. This order,
// because memory that was writable may not become executable.
func mapSharedTwice(p span, init func(memory []byte)) ([]byte, error) {
	const flags = unix.MAP_SHARED | unix.MAP_ANON | unix.MAP_FIXED
	if _, err := ffi.Mmap(p.addr, p.size, unix.PROT_READ|unix.PROT_EXEC, flags, -1, 0); err != nil {
		return nil, errors.Join(err, empty(p))
	}
	alias, _, errno := unix.Syscall6(unix.SYS_MREMAP, p.addr, 0, p.size, unix.MREMAP_MAYMOVE, 0, 0)
	if errno != 0 {
		return nil, errors.Join(errno, empty(p))
	}
	memory := span{alias, p.size}.memory()
	if err := ffi.Mprotect(alias, p.size, unix.PROT_READ|unix.PROT_WRITE); err != nil {
		return nil, errors.Join(err, empty(p), unmap(memory))
	}
	init(memory)
	return memory, nil
}

func memfd(name string, flags int) source {
	return fileSource(name, func() (int, error) {
		return ffi.MemfdCreate("movabs", unix.MFD_CLOEXEC|flags)
	})
}

// unlinked is a file in a directory that has no name there.
func unlinked(dir string) source {
	return fileSource("file in "+dir, func() (int, error) {
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
	})
}
