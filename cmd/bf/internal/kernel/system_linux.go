package kernel

import (
	"errors"
	"fmt"
	"sync"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
)

// bpf makes the system call bpf(2). It is made again if a signal has got in its
// way: the verifier gives up then, too.
func bpf(command int, attr ffi.Addr, size int) (result int, err error) {
	syscall, err := findSyscall()
	if err != nil {
		return 0, err
	}
	const tries = 30
	for range tries {
		var r uintptr
		r, err = ffi.Call(syscall, unix.SYS_BPF, uintptr(command), uintptr(attr), uintptr(size))
		if int(r) >= 0 {
			return int(r), nil
		}
		if !errors.Is(err, unix.EINTR) && !errors.Is(err, unix.EAGAIN) {
			break
		}
	}
	return 0, err
}

// findSyscall finds libc's syscall(2).
var findSyscall = sync.OnceValues(func() (ffi.Addr, error) {
	libc, err := ffi.Libc()
	if err != nil {
		return 0, err
	}
	return libc.Lookup("syscall")
})

// mapMemory maps the memory of a map.
func mapMemory(fd, size int) ([]byte, error) {
	return unix.Mmap(fd, 0, size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED)
}

func unmapMemory(b []byte) error { return unix.Munmap(b) }

func closeFile(fd int) error { return unix.Close(fd) }

// openFolder opens a folder for attaching to it.
func openFolder(dir string) (fd int, err error) {
	return unix.Open(dir, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
}

// denied reports whether an error says that the process lacks a right.
func denied(err error) bool { return errors.Is(err, unix.EPERM) || errors.Is(err, unix.EACCES) }

// unknown reports whether an error says that the kernel does not know what it
// should do.
func unknown(err error) bool { return errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) }

// checkGroup says what is wrong with the folder of a control group, if anything
// is.
func checkGroup(dir string) error {
	var fs unix.Statfs_t
	if err := unix.Statfs(dir, &fs); err != nil {
		return fmt.Errorf("control group %s: %w", dir, err)
	}
	if fs.Type != unix.CGROUP2_SUPER_MAGIC {
		return fmt.Errorf("%s is not the folder of a control group of version 2", dir)
	}
	return nil
}
