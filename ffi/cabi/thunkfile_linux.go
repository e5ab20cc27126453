package cabi

import "golang.org/x/sys/unix"

// mapThunksOfFile maps code from an anonymous file, for systems that refuse to
// make memory executable which was writable (PR_SET_MDWE, SELinux's execmem).
func mapThunksOfFile(code []byte) (uintptr, error) {
	fd, err := thunkFile()
	if err != nil {
		return 0, err
	}
	defer unix.Close(fd) // the mapping keeps the memory
	for at := 0; at < len(code); {
		n, err := unix.Write(fd, code[at:])
		if err != nil {
			return 0, err
		}
		at += n
	}
	mem, err := unix.MmapPtr(fd, 0, nil, uintptr(len(code)), unix.PROT_READ|unix.PROT_EXEC, unix.MAP_SHARED)
	return uintptr(mem), err
}

// thunkFile makes a file in memory. Kernels differ in the flags that they know
// and demand (memfd_create(2), vm.memfd_noexec).
func thunkFile() (fd int, err error) {
	for _, flag := range []int{unix.MFD_NOEXEC_SEAL, unix.MFD_EXEC, 0} {
		fd, err = unix.MemfdCreate("movabs-callbacks", unix.MFD_CLOEXEC|flag)
		if err != unix.EINVAL {
			return fd, err
		}
	}
	return fd, err
}
